package jopher.compiler.stackmap;

import java.util.ArrayList;
import java.util.List;
import jopher.compiler.base.Pos;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Expr.*;
import jopher.compiler.ir.IrTypes;
import jopher.compiler.ir.Local;
import jopher.compiler.ir.Stmt;
import jopher.compiler.ir.Stmt.*;
import jopher.compiler.stackmap.Lowering.Place;
import jopher.compiler.stackmap.Lowering.Val;
import jopher.compiler.types.Basic;
import jopher.compiler.types.Tuple;
import jopher.compiler.types.Type;

/// Statements in gc's form. [Branches] has those that fork.
final class Statements {
    private final Lowering l;
    private final Branches branches;
    private final Defers defers;

    Statements(Lowering l) {
        this.l = l;
        this.branches = new Branches(l, this);
        this.defers = new Defers(l);
    }

    void body() {
        list(l.fn.body);
        leave(l.fn.end);
    }

    void list(List<Stmt> in) {
        in.forEach(this::stmt);
    }

    /// A block of statements whose temporaries may be used again behind it.
    void block(List<Stmt> in) {
        int t = l.order.mark();
        list(in);
        l.order.pop(t);
    }

    void stmt(Stmt s) {
        Pos before = l.here;
        l.here = s.pos();
        int t = l.order.mark();
        stmt1(s);
        if (!(s instanceof Block)) {
            l.order.pop(t);
        }
        l.here = before;
    }

    private Expr order(Expr e) {
        return l.order.expr(e);
    }

    private Val value(Expr e) {
        return l.eval.value(e);
    }

    private void stmt1(Stmt s) {
        switch (s) {
            case Declare d -> declare(d.local(), d.init());
            case DeclareList d -> declareList(d);
            case Assign a when a.place() == null -> {
                Expr e = order(a.value());
                if (e.type().underlying() instanceof Tuple || Words.inRegisters(e.type())) {
                    value(e);
                }
            }
            case Assign a -> assign(a.pos(), a.place(), a.value());
            case CallAssign c -> callAssign(c);
            case OpAssign a -> opAssign(a);
            case AssignList a -> assignList(a.places(), a.values());
            case ExprStmt e -> exprStmt(e.x());
            case AssertOk a -> {
                Expr dst = place(a.dst());
                Expr ok = place(a.ok());
                Val x = value(order(a.x()));
                Val r = l.eval.asserted(a.pos(), x, a.target());
                assigned(dst, r, a.target());
                assigned(ok, new Val(new Value[] {l.graph.pure(false, x.words()[0])}, null), Basic.BOOL);
            }
            case MapIndexOk m -> {
                Expr dst = place(m.dst());
                Expr ok = place(m.ok());
                Expr map = order(m.x().map());
                Expr key = l.order.mapKey(map.type(), order(m.x().key()));
                Value p = l.eval.mapCall(m.x().pos(), "access2", map, key);
                Val flag = new Val(new Value[] {l.graph.pure(false, p)}, null);
                assigned(dst, l.load(new Place(null, p, false), m.x().type()), m.x().type());
                assigned(ok, flag, Basic.BOOL);
            }
            case RecvOk r -> {
                Expr dst = place(r.dst());
                Expr ok = place(r.ok());
                Val ch = value(order(r.ch()));
                Type t = IrTypes.elem(r.ch().type());
                Variable tmp = l.order.temp(t, null, true);
                Val x = l.eval.receive(r.pos(), t, ch, tmp, "chanrecv2");
                assigned(dst, x, t);
                assigned(ok, new Val(new Value[] {l.graph.pure(false)}, null), Basic.BOOL);
            }
            case Block b -> list(b.stmts());
            case Send x -> {
                Expr ch = order(x.ch());
                Expr v = l.order.addressable(order(x.value()));
                Val c = value(ch);
                l.eval.runtime(x.pos(), "chansend1", false, c.only(), Ordering.isStatic(v) ? l.graph.constant : l.address(l.eval.place(v)));
            }
            case Delete d -> {
                Expr map = order(d.map());
                Expr key = l.order.mapKey(map.type(), order(d.key()));
                l.eval.mapCall(d.pos(), "delete", map, key);
            }
            case Clear c -> {
                Val x = value(order(c.x()));
                l.eval.runtime(c.pos(), IrTypes.isMap(c.x().type()) ? "mapclear" : "memclrNoHeapPointers", false, x.words()[0]);
            }
            case Print p -> Printing.print(l, p);
            case Close c -> l.eval.runtime(c.pos(), "closechan", false, value(order(c.ch())).only());
            case Panic p -> {
                Val x = value(order(p.value()));
                l.eval.runtime(p.pos(), "gopanic", false, x.words());
                l.graph.dead();
            }
            case Return r -> doReturn(r);
            case GoCall g -> defers.go(g);
            case DeferCall d -> defers.defer(d);
            case GoStmt _, DeferStmt _ -> throw new IllegalStateException(s.getClass().getSimpleName());
            default -> branches.stmt(s);
        }
    }

    private Expr place(Expr e) {
        return e == null ? null : order(e);
    }

    /// Assigns what a call or the like has left; a map entry, too.
    void assigned(Expr place, Val v, Type t) {
        if (place == null) {
            return;
        }
        if (place instanceof MapIndex m) {
            Value p = l.eval.mapCall(m.pos(), "assign", m.map(), m.key());
            l.store(new Place(null, p, false), t, v);
        } else {
            l.eval.assign(place, v);
        }
    }

