package jopher.compiler.order;

import java.util.ArrayList;
import java.util.List;
import jopher.compiler.base.Pos;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Expr.*;
import jopher.compiler.ir.IrTypes;
import jopher.compiler.ir.Local;
import jopher.compiler.ir.Places;
import jopher.compiler.ir.Stmt;
import jopher.compiler.ir.Stmt.*;
import jopher.compiler.types.Tuple;

/// Orders statements: the operands of one, then what is left in place is made ready ([Hoist]) and the statement appended.
final class StmtOrder {
    /// The blank identifier, which counts as a variable.
    private static final LocalRef BLANK = new LocalRef(null, null);

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

    void stmt(Stmt s, List<Stmt> out) {
        Scope outer = order.scope;
        order.scope = new Scope(Coming.NOTHING);
        one(s, out);
        order.scope = outer;
    }

    private ExprOrder ex() {
        return order.exprs;
    }

    /// The operands that are about to be ordered, all of them, since a copy is only made for the sake of an effect that follows.
    private void begin(Expr... operands) {
        for (Expr x : operands) {
            order.scope.coming = order.scope.coming.plus(Effects.coming(x));
        }
    }

    private void begin(List<Expr> operands) {
        order.scope.coming = order.scope.coming.plus(Effects.coming(operands));
    }

    /// The only operand of a statement.
    private Expr operand(Expr x, List<Stmt> out) {
        if (x == null) {
            return null;
        }
        begin(x);
        return order.hoist.operand(ex().expr(x, out), out);
    }

