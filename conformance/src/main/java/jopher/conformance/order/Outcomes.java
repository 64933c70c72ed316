package jopher.conformance.order;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// What gc's builds of the cases print, by [Case#key]: a compressed resource beside this class.
/// A line is the key and the outcome without inlining (`-gcflags=all=-l`); where inlining changes it, a tab and the outcome with it.
final class Outcomes {
    private static final String FILE = "outcomes.txt.gz";

    /// @param plain without inlining
    /// @param inlined as gc builds by default
    record Gc(String plain, String inlined) {
        boolean differs() {
            return !plain.equals(inlined);
        }

        /// The one that ours must equal. The one switch: true when functions are inlined by a phase of the compiler.
        String required() {
            return INLINE_PHASE ? inlined : plain;
        }
    }

    private static final boolean INLINE_PHASE = false;

    private static final String KNOWN = "known-differences.txt";
    private static final String FOLDER = "conformance/src/main/resources/jopher/conformance/order/";

    private Outcomes() {}

    /// Names of the tested cases in which ours is not yet gc's outcome.
    static List<String> known() throws IOException {
        try (InputStream in = Outcomes.class.getResourceAsStream(KNOWN)) {
            return in == null ? List.of() : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    static void writeKnown(Path root, List<String> names) throws IOException {
        Path file = root.resolve(FOLDER + KNOWN);
        if (names.isEmpty()) {
            Files.deleteIfExists(file);
        } else {
            Files.write(file, names);
        }
    }

    static Map<String, Gc> recorded() throws IOException {
        Map<String, Gc> all = new LinkedHashMap<>();
        try (InputStream raw = Outcomes.class.getResourceAsStream(FILE)) {
            if (raw == null) {
                throw new IOException("nothing is recorded: tools/order -record");
            }
            for (String line : new String(new GZIPInputStream(raw).readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                String[] f = line.split("\t", -1);
                all.put(f[0], new Gc(f[1], f.length > 2 ? f[2] : f[1]));
            }
        }
        return all;
    }

    static void write(Path root, List<Case> cases, Map<String, Gc> all) throws IOException {
        StringBuilder sb = new StringBuilder();
        for (Case c : cases) {
            Gc o = all.get(c.key());
            if (o != null) {
                sb.append(c.key()).append('\t').append(o.plain).append(o.differs() ? "\t" + o.inlined : "").append('\n');
            }
        }
        Path file = root.resolve(FOLDER + FILE);
        Files.createDirectories(file.getParent());
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(sb.toString().getBytes(StandardCharsets.UTF_8));
        }
    }
}
