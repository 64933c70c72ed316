package jopher.compiler.escape;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Func;
import jopher.compiler.ir.IrVisitor;
import jopher.compiler.ir.Local;
import jopher.compiler.ir.Stmt;

/// Which iteration variables are made anew for every iteration: those of Go 1.22's loops whose address is taken, or that are captured, inside the loop and not
/// inside a return statement there (cmd/compile/internal/loopvar). The others are one variable for the whole loop, which nobody can tell.
final class LoopVariables {
    private final Set<Local> fresh = Collections.newSetFromMap(new IdentityHashMap<>());

    LoopVariables(Func f) {
        scan(f.body);
    }

    boolean isFresh(Local l) {
        return fresh.contains(l);
    }

    private void scan(List<Stmt> body) {
        IrVisitor.visit(body, s -> {
            switch (s) {
                case Stmt.Range r -> loop(variables(r), r.body());
                case Stmt.For f when !f.perIteration().isEmpty() -> {
                    List<Stmt> all = new ArrayList<>(f.body());
                    all.addAll(f.post());
                    if (f.cond() != null) {
                        all.add(new Stmt.ExprStmt(f.pos(), f.cond()));
                    }
                    loop(new HashSet<>(f.perIteration()), all);
                }
                default -> {}
            }
        }, e -> {});
    }

    private static Set<Local> variables(Stmt.Range r) {
        Set<Local> out = new HashSet<>();
        for (Expr e : new Expr[] {r.key(), r.value()}) {
            if (e instanceof Expr.LocalRef l) {
                out.add(l.local());
            }
        }
        return out;
    }

    private void loop(Set<Local> candidates, List<Stmt> body) {
        candidates.removeIf(l -> !l.captured && !l.addrTaken);
        if (!candidates.isEmpty()) {
            search(body, candidates);
        }
    }

    private void search(List<Stmt> body, Set<Local> candidates) {
        // a return inside the loop leaves it: what is taken there lives in no other iteration
        Set<Expr> inReturn = Collections.newSetFromMap(new IdentityHashMap<>());
        IrVisitor.visit(body, s -> {
            if (s instanceof Stmt.Return r) {
                r.values().forEach(v -> IrVisitor.visit(v, inReturn::add));
            }
        }, e -> {
            if (inReturn.contains(e)) {
                return;
            }
            switch (e) {
                case Expr.Closure c -> c.fn().captures.forEach(l -> leak(l, candidates));
                case Expr.AddrOf a -> leak(root(a.x()), candidates);
                default -> {}
            }
        });
    }

    private void leak(Local l, Set<Local> candidates) {
        if (l != null && candidates.contains(l)) {
            fresh.add(l);
        }
    }

    static Local root(Expr place) {
        return switch (place) {
            case Expr.LocalRef r -> r.local();
            case Expr.Field f when !f.viaPointer() -> root(f.x());
            case Expr.Index i when jopher.compiler.ir.IrTypes.isArray(i.x().type()) -> root(i.x());
            case Expr.Conv c when c.kind() == Expr.ConvKind.NOP -> root(c.x());
            case null, default -> null;
        };
    }
}
