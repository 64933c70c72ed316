package jopher.conformance.front;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// What gc printed, kept in compressed resources beside this class: whoever has no gc replays them.
final class Recorded {
    private static final String FOLDER = "conformance/src/main/resources/jopher/conformance/front/";

    private Recorded() {}

    static List<Case> differential() throws IOException {
        return Case.read(read("differential.txt.gz"));
    }

    static void writeDifferential(Path root, List<Case> cases) throws IOException {
        StringBuilder sb = new StringBuilder();
        cases.forEach(c -> c.write(sb));
        write(root.resolve(FOLDER + "differential.txt.gz"), sb.toString());
    }

    /// What gc prints for the tests of class diag-language, by path.
    static Map<String, List<String>> diagnostics() throws IOException {
        Map<String, List<String>> all = new LinkedHashMap<>();
        List<String> current = new ArrayList<>();
        for (String line : read("diagnostics.txt.gz").lines().toList()) {
            if (line.startsWith("=== ")) {
                current = new ArrayList<>();
                all.put(line.substring(4), current);
            } else {
                current.add(line);
            }
        }
        return all;
    }

    static void writeDiagnostics(Path root, Map<String, List<String>> all) throws IOException {
        StringBuilder sb = new StringBuilder();
        all.forEach((path, lines) -> {
            sb.append("=== ").append(path).append('\n');
            lines.forEach(l -> sb.append(l).append('\n'));
        });
        write(root.resolve(FOLDER + "diagnostics.txt.gz"), sb.toString());
    }

    private static String read(String name) throws IOException {
        try (InputStream raw = Recorded.class.getResourceAsStream(name)) {
            if (raw == null) {
                throw new IOException(name + " has not been recorded");
            }
            return new String(new GZIPInputStream(raw).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
