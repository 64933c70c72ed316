package jopher.compiler.walk;

import jopher.compiler.base.CompilerBug;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Func;
import jopher.compiler.ir.IrVisitor;
import jopher.compiler.ir.Stmt;

/// Proves that no sugar is left after walk.
public final class WalkVerifier {
    private WalkVerifier() {}

    /// Throws `CompilerBug` naming the first offending node.
    public static void verify(Func fn) {
        IrVisitor.visit(fn.body, s -> {
            if (s instanceof Stmt.SugarStmt) {
                throw new CompilerBug("walk", fn.toString(), s.pos(), "statement left: " + s.getClass().getSimpleName());
            }
        }, e -> {
            if (e instanceof Expr.SugarExpr) {
                throw new CompilerBug("walk", fn.toString(), e.pos(), "expression left: " + e.getClass().getSimpleName());
            }
        });
    }
}
