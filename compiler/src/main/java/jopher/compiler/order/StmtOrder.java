package jopher.compiler.order;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jopher.compiler.base.Pos;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.IrTypes;
import jopher.compiler.ir.Expr.*;
import jopher.compiler.ir.Global;
import jopher.compiler.ir.Local;
import jopher.compiler.ir.Stmt;
import jopher.compiler.ir.Stmt.*;

/// Orders statements.
final class StmtOrder {
    private final Order order;

    StmtOrder(Order order) {
        this.order = order;
    }

    List<Stmt> block(List<Stmt> in) {
        List<Stmt> out = new ArrayList<>(in.size());
        list(in, out);
        return out;
    }

    void list(List<Stmt> in, List<Stmt> out) {
        for (Stmt s : in) {
            stmt(s, out);
        }
    }

    private ExprOrder ex() {
        return order.exprs;
    }

    void stmt(Stmt s, List<Stmt> out) {
        switch (s) {
            case Declare d -> declare(d, out);
            case Assign a -> assign(a, out);
            case CallAssign c -> callAssign(c, out);
            case ExprStmt x -> exprStmt(x, out);
            case AssertOk a -> {
                Pair places = places(a.pos(), a.dst(), a.ok(), out);
                Expr x = ex().expr(a.x(), out);
                out.add(new AssertOk(a.pos(), places.dstTemp(), places.okTemp(), x, a.target()));
                assignBack(a.pos(), places, out);
            }
            case Block b -> out.add(new Block(b.pos(), block(b.stmts())));
            case If i -> {
                Expr c = ex().expr(i.cond(), out);
                out.add(new If(i.pos(), c, block(i.then()), block(i.otherwise())));
            }
            case Loop l -> {
                List<Stmt> setup = new ArrayList<>();
                list(l.condSetup(), setup);
                Expr c = ex().exprOrNull(l.cond(), setup);
                out.add(new Loop(l.pos(), l.label(), setup, c, block(l.post()), block(l.body())));
            }
            case For f -> {
                List<Stmt> init = new ArrayList<>();
                list(f.init(), init);
                Expr c = f.cond() == null ? null : ex().inPlace(f.cond());
                out.add(new For(f.pos(), f.label(), init, c, block(f.post()), block(f.body()), f.perIteration()));
            }
            case IntSwitch w -> {
                Expr tag = ex().expr(w.tag(), out);
                out.add(new IntSwitch(w.pos(), w.label(), tag, clauses(w.clauses()), block(w.otherwise())));
            }
            case StringSwitch w -> {
                Expr tag = ex().expr(w.tag(), out);
                out.add(new StringSwitch(w.pos(), w.label(), tag, clauses(w.clauses()), block(w.otherwise())));
            }
            case Switch w -> {
                Expr tag = w.tag() == null ? null : ex().safe(w.tag(), out);
                List<Switch.SwitchClause> cs = new ArrayList<>();
                for (Switch.SwitchClause c : w.clauses()) {
                    List<Expr> values = null;
                    if (c.values() != null) {
                        values = new ArrayList<>();
                        for (Expr v : c.values()) {
                            values.add(ex().inPlace(v));
                        }
                    }
                    cs.add(new Switch.SwitchClause(c.pos(), values, block(c.body())));
                }
                out.add(new Switch(w.pos(), w.label(), tag, cs));
            }
            case TypeSwitch w -> {
                Expr x = ex().safe(w.x(), out);
                List<TypeSwitch.TypeClause> cs = new ArrayList<>();
                for (TypeSwitch.TypeClause c : w.clauses()) {
                    cs.add(new TypeSwitch.TypeClause(c.pos(), c.types(), c.local(), block(c.body())));
                }
                out.add(new TypeSwitch(w.pos(), w.label(), x, cs));
            }
            case Break b -> out.add(b);
            case Continue c -> out.add(c);
            case Goto g -> out.add(g);
            case LabelStmt l -> out.add(l);
            case Fallthrough f -> out.add(f);
            case Return r -> ret(r, out);
            case Panic p -> {
                Expr v = ex().expr(p.value(), out);
                out.add(new Panic(p.pos(), v));
            }
            case GoStmt g -> {
                Expr t = ex().expr(g.thunk(), out);
                out.add(new GoStmt(g.pos(), t));
            }
            case DeferStmt d -> {
                Expr t = ex().expr(d.thunk(), out);
                out.add(new DeferStmt(d.pos(), t, d.target()));
            }
            case GoCall g -> out.add(new GoStmt(g.pos(), ThunkBuilder.thunk(order, g.pos(), g.call(), true, out)));
            case DeferCall d -> out.add(new DeferStmt(d.pos(), ThunkBuilder.thunk(order, d.pos(), d.call(), false, out), d.target()));
            case AssignList a -> assignList(a, out);
            case OpAssign a -> opAssign(a, out);
            case MapIndexOk m -> {
                Pair places = places(m.pos(), m.dst(), m.ok(), out);
                MapIndex x = (MapIndex) ex().mapPath(m.x(), out);
                out.add(new MapIndexOk(m.pos(), places.dstTemp(), places.okTemp(), x));
                assignBack(m.pos(), places, out);
            }
            case RecvOk r -> {
                Pair places = places(r.pos(), r.dst(), r.ok(), out);
                Expr ch = ex().expr(r.ch(), out);
                out.add(new RecvOk(r.pos(), places.dstTemp(), places.okTemp(), ch));
                assignBack(r.pos(), places, out);
            }
            case Send d -> {
                Expr ch = ex().expr(d.ch(), out);
                Expr v = ex().expr(d.value(), out);
                out.add(new Send(d.pos(), ch, v));
            }
            case Delete d -> {
                Expr m = ex().expr(d.map(), out);
                out.add(new Delete(d.pos(), m, ex().safe(d.key(), out)));
            }
            case Clear c -> {
                Expr x = ex().expr(c.x(), out);
                out.add(new Clear(c.pos(), x));
            }
            case Print p -> {
                // Arguments are all evaluated before the first is printed.
                List<Expr> args = new ArrayList<>();
                for (Expr x : p.args()) {
                    args.add(ex().safe(x, out));
                }
                out.add(new Print(p.pos(), p.newline(), args));
            }
            case Close c -> {
                Expr x = ex().expr(c.ch(), out);
                out.add(new Close(c.pos(), x));
            }
            case Range r -> range(r, out);
            case Select w -> select(w, out);
        }
    }

