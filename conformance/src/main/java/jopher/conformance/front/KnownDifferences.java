package jopher.conformance.front;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/// What is known to differ, with the cause, in files beside this class (name, tab, cause): `differences.txt` are files of class diag-language whose
/// whole output is not gc's, `std-tests.txt` packages that do not check because the overlay replaces what they use.
final class KnownDifferences {
    private KnownDifferences() {}

    static Map<String, String> read(String file) throws IOException {
        Map<String, String> m = new TreeMap<>();
        try (InputStream in = KnownDifferences.class.getResourceAsStream(file)) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(l -> !l.isBlank() && !l.startsWith("#")).forEach(l -> m.put(l.split("\t")[0], l.split("\t")[1]));
        }
        return m;
    }
}
