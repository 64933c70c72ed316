package jopher.conformance.front;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/// Files of class diag-language whose whole output is not gc's, with the cause (`differences.txt` beside this class: path, tab, cause).
final class KnownDifferences {
    private KnownDifferences() {}

    static Map<String, String> read() throws IOException {
        Map<String, String> m = new TreeMap<>();
        try (InputStream in = KnownDifferences.class.getResourceAsStream("differences.txt")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(l -> !l.isBlank() && !l.startsWith("#")).forEach(l -> m.put(l.split("\t")[0], l.split("\t")[1]));
        }
        return m;
    }
}
