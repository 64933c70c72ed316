package jopher.compiler.escape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.IrTypes;
import jopher.compiler.ir.IrVisitor;
import jopher.compiler.ir.Local;
import jopher.compiler.ir.Stmt;
import jopher.compiler.ir.Stmt.*;

/// Statements: loop depths, and what their operands flow to.
final class StmtFlow {
    private final Flow f;
    private final Graph graph;

    StmtFlow(Flow f) {
        this.f = f;
        this.graph = f.graph;
    }

    /// The whole body of the function.
    void body(List<Stmt> body) {
        IrVisitor.visit(body, s -> {
            switch (s) {
                case LabelStmt l -> f.labels.put(l.label(), false);
                // only a jump back makes a loop
                case Goto g -> f.labels.computeIfPresent(g.label(), (k, v) -> true);
                default -> {}
            }
        }, e -> {});
        block(body);
    }

    void list(List<Stmt> list) {
        for (Stmt s : list) {
            stmt(s);
        }
    }

    /// Loops that labels begin end with the block.
    private void block(List<Stmt> list) {
        int depth = f.loopDepth;
        list(list);
        f.loopDepth = depth;
    }

    void stmt(Stmt s) {
        if (new StaticInit(f).handles(s)) {
            return;
        }
        f.batch.messages.statement(f, s);
        switch (s) {
            case Break b -> {}
            case Continue c -> {}
            case Goto g -> {}
            case Fallthrough t -> {}
            case LabelStmt l -> {
                boolean loop = Boolean.TRUE.equals(f.labels.get(l.label()));
                f.batch.messages.label(l, loop);
                if (loop) {
                    f.loopDepth++;
                }
            }
            case Block b -> list(b.stmts());
            case Declare d -> f.assigns.declare(d.local(), d.init(), d);
            case DeclareList d -> {
                for (int i = 0; i < d.locals().size(); i++) {
                    Local l = d.locals().get(i);
                    if (l == null) {
                        f.exprs.discard(d.values().get(i));
                    } else {
                        f.exprs.expr(graph.note(new Hole(f.declare(l)), d, "assign-pair"), d.values().get(i));
                    }
                }
            }
            case Assign a -> assign(a);
            case AssignList a -> f.assigns.assign(a.places(), a.values(), "assign-pair", a);
            case OpAssign a -> f.assigns.assign(List.of(a.place()), List.of(a.value()), "assign", a);
            case CallAssign c -> {
                List<Hole> ks = f.assigns.places(c.places());
                f.calls.call(ks, c.call());
                reassigned(c.places(), ks);
            }
            case AssertOk a -> {
                List<Hole> ks = f.assigns.places(Arrays.asList(a.dst(), a.ok()));
                Hole k = graph.note(ks.getFirst(), a, "assign-pair-dot-type");
                if (!Sizing.hasPointers(a.target())) {
                    k = graph.discard();
                }
                f.exprs.expr(f.exprs.asserted(k, a.target(), a, "dot"), a.x());
                reassigned(Arrays.asList(a.dst(), a.ok()), ks);
            }
            case MapIndexOk m -> commaOk(m.dst(), m.ok(), m.x());
            case RecvOk r -> {
                List<Hole> ks = f.assigns.places(Arrays.asList(r.dst(), r.ok()));
                f.exprs.discard(r.ch());
                reassigned(Arrays.asList(r.dst(), r.ok()), ks);
            }
            case ExprStmt x -> {
                if (x.x() instanceof Expr.Call c) {
                    f.calls.call(null, c);
                } else {
                    f.exprs.discard(x.x());
                }
            }
            case If i -> {
                f.exprs.discard(i.cond());
                block(i.then());
                block(i.otherwise());
            }
            case For l -> loop(l);
            case Range r -> range(r);
            case Loop l -> throw new IllegalStateException("loop before walk");
            case IntSwitch w -> throw new IllegalStateException("switch before walk");
            case StringSwitch w -> throw new IllegalStateException("switch before walk");
            case Switch w -> {
                f.exprs.discard(w.tag());
                for (Switch.SwitchClause c : w.clauses()) {
                    if (c.values() != null) {
                        f.exprs.discards(c.values());
                    }
                    block(c.body());
                }
            }
            case TypeSwitch w -> typeSwitch(w);
            case Select w -> w.clauses().forEach(this::communication);
            case Send d -> {
                f.exprs.discard(d.ch());
                f.assigns.toHeap(d.value(), "send", d);
            }
            case Return r -> returns(r);
            case Panic p -> f.exprs.expr(graph.note(graph.toHeap(), p, "call parameter"), p.value());
            case Clear c -> f.exprs.expr(graph.note(graph.toMutator(), c, "call parameter"), c.x());
            case Delete d -> {
                f.exprs.discard(d.map());
                f.exprs.discard(d.key());
            }
            case Print p -> f.exprs.discards(p.args());
            case Close c -> f.exprs.discard(c.ch());
            case GoCall g -> new GoDeferFlow(f).go(g);
            case DeferCall d -> new GoDeferFlow(f).defer(d);
            case GoStmt g -> f.exprs.expr(graph.toHeap(), g.thunk());
            case DeferStmt d -> f.exprs.expr(graph.toHeap(), d.thunk());
        }
    }

