package jopher.conformance.front;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jopher.compiler.driver.load.GoEnv;
import jopher.compiler.driver.load.Goroot;
import org.junit.jupiter.api.Test;

/// Sources that nest 10,000 deep are accepted, or refused with gc's words; `tools/front nesting` asks gc.
class NestingTest {
    /// The first message about those that gc refuses.
    private static final Map<String, String> REFUSED = Map.ofEntries(
            Map.entry("receives", "nesting.go:14: invalid operation: cannot receive from non-channel int x (variable of type int)"),
            Map.entry("shifts", "nesting.go:14: invalid operation: invalid shift count (1 << (1 << (1 << (1 << (1))))) (untyped int constant 65536)"),
            Map.entry("undefined names", "nesting.go:6:10: undefined: undefined"),
            Map.entry("chain of functions", "nesting.go:10004:5: initialization cycle for v"),
            Map.entry("cycle of types", "nesting.go:3:6: invalid recursive type T0"),
            Map.entry("cycle of constants", "nesting.go:3:7: initialization cycle for c0"),
            Map.entry("union", "nesting.go:3: cannot handle more than 100 union terms (implementation limitation)"),
            Map.entry("long name", "nesting.go:3: undefined: undefined"),
            Map.entry("long number", "nesting.go:3:11: excessively long constant: 1111111111... (16384 chars)"),
            Map.entry("long comment", "nesting.go:4:9: undefined: undefined"),
            Map.entry("long line", "nesting.go:3: undefined: undefined"),
            Map.entry("open parentheses", "nesting.go:5:6: syntax error: unexpected name main, expected ("),
            Map.entry("open braces", "nesting.go:5:6: syntax error: unexpected name main, expected ("),
            Map.entry("open brackets", "nesting.go:5:6: syntax error: unexpected name main, expected ("),
            Map.entry("closing braces", "nesting.go:3:1: syntax error: non-declaration statement outside function body"));

    @Test
    void isCheckedLikeAnything() throws Exception {
        FrontEnd ours = new FrontEnd(Goroot.find(null, new GoEnv(System.getenv())).dir());
        Map<String, String> refused = new LinkedHashMap<>();
        for (Map.Entry<String, String> e : Nesting.sources().entrySet()) {
            Subject s = new Subject("nesting.go", "main", List.of(), "", false, false);
            List<String> lines = ours.check(s, e.getValue().getBytes(StandardCharsets.UTF_8));
            if (!lines.isEmpty()) {
                refused.put(e.getKey(), lines.getFirst().lines().findFirst().orElse(""));
            }
        }
        assertEquals(new java.util.TreeMap<>(REFUSED), new java.util.TreeMap<>(refused));
    }
}
