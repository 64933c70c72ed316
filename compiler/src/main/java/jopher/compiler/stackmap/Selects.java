package jopher.compiler.stackmap;

import java.util.ArrayList;
import java.util.List;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Expr.*;
import jopher.compiler.ir.IrTypes;
import jopher.compiler.ir.Stmt.Select;
import jopher.compiler.ir.Stmt.Select.CommClause;
import jopher.compiler.stackmap.Graph.Block;
import jopher.compiler.stackmap.Lowering.Place;
import jopher.compiler.stackmap.Lowering.Val;
import jopher.compiler.types.Basic;
import jopher.compiler.types.Type;

/// select (Go 1.26 cmd/compile/internal/walk/select.go): a list of cases in the frame, one call, then what the chosen case does.
final class Selects {
    private final Lowering l;
    private final Branches branches;
    private final Statements stmts;

    /// What order made of a clause: channel, value sent, temporary received into.
    private record Case(CommClause clause, Expr ch, Expr value, Variable received) {}

    Selects(Lowering l, Branches branches, Statements stmts) {
        this.l = l;
        this.branches = branches;
        this.stmts = stmts;
    }

    void select(Select w) {
        List<Case> cases = new ArrayList<>();
        for (CommClause c : w.clauses()) {
            l.here = c.pos();
            if (c.isDefault()) {
                cases.add(new Case(c, null, null, null));
            } else if (c.sendCh() != null) {
                Expr ch = temporary(l.order.expr(c.sendCh()));
                cases.add(new Case(c, ch, temporary(l.order.expr(c.sendValue())), null));
            } else {
                Expr ch = temporary(l.order.expr(c.recvCh()));
                Type t = IrTypes.elem(c.recvCh().type());
                Variable v = c.dst() == null ? null : l.order.temp(t, null, Words.hasPointers(t));
                if (c.ok() != null) {
                    l.order.temp(Basic.BOOL, null, false);
                }
                cases.add(new Case(c, ch, null, v));
            }
        }
        l.here = w.pos();
        Block end = branches.begin(w.label());
        if (cases.isEmpty()) {
            l.eval.runtime(w.pos(), "block", false);
            l.graph.dead();
        } else {
            long others = cases.stream().filter(c -> !c.clause().isDefault()).count();
            wait(w, cases, (int) others);
            Block from = l.graph.current();
            for (Case c : cases) {
                branches.branch(from);
                body(c);
                l.graph.edge(l.graph.current(), end);
            }
        }
        l.graph.begin(end, true);
    }

    private Expr temporary(Expr e) {
        return e instanceof LocalRef r && r.local().name.startsWith(".autotmp_") ? e : l.order.copy(e, false);
    }

    private void wait(Select w, List<Case> cases, int n) {
        if (n == 0) {
            return;
        }
        if (n == 1) {
            Case c = cases.stream().filter(x -> !x.clause().isDefault()).findFirst().orElseThrow();
            boolean poll = cases.size() > 1;
            String name = c.clause().sendCh() != null ? poll ? "selectnbsend" : "chansend1"
                    : poll ? "selectnbrecv" : c.clause().ok() != null ? "chanrecv2" : "chanrecv1";
            l.eval.runtime(poll ? w.pos() : c.clause().pos(), name, false, l.eval.value(c.ch()).only(), element(c));
            return;
        }
        Variable list = l.temp(null, "[" + n + "]runtime.scase");
        l.graph.add(Value.Op.KILL, false, list, l.here, List.of());
        for (Case c : cases) {
            if (!c.clause().isDefault()) {
                l.graph.effect(List.of(l.eval.value(c.ch()).only(), element(c)));
            }
        }
        l.eval.runtime(w.pos(), "selectgo", false, l.graph.address(list));
    }

    private Value element(Case c) {
        return c.value() != null ? l.address(l.eval.place(c.value())) : c.received() != null ? l.graph.address(c.received()) : l.graph.constant;
    }

    private void body(Case c) {
        CommClause w = c.clause();
        if (w.dst() != null) {
            Val v = l.load(new Place(c.received(), null, true), IrTypes.elem(w.recvCh().type()));
            receive(w, w.dst(), v);
        }
        if (w.ok() != null) {
            receive(w, w.ok(), new Val(new Value[] {l.graph.pure(false)}, null));
        }
        stmts.block(w.body());
    }

    private void receive(CommClause w, Expr to, Val v) {
        if (w.define() && to instanceof LocalRef r) {
            stmts.declare(r.local(), null);
            l.store(l.place(r.local()), to.type(), v);
        } else {
            stmts.assigned(l.order.expr(to), v, to.type());
        }
    }
}