    private List<IntSwitch.Clause> clauses(List<IntSwitch.Clause> in) {
        List<IntSwitch.Clause> out = new ArrayList<>();
        for (IntSwitch.Clause c : in) {
            out.add(new IntSwitch.Clause(c.pos(), c.values(), block(c.body())));
        }
        return out;
    }

    private void declare(Declare d, List<Stmt> out) {
        switch (d.init()) {
            case null -> out.add(d);
            case Call c -> {
                // The declaration comes first: the call's result is stored as the call's own results are.
                Call call = ex().call(c, out);
                if (d.local().captured || d.local().addrTaken) {
                    Local t = order.temp(d.pos(), d.local().type);
                    LocalRef ref = new LocalRef(d.pos(), t);
                    out.add(new CallAssign(d.pos(), List.of(ref), call));
                    out.add(new Declare(d.pos(), d.local(), ref));
                } else {
                    out.add(new CallAssign(d.pos(), List.of(new LocalRef(d.pos(), d.local())), call));
                }
            }
            case Expr x -> out.add(new Declare(d.pos(), d.local(), value(x, out)));
        }
    }

    /// A value that may stand directly on the right of an assignment to a variable.
    private Expr value(Expr x, List<Stmt> out) {
        return switch (x) {
            case Append a -> ex().append(a, out);
            case AppendSlice a -> ex().appendSlice(a, out);
            case Copy c -> ex().copyCall(c, out);
            case MakeSlice m -> {
                Expr n = ex().expr(m.len(), out);
                yield new MakeSlice(m.pos(), m.type(), n, ex().exprOrNull(m.cap(), out));
            }
            case MakeChan m -> new MakeChan(m.pos(), m.type(), ex().exprOrNull(m.size(), out));
            case MakeMap m -> new MakeMap(m.pos(), m.type(), ex().exprOrNull(m.hint(), out));
            case TypeAssert t -> new TypeAssert(t.pos(), t.type(), ex().expr(t.x(), out));
            case Recv r -> new Recv(r.pos(), r.type(), ex().expr(r.ch(), out));
            case Recover r -> r;
            case MapIndex m -> ex().mapPath(m, out);
            default -> ex().expr(x, out);
        };
    }

