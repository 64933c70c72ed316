package jopher.conformance.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The first seeds of `tools/fuzz`, which makes programs without end.
class FuzzTest {
    @Test
    void printsWhatGcsBuildsPrint(@TempDir Path work) throws Exception {
        List<Node> programs = Recorded.programs();
        List<String> recorded = Recorded.read();
        assertEquals(recorded.getFirst(), Long.toHexString(Recorded.sum(programs)), "the generator has changed: tools/fuzz -record");
        List<String> ours = new BatchRun("ours", Fuzz.ourToolchain(work), work, List.of()).run(programs);
        List<String> differences = new ArrayList<>();
        long lines = 0;
        for (int i = 0; i < programs.size(); i++) {
            String gc = recorded.get(i + 1);
            assertFalse(gc.startsWith("!"), gc);
            assertTrue(gc.lines().toList().getLast().startsWith("sum "), () -> "not ended: " + gc);
            lines += gc.lines().count();
            if (!gc.equals(ours.get(i))) {
                differences.add("tools/fuzz -show=" + (i + 1) + ": " + Fuzz.difference(gc, ours.get(i)));
            }
        }
        assertTrue(lines > 1000, "the programs show too little: " + lines + " lines");
        assertEquals(List.of(), differences);
    }
}
