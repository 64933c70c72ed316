package jopher.conformance.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A fixed share of the cases of `tools/order`, which runs all of them. What is known to differ stands in known-differences.txt, which only
/// shrinks (`tools/order -known` writes it).
class OrderTest {
    @Test
    void evaluatesInGcsOrder(@TempDir Path work) throws Exception {
        Map<String, Outcomes.Gc> gc = Outcomes.recorded();
        List<Case> cases = Order.share(Cases.all().stream().filter(c -> gc.containsKey(c.key())).toList(), 0, Order.TESTED);
        CaseRun run = new CaseRun(Order.ours(work, CaseProgram.IMPORTS), work, List.of());
        List<String> differences = new ArrayList<>();
        Set<String> known = new HashSet<>(Outcomes.known());
        for (int i = 0; i < cases.size(); i += CaseRun.CASES_PER_PROGRAM) {
            List<Case> part = cases.subList(i, Math.min(cases.size(), i + CaseRun.CASES_PER_PROGRAM));
            Map<String, String> ours = run.run(part);
            for (Case c : part) {
                if (!ours.get(c.name()).equals(gc.get(c.key()).required(true)) && !known.contains(c.name())) {
                    differences.add("tools/order -case='" + c.name() + "'\n    gc    " + gc.get(c.key()).required(true) + "\n    ours  " + ours.get(c.name()));
                }
            }
        }
        assertTrue(cases.size() > 1000, "fewer than a thousand cases");
        assertEquals("", String.join("\n", differences));
    }

    /// A change of the forms or operands asks for `tools/order -record`.
    @Test
    void everyOutcomeBelongsToACase() throws Exception {
        List<Case> cases = Cases.all();
        Set<String> keys = new HashSet<>();
        cases.forEach(c -> assertTrue(keys.add(c.key()), c.name()));
        assertTrue(keys.containsAll(Outcomes.recorded().keySet()));
        assertTrue(Outcomes.recorded().size() * 10 > cases.size() * 8, "gc refuses too many of the cases");
    }
}
