package jopher.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// `conformance/known-failures/<class>.txt`: what does not pass yet. Path, cause in one word, reason, separated by tabs.
///
/// The list only shrinks: a test of it that passes fails the build until its line is gone, and so does a failing test
/// without a line.
public final class KnownFailures {
    /// @param cause one word, to count by
    public record Entry(String path, String cause, String reason) {}

    private final Path file;
    private final Map<String, Entry> entries = new TreeMap<>();

    private KnownFailures(Path file) {
        this.file = file;
    }

    /// The list of a class; empty if there is no file.
    public static KnownFailures read(Path folder, TestClass testClass) throws IOException {
        KnownFailures k = new KnownFailures(folder.resolve(testClass.label() + ".txt"));
        if (Files.exists(k.file)) {
            for (String line : Files.readAllLines(k.file)) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    String[] f = line.split("\t", 3);
                    if (f.length != 3 || f[1].contains(" ") || f[2].isBlank()) {
                        throw new IOException(k.file + ": needs path, cause and reason separated by tabs: " + line);
                    }
                    k.entries.put(f[0], new Entry(f[0], f[1], f[2]));
                }
            }
        }
        return k;
    }

    public Entry get(String path) {
        return entries.get(path);
    }

    public java.util.Collection<Entry> all() {
        return entries.values();
    }

    /// Writes what failed now: causes and reasons that are there stay, new ones say what was seen.
    public void rewrite(TestClass testClass, Map<String, Verdict> failed) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("# Tests of class " + testClass.label() + " that do not pass yet: path, cause, reason. This list only shrinks.");
        for (var f : new TreeMap<>(failed).entrySet()) {
            Entry old = entries.get(f.getKey());
            String cause = old != null ? old.cause() : f.getValue().reason().replaceFirst("[: ].*", "");
            String reason = old != null ? old.reason() : f.getValue().reason().replaceFirst("^[a-z]+:? *", "").replace('\t', ' ').strip();
            lines.add(f.getKey() + "\t" + cause + "\t" + (reason.isEmpty() ? cause : reason));
        }
        Files.createDirectories(file.getParent());
        Files.writeString(file, String.join("\n", lines) + "\n");
    }
}
