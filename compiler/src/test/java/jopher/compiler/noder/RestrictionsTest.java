package jopher.compiler.noder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import jopher.compiler.base.Diagnostics;
import org.junit.jupiter.api.Test;

class RestrictionsTest {
    private static List<String> errors(String program, boolean fieldTrack, boolean runtime) {
        Diagnostics d = new Diagnostics();
        Restrictions.check(GoldenIr.ir("x", program, d), fieldTrack, runtime, d);
        return d.lines(100);
    }

    /// The lines are gc's (`go tool compile -+ -e`).
    @Test
    void closuresOnTheHeapAreNotAllowedInTheRuntime() {
        assertEquals(List.of(
                "x.go:7:33: heap-allocated closure a.func1, not allowed in runtime",
                "x.go:8:32: heap-allocated closure b.func1, not allowed in runtime",
                "x.go:9:34: heap-allocated closure c.func1, not allowed in runtime",
                "x.go:11:35: heap-allocated closure e.func1, not allowed in runtime",
                "x.go:14:41: heap-allocated closure j.func1, not allowed in runtime",
                "x.go:16:37: heap-allocated closure l.func1, not allowed in runtime",
                "x.go:17:50: heap-allocated closure m.func1, not allowed in runtime",
                "x.go:18:28: y escapes to heap, not allowed in runtime",
                "x.go:18:41: heap-allocated closure n.func1, not allowed in runtime",
                "x.go:19:33: heap-allocated closure o.func1, not allowed in runtime",
                "x.go:19:65: heap-allocated closure o.func2, not allowed in runtime"), errors("""
                package main

                var g func() int

                type S struct{ f func() int }

                func a(x int) func() int { f := func() int { return x }; return f }
                func b(x int)            { g = func() int { return x } }
                func c(x int, s *S)      { s.f = func() int { return x } }
                func d(x int)            { f := func() int { return x }; f() }
                func e(x int) any        { return func() int { return x } }
                func h(x int)            { go func() { _ = x }() }
                func i(x int)            { defer func() { _ = x }() }
                func j(x int, c chan func() int) { c <- func() int { return x } }
                func k() func() int      { return func() int { return 1 } }
                func l(x int) S          { return S{func() int { return x }} }
                func m(x int) []func() int { return []func() int{func() int { return x }} }
                func n(x int) func() int { y := x; f := func() int { y++; return y }; if y > 2 { return f }; return nil }
                func o(x int) func() int { g := func() int { return x }; return func() int { return g() } }

                func main() {}
                """, false, true));
    }

    @Test
    void methodsMarkedNointerfaceSatisfyNoInterface() {
        String program = """
                package main
                type I interface{ m() }
                type T struct{}
                //go:nointerface
                func (*T) m() {}
                func (*T) n() {}
                func f(I) {}
                func main() { f(new(T)); var x interface{ n() } = new(T); x.n() }
                """;
        assertEquals(List.of(), errors(program, false, false));
        assertEquals(1, errors(program, true, false).stream().filter(l -> l.startsWith("x.go:8:") && l.contains("(m method is marked 'nointerface')")).count(), errors(program, true, false)::toString);
    }
}