    private void one(Stmt s, List<Stmt> out) {
        switch (s) {
            case Declare d -> declare(d, out);
            case DeclareList d -> declareList(d, out);
            case Assign a -> assign(a, out);
            case CallAssign c -> callAssign(c, out);
            case ExprStmt x -> exprStmt(x, out);
            case AssertOk a -> {
                begin(a.dst(), a.ok(), a.x());
                Pair places = places(a.pos(), a.dst(), a.ok(), out);
                Expr x = order.hoist.operand(ex().expr(a.x(), out), out);
                out.add(new AssertOk(a.pos(), places.dstTemp(), places.okTemp(), x, a.target()));
                assignBack(a.pos(), places, out);
            }
            case Block b -> out.add(new Block(b.pos(), block(b.stmts())));
            case If i -> {
                Expr c = operand(i.cond(), out);
                out.add(new If(i.pos(), c, block(i.then()), block(i.otherwise())));
            }
            case Loop l -> {
                List<Stmt> setup = new ArrayList<>();
                list(l.condSetup(), setup);
                Expr c = operand(l.cond(), setup);
                out.add(new Loop(l.pos(), l.label(), setup, c, block(l.post()), block(l.body())));
            }
            case For f -> {
                List<Stmt> init = new ArrayList<>();
                list(f.init(), init);
                Expr c = f.cond() == null ? null : ex().whereItStands(f.cond());
                out.add(new For(f.pos(), f.label(), init, c, block(f.post()), block(f.body()), f.perIteration()));
            }
            case IntSwitch w -> out.add(new IntSwitch(w.pos(), w.label(), operand(w.tag(), out), clauses(w.clauses()), block(w.otherwise())));
            case StringSwitch w -> out.add(new StringSwitch(w.pos(), w.label(), operand(w.tag(), out), clauses(w.clauses()), block(w.otherwise())));
            case Switch w -> {
                Expr tag = w.tag() == null ? null : ex().now(w.tag(), out);
                List<Switch.SwitchClause> cs = new ArrayList<>();
                for (Switch.SwitchClause c : w.clauses()) {
                    cs.add(new Switch.SwitchClause(c.pos(), c.values() == null ? null : c.values().stream().map(ex()::whereItStands).toList(), block(c.body())));
                }
                out.add(new Switch(w.pos(), w.label(), tag, cs));
            }
            case TypeSwitch w -> {
                Expr x = ex().now(w.x(), out);
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
            case Panic p -> out.add(new Panic(p.pos(), operand(p.value(), out)));
            case GoStmt g -> out.add(new GoStmt(g.pos(), operand(g.thunk(), out)));
            case DeferStmt d -> out.add(new DeferStmt(d.pos(), operand(d.thunk(), out), d.target()));
            case GoCall g -> out.add(new GoStmt(g.pos(), ThunkBuilder.thunk(order, g.pos(), g.call(), true, out)));
            case DeferCall d -> out.add(new DeferStmt(d.pos(), ThunkBuilder.thunk(order, d.pos(), d.call(), false, out), d.target()));
            case AssignList a -> {
                begin(a.places());
                begin(a.values());
                List<Expr> places = ex().places(a.places(), out);
                order.lists.assign(a.pos(), places, ex().exprs(a.values(), out), out);
            }
            case OpAssign a -> opAssign(a, out);
            case MapIndexOk m -> {
                begin(m.dst(), m.ok(), m.x());
                Pair places = places(m.pos(), m.dst(), m.ok(), out);
                MapIndex x = order.hoist.fixed(ex().entry(m.x(), out), out);
                out.add(new MapIndexOk(m.pos(), places.dstTemp(), places.okTemp(), x));
                assignBack(m.pos(), places, out);
            }
            case RecvOk r -> {
                begin(r.dst(), r.ok(), r.ch());
                Pair places = places(r.pos(), r.dst(), r.ok(), out);
                Expr ch = order.hoist.operand(ex().expr(r.ch(), out), out);
                out.add(new RecvOk(r.pos(), places.dstTemp(), places.okTemp(), ch));
                assignBack(r.pos(), places, out);
            }
            case Send d -> {
                List<Expr> xs = operands(List.of(d.ch(), d.value()), out);
                out.add(new Send(d.pos(), xs.get(0), xs.get(1)));
            }
            case Delete d -> {
                begin(d.map(), d.key());
                Expr m = ex().expr(d.map(), out);
                List<Expr> xs = order.hoist.operands(List.of(m, ex().key(d.map(), d.key(), out)), out);
                out.add(new Delete(d.pos(), xs.get(0), xs.get(1)));
            }
            case Clear c -> out.add(new Clear(c.pos(), operand(c.x(), out)));
            case Print p -> {
                // Arguments are all evaluated before the first is printed.
                List<Expr> args = new ArrayList<>();
                for (Expr x : operands(p.args(), out)) {
                    args.add(order.hoist.fix(x, out));
                }
                out.add(new Print(p.pos(), p.newline(), args));
            }
            case Close c -> out.add(new Close(c.pos(), operand(c.ch(), out)));
            case Range r -> range(r, out);
            case Select w -> select(w, out);
        }
    }

    /// All operands of a statement.
    private List<Expr> operands(List<Expr> xs, List<Stmt> out) {
        begin(xs);
        return order.hoist.operands(ex().exprs(xs, out), out);
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
                begin(c);
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
            case Expr x -> {
                begin(x);
                Expr v = ex().expr(x, new LocalRef(d.pos(), d.local()), out);
                out.add(new Declare(d.pos(), d.local(), order.hoist.value(v, out)));
            }
        }
    }

    /// The variables come into existence together, behind the calls of all values: `u, v := x, f()` reads x after f has run.
    private void declareList(DeclareList d, List<Stmt> out) {
        begin(d.values());
        List<Expr> values = ex().exprs(d.values(), out);
        for (int i = 0; i < values.size(); i++) {
            Expr v = order.hoist.value(values.get(i), out);
            Local l = d.locals().get(i);
            out.add(l == null ? new Assign(d.pos(), null, v) : new Declare(d.pos(), l, v));
        }
    }

    private void assign(Assign a, List<Stmt> out) {
        switch (a.place()) {
            case null -> {
                if (a.value() instanceof Call c) {
                    begin(c);
                    out.add(new ExprStmt(a.pos(), ex().call(c, out)));
                } else {
                    begin(a.value());
                    Expr v = ex().expr(a.value(), BLANK, out);
                    out.add(new Assign(a.pos(), null, order.hoist.value(v, out)));
                }
            }
            case LocalRef l when a.value() instanceof Call c -> {
                begin(c);
                out.add(new CallAssign(a.pos(), List.of(l), ex().call(c, out)));
            }
            case MapIndex m -> mapAssign(a, m, out);
            case Expr p -> {
                begin(p, a.value());
                Expr place = ex().place(p, out);
                // the value is evaluated before what is left of the place
                order.scope.panics = 0;
                Expr v = ex().expr(a.value(), place, out);
                order.lists.single(a.pos(), place, v, out);
            }
        }
    }

