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
/// A line is the key and the outcome without inlining (`-gcflags=all=-l`), then, where others differ, a tab and the outcome with inlining, and where that
/// without optimisation (`-gcflags=-N -l`) differs from the first, a tab and that one.
final class Outcomes {
    private static final String FILE = "outcomes.txt.gz";

    /// @param plain without inlining
    /// @param inlined as gc builds by default
    /// @param unoptimised with -N -l
    record Gc(String plain, String inlined, String unoptimised) {
        boolean differs() {
            return !plain.equals(inlined);
        }

        /// The one that ours must equal. The one switch: true when functions are inlined by a phase of the compiler.
        ///
        /// @param optimised not built with -N
        String required(boolean optimised) {
            return !optimised ? unoptimised : INLINE_PHASE ? inlined : plain;
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
        try (InputStream raw = Outcomes.class.getResourceAsStream(FILE)) {
            if (raw == null) {
                throw new IOException("nothing is recorded: tools/order -record");
            }
            return read(raw);
        }
    }

    /// As the file in the sources says, which is newer while cases are recorded in parts.
    static Map<String, Gc> recorded(Path root) throws IOException {
        Path file = root.resolve(FOLDER + FILE);
        if (!Files.exists(file)) {
            return new LinkedHashMap<>();
        }
        try (InputStream raw = Files.newInputStream(file)) {
            return read(raw);
        }
    }

    private static Map<String, Gc> read(InputStream raw) throws IOException {
        Map<String, Gc> all = new LinkedHashMap<>();
        for (String line : new String(new GZIPInputStream(raw).readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
            String[] f = line.split("\t", -1);
            all.put(f[0], new Gc(f[1], f.length > 2 ? f[2] : f[1], f.length > 3 ? f[3] : f[1]));
        }
        return all;
    }

    static void write(Path root, List<Case> cases, Map<String, Gc> all) throws IOException {
        StringBuilder sb = new StringBuilder();
        for (Case c : cases) {
            Gc o = all.get(c.key());
            if (o != null) {
                sb.append(c.key()).append('\t').append(o.plain);
                boolean third = !o.unoptimised.equals(o.plain);
                sb.append(o.differs() || third ? "\t" + o.inlined : "").append(third ? "\t" + o.unoptimised : "").append('\n');
            }
        }
        Path file = root.resolve(FOLDER + FILE);
        Files.createDirectories(file.getParent());
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(sb.toString().getBytes(StandardCharsets.UTF_8));
        }
    }
}