    void declare(Local v, Expr init) {
        if (l.isOnHeap(v)) {
            l.moveToHeap(v, v.pos, null);
            if (init != null) {
                assign(v.pos, new LocalRef(v.pos, v), init);
            }
            return;
        }
        Variable x = l.declare(v, Variable.Kind.AUTO, false);
        if (init == null) {
            l.zero(x);
        } else {
            assign(v.pos, new LocalRef(v.pos, v), init);
        }
    }

    private void declareList(DeclareList d) {
        List<Expr> values = l.order.exprs(d.values());
        List<Val> vals = values.stream().map(this::value).toList();
        for (int i = 0; i < vals.size(); i++) {
            Local v = d.locals().get(i);
            if (v != null) {
                declare(v, null);
                l.store(l.place(v), v.type, vals.get(i));
            }
        }
    }

    void assign(Pos pos, Expr place, Expr value) {
        Expr p = order(place);
        Expr v = l.order.expr(value, p);
        if (p instanceof MapIndex m) {
            v = l.order.cheap(v);
            Value to = l.eval.mapCall(m.pos(), "assign", m.map(), m.key());
            l.eval.into(new Place(null, to, false), v);
        } else if (p instanceof LocalRef r) {
            Place to = l.place(r.local());
            if (to.variable() != null && to.variable().isMemory() && uses(v, r.local())) {
                l.store(to, v.type(), value(v));
            } else {
                l.eval.into(to, v);
            }
        } else {
            // the address is computed last
            Val x = value(v);
            l.eval.assign(p, x);
        }
    }

    private static boolean uses(Expr e, Local l) {
        boolean[] found = {false};
        jopher.compiler.ir.IrVisitor.visit(e, x -> found[0] |= x instanceof LocalRef r && r.local() == l);
        return found[0];
    }

    private void opAssign(OpAssign a) {
        Expr p = order(a.place());
        Expr v = order(a.value());
        if (p instanceof MapIndex m) {
            v = l.order.cheap(v);
            Value to = l.eval.mapCall(m.pos(), "assign", m.map(), m.key());
            Place at = new Place(null, to, false);
            Variable old = l.variable(".old", a.pos(), m.type(), null, Variable.Kind.TEMP, false);
            l.store(new Place(old, null, true), m.type(), l.load(at, m.type()));
            l.store(at, m.type(), value(operation(a, new LocalRef(a.pos(), l.tempLocal(m.type(), old)), v)));
        } else {
            l.eval.assign(p, value(operation(a, p, v)));
        }
    }

    private static Expr operation(OpAssign a, Expr x, Expr y) {
        return IrTypes.isString(x.type()) ? new Concat(a.pos(), x.type(), List.of(x, y)) : new Binary(a.pos(), x.type(), a.op(), x, y);
    }

    void assignList(List<Expr> places, List<Expr> values) {
        List<Expr> ps = new ArrayList<>();
        places.forEach(p -> ps.add(place(p)));
        List<Expr> vs = l.order.exprs(values);
        List<Val> vals = vs.stream().map(this::value).toList();
        for (int i = 0; i < ps.size(); i++) {
            assigned(ps.get(i), vals.get(i), vs.get(i).type());
        }
    }

    private void callAssign(CallAssign c) {
        List<Expr> places = new ArrayList<>();
        c.places().forEach(p -> places.add(place(p)));
        Call call = l.order.call(c.call());
        Val r = l.eval.call(call);
        if (!(c.call().type() instanceof Tuple t)) {
            assigned(places.getFirst(), r, c.call().type());
            return;
        }
        int from = 0;
        for (int i = 0; i < places.size(); i++) {
            Type type = t.vars().get(i).type();
            Val v;
            if (Words.inRegisters(type)) {
                int n = Words.count(type);
                v = new Val(java.util.Arrays.copyOfRange(r.words(), from, from + n), null);
            } else {
                v = new Val(null, Place.ELSEWHERE);
            }
            from += Words.count(type);
            assigned(places.get(i), v, type);
        }
    }

    private void exprStmt(Expr e) {
        switch (e) {
            case Call c -> l.eval.call(l.order.call(c));
            case Recv r -> order(r);
            default -> {
                Expr o = jopher.compiler.ir.ExprMapper.children(e, this::order);
                value(o);
            }
        }
    }

    private void doReturn(Return r) {
        List<Local> results = l.fn.results;
        if (r.values().size() == 1 && results.size() > 1 && r.values().getFirst().type() instanceof Tuple) {
            callAssign(new CallAssign(r.pos(), new ArrayList<>(results.stream().map(x -> (Expr) new LocalRef(r.pos(), x)).toList()), (Call) r.values().getFirst()));
        } else if (results.size() == 1 && !r.values().isEmpty()) {
            Expr v = l.order.expr(r.values().getFirst());
            if (!(v instanceof LocalRef x && x.local() == results.getFirst())) {
                l.eval.into(l.place(results.getFirst()), v);
            }
        } else if (!r.values().isEmpty()) {
            List<Expr> vs = l.order.exprs(r.values());
            List<Val> vals = vs.stream().map(this::value).toList();
            for (int i = 0; i < vals.size(); i++) {
                if (!(vs.get(i) instanceof LocalRef x && x.local() == results.get(i))) {
                    l.store(l.place(results.get(i)), results.get(i).type, vals.get(i));
                }
            }
        }
        leave(r.pos());
    }

    /// Deferred calls, then the results go to the caller.
    private void leave(Pos pos) {
        defers.run(pos);
        List<Value> uses = new ArrayList<>();
        for (Local r : l.fn.results) {
            Place p = l.place(r);
            Val v = l.load(p, r.type);
            l.eval.use(v, uses);
        }
        l.graph.effect(uses);
        l.graph.dead();
    }
}
