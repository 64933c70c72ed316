package jopher.conformance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The first line of a test: what to do with it.
///
/// @param kind run, rundir, errorcheck, …
/// @param flags flags for the compiler, or for the go command in the kinds that use it
/// @param arguments what follows the flags
/// @param wantError compilation must fail
/// @param wantAuto messages without a position count
/// @param onePackagePerFile -s: each file of the folder is a package
/// @param seconds -t: time limit, 0 if absent
/// @param environment variables that -goexperiment and -godebug set
/// @param goVersion -gomodversion, "" if absent
public record Recipe(String kind, List<String> flags, List<String> arguments, boolean wantError, boolean wantAuto, boolean onePackagePerFile, int seconds,
        Map<String, String> environment, String goVersion) {

    /// Reads the recipe of a file: the first line that is not empty and not a build constraint.
    public static Recipe read(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        for (String line : text.split("\n")) {
            String l = line.strip();
            if (l.startsWith("//go:build") || l.startsWith("// +build") || l.startsWith("//+build")) {
                continue;
            }
            String action = (line.startsWith("//") ? line.substring(2) : line).strip();
            if (!action.isEmpty()) {
                return parse(action);
            }
        }
        throw new IOException(file + ": no recipe");
    }

    static Recipe parse(String action) {
        List<String> words = words(action);
        String kind = words.removeFirst();
        boolean wantAuto = kind.equals("errorcheckwithauto");
        boolean wantError = kind.startsWith("errorcheck") && !kind.equals("errorcheckandrundir");
        if (wantAuto) {
            kind = "errorcheck";
        }
        List<String> flags = new ArrayList<>();
        Map<String, String> env = new LinkedHashMap<>();
        boolean single = false;
        int seconds = 0;
        String version = "";
        while (!words.isEmpty() && words.getFirst().startsWith("-")) {
            String flag = words.removeFirst();
            switch (flag) {
                case "-1" -> wantError = true;
                case "-0" -> wantError = false;
                case "-s" -> single = true;
                case "-t" -> seconds = Integer.parseInt(words.removeFirst());
                case "-goexperiment" -> env.merge("GOEXPERIMENT", words.removeFirst(), (a, b) -> a + "," + b);
                case "-godebug" -> env.merge("GODEBUG", words.removeFirst(), (a, b) -> a + "," + b);
                case "-gomodversion" -> version = words.removeFirst();
                default -> flags.add(flag);
            }
        }
        return new Recipe(kind, List.copyOf(flags), List.copyOf(words), wantError, wantAuto, single, seconds, env, version);
    }

    /// Words separated by white space; quotes group, a backslash takes the next character as it is.
    static List<String> words(String s) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inWord = false;
        char quote = 0;
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c == '\\' && i + 1 < s.length()) {
                word.append(s.charAt(++i));
                inWord = true;
            } else if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
                inWord = true;
            } else if (Character.isWhitespace(c)) {
                if (inWord) {
                    words.add(word.toString());
                    word.setLength(0);
                    inWord = false;
                }
            } else {
                word.append(c);
                inWord = true;
            }
        }
        if (inWord) {
            words.add(word.toString());
        }
        return words;
    }
}