    private void assign(Assign a, List<Stmt> out) {
        if (a.place() == null) {
            if (a.value() instanceof Call c) {
                out.add(new ExprStmt(a.pos(), ex().call(c, out)));
                return;
            }
            out.add(new Assign(a.pos(), null, value(a.value(), out)));
            return;
        }
        switch (a.place()) {
            case LocalRef l -> {
                if (a.value() instanceof Call c) {
                    out.add(new CallAssign(a.pos(), List.of(l), ex().call(c, out)));
                } else {
                    out.add(new Assign(a.pos(), l, value(a.value(), out)));
                }
            }
            case MapIndex m -> mapAssign(a, m, out);
            case Expr p -> {
                Expr place = ex().place(p, out);
                Expr v = switch (a.value()) {
                    // Directly to memory: append and the like read and write the same place without a copy.
                    case Append x -> ex().append(x, out);
                    case AppendSlice x -> ex().appendSlice(x, out);
                    case Expr x -> ex().expr(x, out);
                };
                out.add(new Assign(a.pos(), place, v));
            }
        }
    }

    private void mapAssign(Assign a, MapIndex m, List<Stmt> out) {
        Expr map = ex().safe(m.map(), out);
        Expr key = ex().safe(m.key(), out);
        MapIndex place = new MapIndex(m.pos(), m.type(), map, key);
        // m[k] = append(m[k], …) keeps one access (Go 1.26 walk/order.go: mapAssign, ir.SameSafeExpr).
        if (a.value() instanceof Append x && samePlace(m, x.slice())) {
            List<Expr> elems = new ArrayList<>();
            for (Expr e : x.elems()) {
                elems.add(ex().safe(e, out));
            }
            out.add(new Assign(a.pos(), place, new Append(x.pos(), x.type(), place, elems)));
            return;
        }
        if (a.value() instanceof AppendSlice x && samePlace(m, x.slice())) {
            Expr tail = ex().safe(x.tail(), out);
            out.add(new Assign(a.pos(), place, new AppendSlice(x.pos(), x.type(), place, tail)));
            return;
        }
        Expr v = ex().expr(a.value(), out);
        out.add(new Assign(a.pos(), place, ExprOrder.isFixed(v) ? v : order.copy(v, out)));
    }

    /// Whether two expressions are the same variable-and-constant path without side effects.
    static boolean samePlace(Expr a, Expr b) {
        return switch (a) {
            case LocalRef x -> b instanceof LocalRef y && x.local() == y.local();
            case GlobalRef x -> b instanceof GlobalRef y && x.global().ownerClass.equals(y.global().ownerClass) && x.global().name.equals(y.global().name);
            case Const x -> b instanceof Const y && x.value().equals(y.value());
            case Field x -> b instanceof Field y && x.index() == y.index() && x.viaPointer() == y.viaPointer() && samePlace(x.x(), y.x());
            case Deref x -> b instanceof Deref y && samePlace(x.x(), y.x());
            case Index x -> b instanceof Index y && samePlace(x.x(), y.x()) && samePlace(x.index(), y.index());
            case MapIndex x -> b instanceof MapIndex y && samePlace(x.map(), y.map()) && samePlace(x.key(), y.key());
            case Conv x -> b instanceof Conv y && x.kind() == y.kind() && x.kind() == ConvKind.NOP && samePlace(x.x(), y.x());
            default -> false;
        };
    }