    /// m[k] = x: gc evaluates x into a temporary, then map and key, then makes the entry. m[k] = append(m[k], …) keeps one access; its map and key
    /// are taken first, but for variables (Go 1.26 walk/order.go: OAS, mapAssign, safeMapRHS).
    private void mapAssign(Assign a, MapIndex m, List<Stmt> out) {
        boolean append = a.value() instanceof Append x && Places.same(m, x.slice()) || a.value() instanceof AppendSlice y && Places.same(m, y.slice());
        if (append) {
            List<Expr> elems = a.value() instanceof Append x ? x.elems() : List.of(((AppendSlice) a.value()).tail());
            begin(m);
            begin(elems);
            MapIndex entry = cheap(ex().entry(m, out), out);
            List<Expr> ordered = order.hoist.operands(ex().exprs(elems, out), out).stream().map(x -> order.hoist.fix(x, out)).toList();
            MapIndex place = order.hoist.fixed(entry, out);
            out.add(new Assign(a.pos(), place, a.value() instanceof Append x
                    ? new Append(x.pos(), x.type(), place, ordered, x.site(), null)
                    : new AppendSlice(a.value().pos(), a.value().type(), place, ordered.getFirst())));
            return;
        }
        begin(m, a.value());
        MapIndex entry = ex().entry(m, out);
        Expr v = order.hoist.fix(ex().expr(a.value(), out), out);
        out.add(new Assign(a.pos(), order.hoist.fixed(entry, out), v));
    }

    /// Operands that are variables or constants, now (Go 1.26 walk/order.go: cheapExpr).
    private MapIndex cheap(MapIndex m, List<Stmt> out) {
        Expr map = ExprOrder.isVariable(m.map()) ? m.map() : order.hoist.fix(m.map(), out);
        return new MapIndex(m.pos(), m.type(), map, ExprOrder.isVariable(m.key()) ? m.key() : order.hoist.fix(m.key(), out));
    }

    /// The operands of the places are ordered first; what they read is read after the call.
    private void callAssign(CallAssign c, List<Stmt> out) {
        begin(c.places());
        begin(c.call());
        List<Expr> places = ex().places(c.places(), out);
        Call call = ex().call(c.call(), out);
        if (places.stream().allMatch(p -> p == null || p instanceof LocalRef)) {
            out.add(new CallAssign(c.pos(), places, call));
            return;
        }
        List<Expr> temps = new ArrayList<>();
        List<Expr> targets = new ArrayList<>();
        List<Expr> values = new ArrayList<>();
        for (Expr p : places) {
            if (p == null) {
                temps.add(null);
                continue;
            }
            LocalRef ref = new LocalRef(c.pos(), order.temp(c.pos(), p.type()));
            temps.add(ref);
            targets.add(p);
            values.add(ref);
        }
        out.add(new CallAssign(c.pos(), temps, call));
        order.lists.assign(c.pos(), targets, values, out);
    }

    private void exprStmt(ExprStmt s, List<Stmt> out) {
        begin(s.x());
        switch (s.x()) {
            case Call c -> out.add(new ExprStmt(s.pos(), ex().call(c, out)));
            case Copy c -> {
                List<Expr> xs = order.hoist.operands(ex().exprs(List.of(c.dst(), c.src()), out), out);
                out.add(new ExprStmt(s.pos(), new Copy(c.pos(), c.type(), xs.get(0), xs.get(1))));
            }
            case Recv r -> out.add(new ExprStmt(s.pos(), new Recv(r.pos(), r.type(), order.hoist.operand(ex().expr(r.ch(), out), out))));
            case Recover r -> out.add(new ExprStmt(s.pos(), r));
            case RuntimeCall r -> out.add(new ExprStmt(s.pos(), order.hoist.operand(ex().expr(r, out), out)));
            case Expr x -> out.add(new Assign(s.pos(), null, order.hoist.operand(ex().expr(x, out), out)));
        }
    }

