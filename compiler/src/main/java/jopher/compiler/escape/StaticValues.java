package jopher.compiler.escape;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Func;
import jopher.compiler.ir.IrVisitor;
import jopher.compiler.ir.Local;
import jopher.compiler.ir.Stmt;

/// The values of variables that are set once, by their declaration, and whose address is not taken.
final class StaticValues {
    private final Map<Local, Expr> values = new IdentityHashMap<>();

    /// Of the variables declared in these functions.
    StaticValues(List<Func> fns) {
        for (Func f : fns) {
            IrVisitor.visit(f.body, this::note, e -> {
                if (e instanceof Expr.Seq s) {
                    s.stmts().forEach(this::note);
                }
            });
        }
    }

    private void note(Stmt s) {
        switch (s) {
            case Stmt.Declare d when d.init() != null -> put(d.local(), d.init());
            case Stmt.DeclareList d -> {
                for (int i = 0; i < d.locals().size(); i++) {
                    if (d.locals().get(i) != null) {
                        put(d.locals().get(i), d.values().get(i));
                    }
                }
            }
            case Stmt.AssignList a -> {
                for (int i = 0; i < a.places().size(); i++) {
                    if (a.places().get(i) instanceof Expr.LocalRef r && r.local().kind != Local.Kind.PARAM && r.local().kind != Local.Kind.RESULT) {
                        put(r.local(), a.values().get(i));
                    }
                }
            }
            default -> {}
        }
    }

    void put(Local l, Expr value) {
        if (!l.reassigned && !l.addrTaken) {
            values.put(l, value);
        }
    }

    /// What `x` is, as far as that is known without running the program: `x` itself, or the expression that its variable was set to.
    Expr of(Expr x) {
        while (true) {
            Expr next = switch (x) {
                case Expr.Conv c when c.kind() == Expr.ConvKind.NOP -> c.x();
                case Expr.Seq s -> s.value();
                case Expr.LocalRef r -> values.get(r.local());
                default -> null;
            };
            if (next == null) {
                return x;
            }
            x = next;
        }
    }
}
