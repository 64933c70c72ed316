package jopher.compiler.inline;

import java.util.ArrayList;
import java.util.List;
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
        List<Expr.Call> deferred = new ArrayList<>();
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
        List<Expr.Call> done = new ArrayList<>();
        for (int i = 0; i < calls.size();) {
            i = post(calls, i, done);
        }
        done.removeIf(c -> deferred.stream().anyMatch(d -> d == c));
        done.forEach(found);
    }

    private static int post(List<Expr.Call> calls, int at, List<Expr.Call> out) {
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
            next = post(calls, next, out);
        }
        out.add(c);
        return end;
    }
}
