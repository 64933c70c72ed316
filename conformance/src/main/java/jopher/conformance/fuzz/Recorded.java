package jopher.conformance.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// What gc's builds of the first seeds print, kept in a compressed resource beside this class.
final class Recorded {
    static final int SEEDS = 40;

    private static final String FILE = "outcomes.txt.gz";
    private static final String END = "\u0000";

    private Recorded() {}

    static List<Node> programs() {
        List<Node> programs = new ArrayList<>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            programs.add(ProgramGen.program(seed, false));
        }
        return programs;
    }

    /// Of all programs' texts: the record is of these.
    static long sum(List<Node> programs) {
        CRC32 crc = new CRC32();
        programs.forEach(p -> crc.update(p.text("").getBytes(StandardCharsets.UTF_8)));
        return crc.getValue();
    }

    /// The programs' sum, then their outcomes.
    static List<String> read() throws IOException {
        try (InputStream raw = Recorded.class.getResourceAsStream(FILE)) {
            if (raw == null) {
                throw new IOException("nothing is recorded: tools/fuzz -record");
            }
            return Arrays.asList(new String(new GZIPInputStream(raw).readAllBytes(), StandardCharsets.ISO_8859_1).split(END));
        }
    }

    static void write(Path root, BatchRun gc) throws IOException {
        List<Node> programs = programs();
        List<String> all = new ArrayList<>(List.of(Long.toHexString(sum(programs))));
        all.addAll(gc.run(programs));
        Path file = root.resolve("conformance/src/main/resources/jopher/conformance/fuzz/" + FILE);
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(String.join(END, all).getBytes(StandardCharsets.ISO_8859_1));
        }
    }
}
