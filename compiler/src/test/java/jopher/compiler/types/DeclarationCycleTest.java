package jopher.compiler.types;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import jopher.compiler.base.Diagnostics;
import jopher.compiler.base.Source;
import jopher.compiler.syntax.File;
import jopher.compiler.syntax.Parser;
import org.junit.jupiter.api.Test;

/// Declarations that depend on each other; the messages are gc's.
class DeclarationCycleTest {
    private static String check(String source) {
        Diagnostics errors = new Diagnostics();
        File file = Parser.parse(Source.of("p.go", source), errors, Set.of());
        new Checker(CheckConfig.COMPILER, (path, dir) -> {
            throw new Importer.ImportException("no imports");
        }, new Context(), errors).check("p", List.of(file));
        return errors.toString();
    }

    /// The message names a function's kind without checking its declaration, which would close a cycle too early.
    @Test
    void sayingThatAFunctionIsNoTypeDoesNotCheckIt() {
        assertEquals("""
                p.go:5:10: f (function) is not a type
                p.go:6:6: invalid recursive type C
                	p.go:6:6: C refers to D
                	p.go:8:6: D refers to C""", check("""
                package p

                import "unsafe"

                type A []f
                type C [unsafe.Sizeof(f())]int
                func f() D { return D{} }
                type D C
                """));
    }

    /// 2^60 paths lead through these types; each is visited once.
    @Test
    void plainTypesAreValidatedOnce() {
        StringBuilder s = new StringBuilder("package p\ntype T0 struct{ i int }\n");
        for (int i = 1; i <= 60; i++) {
            s.append("type T").append(i).append(" struct { a, b *T").append(i - 1).append("; c, d [0]T").append(i - 1).append(" }\n");
        }
        assertEquals("", check(s.toString()));
    }
}
