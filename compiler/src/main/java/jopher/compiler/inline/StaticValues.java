package jopher.compiler.inline;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Func;
import jopher.compiler.ir.IrVisitor;
import jopher.compiler.ir.Local;
import jopher.compiler.ir.Stmt;

/// What a variable that is never assigned again was declared with (ir.StaticValue).
final class StaticValues {
    private final Map<Local, Expr> declared = new IdentityHashMap<>();

    StaticValues(List<Func> funcs) {
        for (Func f : funcs) {
            IrVisitor.visit(f.body, s -> {
                if (s instanceof Stmt.Declare d && d.init() != null) {
                    declared.put(d.local(), d.init());
                }
            }, x -> { });
        }
    }

    /// The expression itself, or the one that it is known to have the value of.
    Expr of(Expr x) {
        while (true) {
            Expr next = switch (x) {
                case Expr.Conv c when c.kind() == Expr.ConvKind.NOP -> c.x();
                case Expr.LocalRef r when r.local().kind == Local.Kind.AUTO && !r.local().reassigned && !r.local().addrTaken -> declared.get(r.local());
                default -> null;
            };
            if (next == null) {
                return x;
            }
            x = next;
        }
    }
}
