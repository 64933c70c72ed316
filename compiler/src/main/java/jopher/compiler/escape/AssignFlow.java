package jopher.compiler.escape;

import java.util.ArrayList;
import java.util.List;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.IrTypes;
import jopher.compiler.ir.Local;
import jopher.compiler.ir.Stmt;

/// Assignments: places as holes, self-assignments, which variables are assigned again.
final class AssignFlow {
    private final Flow f;
    private final Graph graph;

    AssignFlow(Flow f) {
        this.f = f;
        this.graph = f.graph;
    }

    /// The hole that storing into a place is; a null place drops the value.
    Hole place(Expr e) {
        switch (e) {
            case null -> {
                return graph.discard();
            }
            case Expr.LocalRef r -> {
                return new Hole(f.location(r.local()));
            }
            case Expr.GlobalRef g -> {}
            case Expr.Field x -> {
                if (!x.viaPointer()) {
                    return place(x.x());
                }
                mutate(x.x());
            }
            case Expr.Index x -> {
                f.exprs.discard(x.index());
                if (IrTypes.isArray(x.x().type())) {
                    return place(x.x());
                }
                mutate(x.x());
            }
            case Expr.Deref x -> mutate(x.x());
            case Expr.MapIndex x -> {
                f.exprs.discard(x.map());
                toHeap(x.key(), "key of map put", x);
            }
            case Expr.Conv c when c.kind() == Expr.ConvKind.NOP -> {
                return place(c.x());
            }
            case Expr.Seq s -> {
                f.stmts.list(s.stmts());
                return place(s.value());
            }
            // a place of a value that is not kept (a call's result behind a pointer that was folded away)
            default -> f.exprs.discard(e);
        }
        return graph.toHeap();
    }

    List<Hole> places(List<Expr> es) {
        List<Hole> out = new ArrayList<>();
        es.forEach(e -> out.add(place(e)));
        return out;
    }

    private void mutate(Expr pointer) {
        f.exprs.expr(graph.toMutator(), pointer);
    }

    void toHeap(Expr e, String why, Object where) {
        f.exprs.expr(graph.note(graph.toHeap(), where, why), e);
    }

    /// `places = values` with gc's name for the kind of statement; missing values are zero.
    void assign(List<Expr> places, List<Expr> values, String why, Stmt where) {
        List<Hole> ks = places(places);
        for (int i = 0; i < ks.size(); i++) {
            Expr place = places.get(i);
            Expr value = i < values.size() ? values.get(i) : null;
            Hole k = ks.get(i);
            if (ExprFlow.isHeaderData(place)) {
                if (value != null) {
                    f.exprs.address(graph.note(graph.toHeap(), where, why), value);
                }
                continue;
            }
            if (place != null && value != null && SelfAssignment.is(place, value)) {
                f.batch.messages.selfAssignment(f.scope, where);
                k = graph.discard();
            }
            f.exprs.expr(graph.note(k, where, why), value);
        }
        reassigned(ks);
    }

    /// The variables behind these holes are set other than by their declaration.
    void reassigned(List<Hole> ks) {
        ks.forEach(k -> k.target().reassigned = true);
    }

    /// A declaration with its value.
    void declare(Local l, Expr init, Stmt where) {
        Location at = f.declare(l);
        f.exprs.expr(graph.note(new Hole(at), where, "assign"), init);
    }
}
