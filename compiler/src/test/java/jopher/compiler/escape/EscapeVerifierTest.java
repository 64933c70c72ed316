package jopher.compiler.escape;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import jopher.compiler.base.CompilerBug;
import jopher.compiler.base.Diagnostics;
import jopher.compiler.ir.Escapes;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.ImportedFacts;
import jopher.compiler.ir.IrVisitor;
import jopher.compiler.ir.PackageIr;
import jopher.compiler.ir.Stmt;
import jopher.compiler.noder.GoldenIr;
import org.junit.jupiter.api.Test;

class EscapeVerifierTest {
    private static final List<String> LEAVING = List.of(
            "func f() map[int]int { return map[int]int{} }",
            "func f() any { return make(map[int]int) }",
            "func f() *int { x := 1; return &x }",
            "type S struct { p *int }; func f(s *S) { var x [2]int; s.p = &x[1] }",
            "var g map[int]int; func f() { g = make(map[int]int) }",
            "func f(c chan *int) { x := 1; c <- &x }",
            "func f(s []*int) []*int { x := 1; return append(s, &x) }",
            "func f(m map[string]map[int]int) { m[\"a\"] = map[int]int{} }",
            "func f() { panic(map[int]int{}) }",
            "func f() func() map[int]int { return func() map[int]int { return nil } }; func g() { _ = func() *int { y := 2; return &y }() }");

    private static PackageIr ir(String source) {
        PackageIr ir = GoldenIr.ir("x", "package main\n" + source + "\nfunc main() {}\n", new Diagnostics());
        return Analysis.run(ir, ImportedFacts.NONE, 0, Set.of(), true);
    }

    @Test
    void whatTheAnalysisFindsPasses() {
        LEAVING.forEach(s -> EscapeVerifier.verify(ir(s)));
        PackageIr ir = ir("func f() int { m := map[int]int{}; x := 1; p := &x; *p = 2; m[x] = 3; return m[1] + *p }");
        EscapeVerifier.verify(ir);
        assertTrue(everything(ir).stream().filter(Expr.MapLit.class::isInstance).allMatch(m -> ir.escapes.staysInFrame(((Expr.MapLit) m).site())));
    }

    /// If everything stayed in its frame.
    @Test
    void whatLeavesItsFrameIsFound() {
        for (String s : LEAVING) {
            PackageIr ir = ir(s);
            ir.escapes = new Escapes(everything(ir), Set.of(), Set.of(), Set.of());
            assertThrows(CompilerBug.class, () -> EscapeVerifier.verify(ir), s);
        }
    }

    private static Set<Object> everything(PackageIr ir) {
        Set<Object> all = Collections.newSetFromMap(new IdentityHashMap<>());
        for (var f : ir.funcs) {
            IrVisitor.visit(f.body, st -> {
                if (st instanceof Stmt.Declare d) {
                    all.add(d.local());
                }
            }, e -> {
                switch (e) {
                    case Expr.MakeMap m -> all.add(m.site());
                    case Expr.MapLit m -> {
                        all.add(m.site());
                        all.add(m);
                    }
                    default -> {}
                }
            });
        }
        return all;
    }
}