    private void ret(Return r, List<Stmt> out) {
        if (r.values().size() == 1 && r.values().getFirst() instanceof Call c && c.type() instanceof Tuple) {
            begin(c);
            List<Expr> temps = new ArrayList<>();
            Call call = ex().call(c, out);
            for (Local res : order.fn.results) {
                temps.add(new LocalRef(r.pos(), order.temp(r.pos(), res.type)));
            }
            out.add(new CallAssign(r.pos(), temps, call));
            out.add(new Return(r.pos(), temps));
            return;
        }
        if (r.values().isEmpty() || !order.fn.hasDefer) {
            out.add(new Return(r.pos(), operands(r.values(), out)));
            return;
        }
        // an assignment list, whose effects before a panic the caller may see (Go 1.26 walk/assign.go: walkReturn)
        begin(r.values());
        List<Expr> values = ex().exprs(r.values(), out);
        List<Expr> places = new ArrayList<>();
        List<Expr> assigned = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Local result = order.fn.results.get(i);
            if (!(values.get(i) instanceof LocalRef l && l.local() == result)) {
                places.add(new LocalRef(r.pos(), result));
                assigned.add(values.get(i));
            }
        }
        if (!places.isEmpty()) {
            order.lists.assign(r.pos(), places, assigned, out);
        }
        out.add(new Return(r.pos(), List.of()));
    }

    /// place op= x: both sides are ordered, then the place is read and written; its operands are read after the calls of both.
    private void opAssign(OpAssign a, List<Stmt> out) {
        begin(a.place(), a.value());
        Expr place = ex().place(a.place(), out);
        Expr y = ex().expr(a.value(), out);
        if (place instanceof MapIndex m) {
            if (a.op() == BinaryOp.DIV || a.op() == BinaryOp.REM) {
                // A zero divisor must not leave an entry behind: read, operate, then assign.
                MapIndex fixed = order.hoist.fixed(m, out);
                LocalRef old = order.copy(fixed, out);
                out.add(new Assign(a.pos(), fixed, order.copy(new Binary(a.pos(), m.type(), a.op(), old, y), out)));
                return;
            }
            Expr value = order.hoist.fix(y, out);
            out.add(new OpAssign(a.pos(), a.op(), order.hoist.fixed(m, out), value));
            return;
        }
        Expr steady = steady(indexed(place, out), out);
        // what is read panics before what stands on the right
        List<Expr> xs = order.hoist.operands(List.of(steady, y), out);
        Expr v = a.op() == BinaryOp.ADD && IrTypes.isString(place.type())
                ? new Concat(a.pos(), place.type(), xs)
                : new Binary(a.pos(), place.type(), a.op(), xs.get(0), xs.get(1));
        out.add(new Assign(a.pos(), steady, v));
    }

    /// Follows the pointer to the array of a steady place, before the index is evaluated.
    private static void pointers(Expr p, List<Stmt> out) {
        switch (p) {
            case Field f when f.viaPointer() -> out.add(Hoist.nilCheck(f.pos(), f.x()));
            case Field f -> pointers(f.x(), out);
            case Deref d -> out.add(Hoist.nilCheck(d.pos(), d.x()));
            case Index i when IrTypes.isArray(i.x().type()) -> pointers(i.x(), out);
            case Expr x when !IrTypes.isArray(x.type()) && IrTypes.arrayOf(x.type()) != null -> out.add(Hoist.nilCheck(x.pos(), x));
            default -> { }
        }
    }

    /// The place with those indexes in temporaries that are no places themselves, before anything of it is read (Go 1.26 walk/walk.go: safeExpr).
    private Expr indexed(Expr p, List<Stmt> out) {
        return switch (p) {
            case Field f -> new Field(f.pos(), f.type(), indexed(f.x(), out), f.viaPointer(), f.field(), f.index());
            case Deref d -> new Deref(d.pos(), d.type(), indexed(d.x(), out));
            case Index i when !IrTypes.isString(i.x().type()) -> {
                Expr x = indexed(i.x(), out);
                yield new Index(i.pos(), i.type(), x, indexed(i.index(), out), i.bounded());
            }
            case LocalRef l -> l;
            case GlobalRef g -> g;
            case Expr x -> Effects.panics(x) == 0 ? x : order.hoist.fix(x, out);
        };
    }

    /// A place whose operands (pointers, slices, indexes) are fixed, so that it can be read and then written. The place's own checks (nil, bounds)
    /// still happen at the access.
    private Expr steady(Expr p, List<Stmt> out) {
        return switch (p) {
            case LocalRef l -> l;
            case GlobalRef g -> g;
            case Field f -> new Field(f.pos(), f.type(), f.viaPointer() ? order.hoist.fix(f.x(), out) : steady(f.x(), out), f.viaPointer(), f.field(), f.index());
            case Deref d -> new Deref(d.pos(), d.type(), order.hoist.fix(d.x(), out));
            case Index i -> {
                Expr x = IrTypes.isArray(i.x().type()) ? steady(i.x(), out) : order.hoist.fix(i.x(), out);
                if (IrTypes.arrayOf(i.x().type()) != null && Effects.panics(i.index()) != 0) {
                    pointers(x, out);
                }
                yield new Index(i.pos(), i.type(), x, order.hoist.fix(i.index(), out), i.bounded());
            }
            case Conv c when c.kind() == ConvKind.NOP -> new Conv(c.pos(), c.type(), c.kind(), steady(c.x(), out));
            default -> order.hoist.fix(p, out);
        };
    }

    /// The two places of a comma-ok assignment, ordered before the operation as in gc, and what the operation itself writes:
    /// temporaries, or the variables where both places are plain ones. Null for a blank.
    private record Pair(Expr dst, Expr dstTemp, Expr ok, Expr okTemp) {}

    private Pair places(Pos pos, Expr dst, Expr ok, List<Stmt> out) {
        if (isPlain(dst) && isPlain(ok)) {
            return new Pair(dst, dst, ok, ok);
        }
        Expr d = ex().place(dst, out);
        Expr k = ex().place(ok, out);
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
            order.lists.assign(pos, places, values, out);
        }
    }

    /// for p.x, f().y = range m: the calls of the places run in each iteration before its element is read (Go 1.26 walk/range.go: rangeAssign2).
    private void range(Range r, List<Stmt> out) {
        Expr x = operand(r.x(), out);
        List<Stmt> before = new ArrayList<>();
        List<Stmt> body = new ArrayList<>();
        if (r.assign() != null) {
            List<Expr> places = order.within(Effects.coming(r.assign().places()), () -> ex().places(r.assign().places(), before));
            List<Expr> values = order.within(Effects.coming(r.assign().values()), () -> ex().exprs(r.assign().values(), body));
            order.lists.assign(r.assign().pos(), places, values, body);
        }
        list(r.body(), body);
        out.add(new Range(r.pos(), r.label(), r.key(), r.value(), x, null, before, body));
    }

    /// Channels and values to send are taken at once, in the order of the clauses.
    private void select(Select w, List<Stmt> out) {
        List<Select.CommClause> cs = new ArrayList<>();
        for (Select.CommClause c : w.clauses()) {
            if (c.isDefault()) {
                cs.add(new Select.CommClause(c.pos(), null, null, null, null, null, false, true, block(c.body())));
            } else if (c.sendCh() != null) {
                Expr ch = ex().now(c.sendCh(), out);
                Expr v = ex().now(c.sendValue(), out);
                cs.add(new Select.CommClause(c.pos(), ch, v, null, null, null, false, false, block(c.body())));
            } else {
                cs.add(new Select.CommClause(c.pos(), null, null, ex().now(c.recvCh(), out), c.dst(), c.ok(), true, false, block(c.body())));
            }
        }
        out.add(new Select(w.pos(), w.label(), cs));
    }
}
