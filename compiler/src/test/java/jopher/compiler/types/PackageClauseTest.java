package jopher.compiler.types;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import jopher.compiler.base.Diagnostics;
import jopher.compiler.base.Source;
import jopher.compiler.syntax.File;
import jopher.compiler.syntax.Parser;
import org.junit.jupiter.api.Test;

/// What is wrong with whole files.
class PackageClauseTest {
    @Test
    void aFileOfAnotherPackageIsWrongFromItsStart() {
        Diagnostics d = new Diagnostics();
        List<File> files = List.of(Parser.parse(Source.of("a.go", "package p\n"), d), Parser.parse(Source.of("b.go", "// doc\n\npackage q\n"), d));
        new Checker(CheckConfig.COMPILER, (path, dir) -> Universe.UNSAFE, new Context(), d).check("p", files);
        assertEquals("b.go:1:1: package q; expected package p", d.toString());
    }

    @Test
    void instancesThatNestDeeplyAreToldApartByTheirHashes() {
        Diagnostics d = new Diagnostics();
        int n = 50;
        StringBuilder text = new StringBuilder("package p\ntype G[T any] struct{ x T }\n");
        for (int i = 1; i <= n; i++) {
            text.append("var v").append(i).append(' ').append("G[".repeat(i)).append("int").append("]".repeat(i)).append('\n');
        }
        Package p = new Checker(CheckConfig.COMPILER, (path, dir) -> Universe.UNSAFE, new Context(), d).check("p", List.of(Parser.parse(Source.of("a.go", text.toString()), d))).pkg();
        assertEquals("", d.toString());
        assertEquals(n, java.util.stream.IntStream.rangeClosed(1, n).map(i -> TypeHash.of(p.scope().lookup("v" + i).type())).distinct().count());
    }
}
