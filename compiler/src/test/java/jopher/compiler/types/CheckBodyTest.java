package jopher.compiler.types;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import jopher.compiler.base.Diagnostics;
import jopher.compiler.base.Source;
import jopher.compiler.syntax.Decl.FuncDecl;
import jopher.compiler.syntax.Expr;
import jopher.compiler.syntax.File;
import jopher.compiler.syntax.Parser;
import jopher.compiler.syntax.Stmt.ReturnStmt;
import org.junit.jupiter.api.Test;

/// Bodies that were skipped are checked on demand, one by one.
class CheckBodyTest {
    private static final String SOURCE = """
            package p

            type T[E any] struct{ e E }

            func (t *T[E]) Get() E { return t.e }

            func Sum(list ...int) (n int) {
            	add := func(x int) { n += x }
            	for _, x := range list {
            		add(x)
            	}
            	return n << 1
            }

            func bad() int { return "" }
            """;

    private final Diagnostics errors = new Diagnostics();
    private final File file = Parser.parse(Source.of("p.go", SOURCE), errors, Set.of());
    private final Checker checker = new Checker(CheckConfig.COMPILER.withoutBodies(),
            (path, dir) -> { throw new Importer.ImportException("no imports"); }, new Context(), errors);
    private final Checker.Result result = checker.check("p", List.of(file));

    private ReturnStmt lastReturn(int decl) {
        return (ReturnStmt) ((FuncDecl) file.declList().get(decl)).body().list().getLast();
    }

    @Test
    void declarationsAloneAreChecked() {
        assertFalse(errors.hasErrors(), errors::toString);
        assertEquals(null, result.info().typeOf(lastReturn(2).results()));
    }

    @Test
    void aBodyIsCheckedOnDemand() {
        checker.checkBody((FuncObj) result.pkg().scope().lookup("Sum"));
        Expr sum = lastReturn(2).results();
        assertEquals(Basic.INT, result.info().typeOf(sum));
        assertFalse(errors.hasErrors(), errors::toString);
    }

    @Test
    void methodsOfGenericTypesToo() {
        Named t = (Named) result.pkg().scope().lookup("T").type();
        Named instance = (Named) new Context().instance(t.obj().pos(), t, List.of(Basic.INT));
        checker.checkBody(instance.method(0)); // the body belongs to the generic type's method
        assertTrue(result.info().typeOf(lastReturn(1).results()) instanceof TypeParam);
    }

    @Test
    void errorsAreReportedOnce() {
        FuncObj bad = (FuncObj) result.pkg().scope().lookup("bad");
        checker.checkBody(bad);
        checker.checkBody(bad);
        assertEquals(List.of("p.go:15:25: cannot use \"\" (untyped string constant) as int value in return statement"), errors.lines(10));
    }
}
