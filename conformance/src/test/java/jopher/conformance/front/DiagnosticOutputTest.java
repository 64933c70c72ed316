package jopher.conformance.front;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jopher.conformance.DiagnosticOutput;
import jopher.conformance.TestCase;
import jopher.conformance.Toolchain;
import jopher.conformance.Toolchains;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A share of class diag-language prints, to the letter, what gc printed when it was recorded; `tools/front output` compares all.
class DiagnosticOutputTest {
    private static final int EVERY = 5;

    @Test
    void isGcs(@TempDir Path work) throws Exception {
        Map<String, List<String>> want = Recorded.diagnostics();
        Map<String, String> known = KnownDifferences.read("differences.txt");
        List<TestCase> all = DiagnosticOutput.tests();
        List<TestCase> tests = new ArrayList<>();
        for (int i = 0; i < all.size(); i += EVERY) {
            if (!known.containsKey(all.get(i).path())) {
                tests.add(all.get(i));
            }
        }
        Comparison c = new Comparison();
        try (Toolchain ours = Toolchains.named("jopher", Path.of(System.getProperty("jopher.root", "..")), work)) {
            new DiagnosticOutput(ours).run(tests, System.out).forEach((path, lines) -> c.add(path, want.get(path), lines));
        }
        assertEquals(List.of(), c.differences);
    }

    @Test
    void fewDifferAtAll() throws Exception {
        int tests = DiagnosticOutput.tests().size();
        assertEquals(tests, Recorded.diagnostics().size());
        assertTrue(KnownDifferences.read("differences.txt").size() * 100 <= 3 * tests, "at most 3 % may differ");
    }
}
