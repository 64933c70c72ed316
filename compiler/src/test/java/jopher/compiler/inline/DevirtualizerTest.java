package jopher.compiler.inline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import jopher.compiler.base.Diagnostics;
import jopher.compiler.ir.IrPrinter;
import jopher.compiler.ir.PackageIr;
import jopher.compiler.noder.GoldenIr;
import jopher.compiler.noder.IrVerifier;
import org.junit.jupiter.api.Test;

/// Which calls become direct, what gc's -m says of them, and the IR.
class DevirtualizerTest {
    private static final String PROGRAM = """
            package main

            type I interface{ M() int }
            type V struct{ n int }
            func (v V) M() int { return v.n }
            type P struct{ V }
            type W struct{ I }

            func known(p *P, w W, v V) {
            	I(p).M()
            	I(v).M()
            	I(w).M()
            	var i I
            	i = v
            	func() { i = V{1} }()
            	i.M()
            	a, ok := any(v).(I)
            	_, _ = a.M(), ok
            	defer i.M()
            }

            func unknown(i I, m map[int]I, s []I) {
            	i.M()
            	j := I(V{})
            	j = &P{}
            	j.M()
            	k := I(V{})
            	k, _ = m[1]
            	k.M()
            	l := I(V{})
            	q := &l
            	*q = &P{}
            	l.M()
            	for _, e := range s {
            		e.M()
            	}
            	any(1).(I).M()
            }

            func instance[T I](x T) { I(x).M() }

            func main() { instance(V{}) }
            """;

    private static PackageIr run() {
        PackageIr ir = GoldenIr.ir("x", PROGRAM, new Diagnostics());
        Inline.run(ir, null, false, 1);
        assertEquals(List.of(), IrVerifier.verify(ir));
        return ir;
    }

    @Test
    void linesAreThoseOfM() {
        assertEquals(List.of(
                "x.go:10:8: devirtualizing I(p).M to *P",
                "x.go:11:8: devirtualizing I(v).M to V",
                "x.go:12:8: partially devirtualizing I(w).M to W",
                "x.go:16:5: devirtualizing i.M to V",
                "x.go:18:12: devirtualizing a.M to V",
                "x.go:19:11: devirtualizing .autotmp.M to V"), run().notes.lines());
    }

    @Test
    void pointersAreCalledAsTheyAreOthersTakenOut() {
        String known = run().funcs.stream().filter(f -> f.sym.jvmName.equals("known")).map(IrPrinter::print).collect(Collectors.joining());
        assertEquals("""
                main.V.M(p->V)
                main.V.M(iface[main.I](v).(main.V /*known*/))
                iface[main.I](w).(main.W /*known*/).I.<M>()
                main.V.M(i.(main.V /*known*/))
                _, _ = main.V.M(a.(main.V /*known*/)), ok
                defer main.V.M(i.(main.V /*known*/)) // for main.known""",
                known.lines().filter(l -> l.contains(".M(") || l.contains("<M>(")).map(String::strip).collect(Collectors.joining("\n")));
    }
}