    private void callAssign(CallAssign c, List<Stmt> out) {
        // Operands of the places come first in lexical order; what they read is read after the call, as in gc.
        List<Expr> places = new ArrayList<>();
        boolean direct = true;
        for (Expr p : c.places()) {
            places.add(p == null ? null : ex().place(p, out));
            direct &= p == null || p instanceof LocalRef;
        }
        Call call = ex().call(c.call(), out);
        if (direct) {
            out.add(new CallAssign(c.pos(), places, call));
            return;
        }
        List<Expr> temps = new ArrayList<>();
        List<Expr> targets = new ArrayList<>();
        List<Expr> values = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            Expr p = places.get(i);
            if (p == null) {
                temps.add(null);
                continue;
            }
            Local t = order.temp(c.pos(), p.type());
            LocalRef ref = new LocalRef(c.pos(), t);
            temps.add(ref);
            targets.add(p);
            values.add(ref);
        }
        out.add(new CallAssign(c.pos(), temps, call));
        assignOrdered(c.pos(), targets, values, out);
    }

    private void exprStmt(ExprStmt s, List<Stmt> out) {
        switch (s.x()) {
            case Call c -> out.add(new ExprStmt(s.pos(), ex().call(c, out)));
            case Copy c -> out.add(new ExprStmt(s.pos(), ex().copyCall(c, out)));
            case Recv r -> out.add(new ExprStmt(s.pos(), new Recv(r.pos(), r.type(), ex().expr(r.ch(), out))));
            case Recover r -> out.add(new ExprStmt(s.pos(), r));
            case RuntimeCall r -> out.add(new ExprStmt(s.pos(), ex().expr(r, out)));
            case Expr x -> out.add(new Assign(s.pos(), null, ex().expr(x, out)));
        }
    }

    private void ret(Return r, List<Stmt> out) {
        if (r.values().size() == 1 && r.values().getFirst() instanceof Call c && r.values().getFirst().type() instanceof jopher.compiler.types.Tuple) {
            List<Expr> temps = new ArrayList<>();
            Call call = ex().call(c, out);
            for (Local res : order.fn.results) {
                temps.add(new LocalRef(r.pos(), order.temp(r.pos(), res.type)));
            }
            out.add(new CallAssign(r.pos(), temps, call));
            out.add(new Return(r.pos(), temps));
            return;
        }
        out.add(new Return(r.pos(), ex().exprs(r.values(), out)));
    }

    /// Spec, Assignment statements: first the operands of index expressions and pointer indirections on the left and the
    /// expressions on the right are evaluated; then the assignments happen from left to right.
    private void assignList(AssignList a, List<Stmt> out) {
        List<Expr> places = new ArrayList<>();
        for (Expr p : a.places()) {
            places.add(p == null ? null : ex().place(p, out));
        }
        List<Expr> values = ex().exprs(a.values(), out);
        assignOrdered(a.pos(), places, values, out);
    }

    /// Both sides are call-free. Saves what an earlier assignment of the statement could change, then assigns left to right.
    private void assignOrdered(Pos pos, List<Expr> places, List<Expr> values, List<Stmt> out) {
        if (places.size() == 1) {
            single(pos, places.getFirst(), values.getFirst(), out);
            return;
        }
        Set<Object> assigned = new HashSet<>();
        boolean memory = false;
        for (Expr p : places) {
            switch (p) {
                case null -> { }
                case LocalRef l when !l.local().captured && !l.local().addrTaken -> assigned.add(l.local());
                default -> memory = true;
            }
        }
        List<Expr> saved = new ArrayList<>();
        for (Expr p : places) {
            saved.add(switch (p) {
                case null -> null;
                case LocalRef l -> l;
                case GlobalRef g -> g;
                default -> ex().safePlace(p, out);
            });
        }
        List<Expr> vals = new ArrayList<>();
        for (Expr v : values) {
            boolean keep = ExprOrder.isFixed(v)
                    || v instanceof LocalRef l && !assigned.contains(l.local()) && !l.local().captured && !l.local().addrTaken && !IrTypes.isAggregate(l.type());
            vals.add(keep ? v : order.copy(v, out));
        }
        for (int i = 0; i < saved.size(); i++) {
            single(pos, saved.get(i), vals.get(i), out);
        }
    }

    private void single(Pos pos, Expr place, Expr value, List<Stmt> out) {
        if (place instanceof MapIndex m) {
            MapIndex fixed = new MapIndex(m.pos(), m.type(), ex().safe(m.map(), out), ex().safe(m.key(), out));
            out.add(new Assign(pos, fixed, ExprOrder.isFixed(value) ? value : order.copy(value, out)));
        } else {
            out.add(new Assign(pos, place, value));
        }
    }

    private void opAssign(OpAssign a, List<Stmt> out) {
        if (a.place() instanceof MapIndex m) {
            MapIndex place = new MapIndex(m.pos(), m.type(), ex().safe(m.map(), out), ex().safe(m.key(), out));
            if (a.op() == BinaryOp.DIV || a.op() == BinaryOp.REM) {
                // A zero divisor must not leave an entry behind: read, operate, then assign.
                LocalRef old = order.copy(place, out);
                Expr y = ex().expr(a.value(), out);
                out.add(new Assign(a.pos(), place, order.copy(new Binary(a.pos(), place.type(), a.op(), old, y), out)));
                return;
            }
            Expr y = ex().expr(a.value(), out);
            out.add(new OpAssign(a.pos(), a.op(), place, ExprOrder.isFixed(y) ? y : order.copy(y, out)));
            return;
        }
        // The place is evaluated once; the old value is read after the right operand's calls.
        List<Stmt> right = new ArrayList<>();
        Expr place = a.place() instanceof LocalRef || a.place() instanceof GlobalRef ? a.place() : ex().safePlace(a.place(), out);
        Expr y = ex().expr(a.value(), right);
        out.addAll(right);
        Expr v = a.op() == BinaryOp.ADD && IrTypes.isString(place.type())
                ? new Concat(a.pos(), place.type(), List.of(place, y))
                : new Binary(a.pos(), place.type(), a.op(), place, y);
        out.add(new Assign(a.pos(), place, v));
    }

    /// The two places of a comma-ok assignment, ordered before the operation as in gc, and what the operation itself writes:
    /// temporaries, or the variables where both places are plain ones. Null for a blank.
    private record Pair(Expr dst, Expr dstTemp, Expr ok, Expr okTemp) {}

    private Pair places(Pos pos, Expr dst, Expr ok, List<Stmt> out) {
        if (isPlain(dst) && isPlain(ok)) {
            return new Pair(dst, dst, ok, ok);
        }
        Expr d = dst == null ? null : ex().place(dst, out);
        Expr k = ok == null ? null : ex().place(ok, out);
        return new Pair(d, d == null ? null : new LocalRef(pos, order.temp(pos, d.type())), k, k == null ? null : new LocalRef(pos, order.temp(pos, k.type())));
    }

    private static boolean isPlain(Expr place) {
        return place == null || place instanceof LocalRef l && !l.local().captured && !l.local().addrTaken;
    }

    private void assignBack(Pos pos, Pair p, List<Stmt> out) {
        List<Expr> places = new ArrayList<>();
        List<Expr> values = new ArrayList<>();
        if (p.dst() != p.dstTemp()) {
            places.add(p.dst());
            values.add(p.dstTemp());
        }
        if (p.ok() != p.okTemp()) {
            places.add(p.ok());
            values.add(p.okTemp());
        }
        if (!places.isEmpty()) {
            assignOrdered(pos, places, values, out);
        }
    }

    private void range(Range r, List<Stmt> out) {
        Expr x = ex().expr(r.x(), out);
        if (r.define() || r.key() == null && r.value() == null) {
            out.add(new Range(r.pos(), r.label(), r.define(), r.key(), r.value(), x, block(r.body())));
            return;
        }
        // for places[i()] = range x: fresh temporaries, assigned at the start of the body.
        Expr k = r.key() == null ? null : new LocalRef(r.pos(), order.temp(r.pos(), r.key().type()));
        Expr v = r.value() == null ? null : new LocalRef(r.pos(), order.temp(r.pos(), r.value().type()));
        List<Expr> places = new ArrayList<>();
        List<Expr> values = new ArrayList<>();
        if (k != null) {
            places.add(r.key());
            values.add(k);
        }
        if (v != null) {
            places.add(r.value());
            values.add(v);
        }
        List<Stmt> body = new ArrayList<>();
        stmt(new AssignList(r.pos(), places, values), body);
        list(r.body(), body);
        out.add(new Range(r.pos(), r.label(), true, k, v, x, body));
    }

    private void select(Select w, List<Stmt> out) {
        List<Select.CommClause> cs = new ArrayList<>();
        for (Select.CommClause c : w.clauses()) {
            if (c.isDefault()) {
                cs.add(new Select.CommClause(c.pos(), null, null, null, null, null, false, true, block(c.body())));
            } else if (c.sendCh() != null) {
                Expr ch = ex().safe(c.sendCh(), out);
                Expr v = ex().safe(c.sendValue(), out);
                cs.add(new Select.CommClause(c.pos(), ch, v, null, null, null, false, false, block(c.body())));
            } else {
                Expr ch = ex().safe(c.recvCh(), out);
                List<Stmt> body = new ArrayList<>();
                Expr dst = c.dst();
                Expr ok = c.ok();
                if (!c.define()) {
                    List<Expr> places = new ArrayList<>();
                    List<Expr> values = new ArrayList<>();
                    if (dst != null) {
                        Expr t = new LocalRef(c.pos(), order.temp(c.pos(), dst.type()));
                        places.add(dst);
                        values.add(t);
                        dst = t;
                    }
                    if (ok != null) {
                        Expr t = new LocalRef(c.pos(), order.temp(c.pos(), ok.type()));
                        places.add(ok);
                        values.add(t);
                        ok = t;
                    }
                    if (!places.isEmpty()) {
                        stmt(new AssignList(c.pos(), places, values), body);
                    }
                }
                list(c.body(), body);
                cs.add(new Select.CommClause(c.pos(), null, null, ch, dst, ok, true, false, body));
            }
        }
        out.add(new Select(w.pos(), w.label(), cs));
    }

    /// Kept for the verifier: globals are compared by class and name.
    static boolean sameGlobal(Global a, Global b) {
        return a.ownerClass.equals(b.ownerClass) && a.name.equals(b.name);
    }
}
