package jopher.compiler.driver.overlay;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;

/// The package-wide `//jopher:` lines of a package's overlay files.
public final class Directives {
    boolean replacePackage;
    final Set<String> drop = new LinkedHashSet<>();
    final Set<String> borrow = new LinkedHashSet<>();
    final Set<String> delete = new LinkedHashSet<>();
    final Set<String> deleteInit = new LinkedHashSet<>();
    final Set<String> natives = new LinkedHashSet<>();

    /// The original file whose presence `//jopher:beside` asks for; "" without one.
    public static String beside(byte[] overlayFile) {
        for (String line : new String(overlayFile, StandardCharsets.UTF_8).split("\n")) {
            if (line.startsWith("//jopher:beside ")) {
                return line.substring("//jopher:beside ".length()).strip();
            }
        }
        return "";
    }

    /// Reads one file's lines; `complain` gets what is wrong with them.
    void read(String file, byte[] bytes, java.util.function.Consumer<String> complain) {
        for (String raw : new String(bytes, StandardCharsets.UTF_8).split("\n")) {
            String line = raw.strip();
            if (!line.startsWith("//jopher:")) {
                continue;
            }
            String[] w = line.substring("//jopher:".length()).split("\\s+");
            switch (w[0]) {
                case "replace-package" -> replacePackage = true;
                case "drop" -> addAll(file, w, drop, complain);
                case "borrow" -> addAll(file, w, borrow, complain);
                case "delete" -> addAll(file, w, delete, complain);
                case "delete-init" -> addAll(file, w, deleteInit, complain);
                case "native" -> addAll(file, w, natives, complain);
                case "keep-original", "new", "beside" -> { }
                default -> complain.accept(file + ": unknown directive //jopher:" + w[0]);
            }
        }
    }

    private static void addAll(String file, String[] words, Set<String> to, java.util.function.Consumer<String> complain) {
        if (words.length == 1) {
            complain.accept(file + ": //jopher:" + words[0] + " names nothing");
        }
        for (int i = 1; i < words.length; i++) {
            if (!to.add(words[i])) {
                complain.accept(file + ": //jopher:" + words[0] + " " + words[i] + " occurs twice");
            }
        }
    }
}
