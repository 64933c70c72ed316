package jopher.compiler.inline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import jopher.compiler.ir.Expr;
import jopher.compiler.ir.IrVisitor;
import jopher.compiler.ir.Stmt;

/// The calls of a body in the order in which the inliner tries them: operands before the call, else as in the source. Calls of `go` and
/// `defer` statements are not among them, their arguments are.
final class CallSites {
    private final Consumer<Expr.Call> found;

    CallSites(Consumer<Expr.Call> found) {
        this.found = found;
    }

    void visit(List<Stmt> body) {
        Set<Expr.Call> deferred = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Expr.Call> calls = new ArrayList<>();
        IrVisitor.visit(body, s -> {
            if (s instanceof Stmt.GoCall g && g.call() instanceof Stmt.ExprStmt e && e.x() instanceof Expr.Call c) {
                deferred.add(c);
            } else if (s instanceof Stmt.DeferCall d && d.call() instanceof Stmt.ExprStmt e && e.x() instanceof Expr.Call c) {
                deferred.add(c);
            }
        }, x -> {
            if (x instanceof Expr.Call c) {
                calls.add(c);
            }
        });
        // the visitor names parents before children
        for (int i = 0; i < calls.size();) {
            i = post(calls, i, deferred);
        }
    }

    private int post(List<Expr.Call> calls, int at, Set<Expr.Call> without) {
        Expr.Call c = calls.get(at);
        int[] inside = {0};
        IrVisitor.visit(c, x -> {
            if (x instanceof Expr.Call k && k != c) {
                inside[0]++;
            }
        });
        int next = at + 1;
        int end = at + 1 + inside[0];
        while (next < end) {
            next = post(calls, next, without);
        }
        if (!without.contains(c)) {
            found.accept(c);
        }
        return end;
    }
}