    private void assign(Assign a) {
        if (a.place() == null) {
            f.exprs.discard(a.value());
            return;
        }
        f.assigns.assign(List.of(a.place()), List.of(a.value()), "assign", a);
    }

    /// Temporaries are set by one statement only, which declares them.
    private void reassigned(List<Expr> places, List<Hole> ks) {
        for (int i = 0; i < ks.size(); i++) {
            if (places.get(i) instanceof Expr.LocalRef r && r.local().kind == Local.Kind.TEMP) {
                continue;
            }
            ks.get(i).target().reassigned = true;
        }
    }

    private void commaOk(Expr dst, Expr ok, Expr x) {
        List<Hole> ks = f.assigns.places(Arrays.asList(dst, ok));
        f.exprs.discard(x);
        reassigned(Arrays.asList(dst, ok), ks);
    }

    // ---- loops ----

    private void loop(For l) {
        list(l.init());
        f.loopDepth++;
        List<Local> fresh = l.perIteration().stream().filter(f.loopVariables::isFresh).toList();
        List<Location> carriers = new ArrayList<>();
        for (Local v : fresh) {
            // gc keeps the value between iterations in a variable outside the loop
            Location z = f.location(v);
            Location carrier = graph.add(null, f.scope, f.loopDepth - 1, true);
            carriers.add(carrier);
            z.loopDepth = f.loopDepth;
            graph.flow(graph.note(new Hole(z), l, "assign"), carrier);
        }
        f.exprs.discard(l.cond());
        list(l.post());
        block(l.body());
        for (int i = 0; i < fresh.size(); i++) {
            graph.flow(graph.note(new Hole(carriers.get(i)), l, "assign"), f.location(fresh.get(i)));
        }
        f.loopDepth--;
    }

    private void range(Range r) {
        Hole key;
        Hole value;
        declareIteration(r.key(), false);
        declareIteration(r.value(), false);
        Location x = graph.add(null, f.scope, f.loopDepth, true);
        f.exprs.expr(new Hole(x), r.x());
        f.loopDepth++;
        declareIteration(r.key(), true);
        declareIteration(r.value(), true);
        key = f.assigns.place(r.key());
        value = f.assigns.place(r.value());
        graph.flow(IrTypes.isArray(r.x().type()) ? graph.note(value, r, "range") : graph.deref(value, r, "range-deref"), x);
        for (Hole k : List.of(key, value)) {
            // a variable of its own for every iteration is set once
            if (!(k.target().node instanceof Local l && f.loopVariables.isFresh(l))) {
                k.target().reassigned = true;
            }
        }
        if (r.assign() != null) {
            stmt(r.assign());
        }
        list(r.before());
        block(r.body());
        f.loopDepth--;
    }

    private void declareIteration(Expr e, boolean fresh) {
        if (e instanceof Expr.LocalRef v && f.loopVariables.isFresh(v.local()) == fresh) {
            f.declare(v.local());
        }
    }

    // ---- others ----

    private void typeSwitch(TypeSwitch w) {
        List<Hole> ks = new ArrayList<>();
        for (TypeSwitch.TypeClause c : w.clauses()) {
            if (c.local() != null) {
                Location l = f.declare(c.local());
                if (Sizing.hasPointers(c.local().type)) {
                    ks.add(f.exprs.asserted(new Hole(l), c.local().type, c, "switch case"));
                }
            }
        }
        f.exprs.expr(f.tee(ks), w.x());
        w.clauses().forEach(c -> block(c.body()));
    }

    private void communication(Select.CommClause c) {
        if (c.sendCh() != null) {
            f.exprs.discard(c.sendCh());
            f.assigns.toHeap(c.sendValue(), "send", c);
        } else if (c.recvCh() != null) {
            for (Expr e : new Expr[] {c.dst(), c.ok()}) {
                if (c.define() && e instanceof Expr.LocalRef v) {
                    f.declare(v.local());
                } else {
                    f.assigns.reassigned(List.of(f.assigns.place(e)));
                }
            }
            f.exprs.discard(c.recvCh());
        }
        block(c.body());
    }

    private void returns(Return r) {
        List<Local> results = f.scope.fn.results;
        List<Expr> places = new ArrayList<>();
        results.forEach(l -> places.add(new Expr.LocalRef(r.pos(), l)));
        if (r.values().size() == 1 && results.size() > 1 && r.values().getFirst() instanceof Expr.Call c) {
            List<Hole> ks = f.assigns.places(places);
            f.calls.call(ks, c);
            f.assigns.reassigned(ks);
            return;
        }
        f.assigns.assign(places, r.values(), "return", r);
    }
}
