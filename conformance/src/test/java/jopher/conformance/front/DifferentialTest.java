package jopher.conformance.front;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jopher.compiler.driver.load.GoEnv;
import jopher.compiler.driver.load.Goroot;
import org.junit.jupiter.api.Test;

/// A fixed share of the changed files whose outcome with gc is recorded; `tools/front replay` compares all of them, `tools/front differential` makes new ones.
class DifferentialTest {
    private static final int EACH = 50;

    @Test
    void acceptsAndSaysWhatGcDoes() throws Exception {
        Path goroot = Goroot.find(null, new GoEnv(System.getenv())).dir();
        Differential d = new Differential(goroot);
        List<Case> all = Recorded.differential();
        List<Case> cases = new ArrayList<>(share(all.stream().filter(Case::accepted).toList()));
        cases.addAll(share(all.stream().filter(c -> !c.accepted()).toList()));
        // files that another release of Go has changed are left out
        cases.removeIf(c -> !d.isRecorded(c));
        assertTrue(cases.size() > EACH, "most files are not those of the record: tools/front differential -record");
        Comparison c = d.compare(cases, System.out);
        assertEquals(List.of(), c.differences);
    }

    private static List<Case> share(List<Case> cases) {
        List<Case> share = new ArrayList<>();
        for (int i = 0; i < EACH; i++) {
            share.add(cases.get(i * cases.size() / EACH));
        }
        return share;
    }

    @Test
    void changesAreTheSameForEver() {
        byte[] file = "package p\n\nimport \"fmt\"\n\nfunc f(a, b int) int {\n\tfmt.Println(a + b)\n\treturn a\n}\n".getBytes(StandardCharsets.UTF_8);
        StringBuilder sums = new StringBuilder();
        for (long seed = 1; seed < 200; seed++) {
            sums.append(Case.sum(Mutator.mutate(file, seed))).append(Case.sum(Mutator.damage(file, file, seed)));
        }
        assertEquals(1836649443L, Case.sum(sums.toString().getBytes(StandardCharsets.UTF_8)), "records name files by their seeds");
    }

    @Test
    void differencesAreCounted() {
        Comparison c = new Comparison();
        c.add("same", List.of("a.go:1:2: x"), List.of("a.go:1:2: x"));
        c.add("other column", List.of("a.go:1:2: x", "a.go:2:1: y"), List.of("a.go:1:2: x", "a.go:2:3: y"));
        c.add("other line", List.of("a.go:1:2: x"), List.of("a.go:2:2: syntax error: x"));
        c.add("accepted by us", List.of("a.go:1:2: x"), List.of());
        c.add("accepted by gc", List.of(), List.of("a.go:1:2: x"));
        assertEquals("4 rejected by gc (4 by the type checker), 1 accepted; accepted by one side only: 2; same lines: 50.00 %; same first message: 50.00 %; same output: 25.00 %", c.summary());
        assertEquals(4, c.differences.size());
    }
}
