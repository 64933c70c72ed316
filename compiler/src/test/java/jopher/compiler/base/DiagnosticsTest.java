package jopher.compiler.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/// The order of messages, and which are left out: as gc's (cmd/compile/internal/base/print.go, cmd/internal/src/xpos.go).
class DiagnosticsTest {
    private final PosBase a = PosBase.file("a.go");
    private final PosBase b = PosBase.file("b.go");
    private final Diagnostics d = new Diagnostics();

    @Test
    void filesComeInTheOrderOfTheirFirstMessages() {
        d.report(new Pos(b, 7, 1), "first");
        d.report(new Pos(a, 1, 1), "second");
        d.report(new Pos(b, 2, 1), "third");
        assertEquals(List.of("b.go:2:1: third", "b.go:7:1: first", "a.go:1:1: second"), d.lines(100));
    }

    @Test
    void columnsThatGcDoesNotKeepDoNotSort() {
        d.report(new Pos(a, 1, 400), "first");
        d.report(new Pos(a, 1, 300), "second");
        d.report(new Pos(a, 1, 30), "third");
        assertEquals(List.of("a.go:1:30: third", "a.go:1: first", "a.go:1: second"), d.lines(100));
    }

    @Test
    void anEqualMessageOnTheSameLineIsLeftOutUnlessAnotherCameBetween() {
        d.report(new Pos(a, 1, 1), "undefined: h");
        d.report(new Pos(a, 1, 5), "undefined: h");
        d.report(new Pos(b, 1, 1), "other");
        d.report(new Pos(a, 1, 9), "undefined: h");
        assertEquals(List.of("a.go:1:1: undefined: h", "a.go:1:9: undefined: h", "b.go:1:1: other"), d.lines(100));
    }
}
