package jopher.compiler.represent;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Expr.BinaryOp;
import jopher.compiler.ir.Func;
import jopher.compiler.ir.Local;
import jopher.compiler.ir.Stmt;
import jopher.compiler.types.Array;
import jopher.compiler.types.Basic;
import jopher.compiler.types.Pointer;
import jopher.compiler.types.Slice;

/// Variables of Go type int (or int64) that are kept in a JVM int because their values provably fit: C2 recognises
/// counted loops and removes range checks only for ints (the largest single factor in loops, see representation.md).
///
/// An interval is computed for every candidate: a local variable of this function without a cell. All its assignments are looked at, each
/// value's interval follows from the intervals of the variables in it, and the union is the variable's; this is repeated until nothing
/// changes, and what keeps changing is given up. By induction over the steps of an execution every value lies in its interval.
///
/// `i = i + c` would never stay bounded, so it is read with what is known where it stands. Let L be the innermost loop around it,
/// and let it be the only assignment of i inside L. Then i has not changed since L's condition held, nor since an index expression
/// `a[i]` was evaluated in the condition or in a statement that always runs before. So, for c > 0:
/// - condition `i < x`: the new value is at most max(x) - 1 + c, and likewise for <=, >, >=;
/// - `a[i]` (or `a[i+k]`, k >= 0) was evaluated: it did not panic, so i < 2^31 - 8, the longest array.
///
/// Go counterpart: cmd/compile/internal/ssa/prove.go, loopbce.go.
final class Narrowing {
    /// The longest Java array, hence the largest len and cap.
    private static final long MAX_LEN = Integer.MAX_VALUE - 8;
    private static final Interval LEN = new Interval(0, MAX_LEN);
    private static final Interval TOP = new Interval(Long.MIN_VALUE, Long.MAX_VALUE);
    private static final int ROUNDS = 12;

    private record Interval(long lo, long hi) {
        Interval union(Interval o) {
            return new Interval(Math.min(lo, o.lo), Math.max(hi, o.hi));
        }

        boolean fits() {
            return lo >= Integer.MIN_VALUE && hi <= Integer.MAX_VALUE;
        }

        /// Products and sums of such bounds cannot overflow a long.
        boolean small() {
            return lo >= -(1L << 62) && hi <= 1L << 62;
        }
    }

    /// `local = value`, `value` null for what is not an expression (call results), in the loops around it.
    private record Assignment(Local local, Expr value, Stmt stmt, Loop loop) {}

    private static final class Loop {
        final Stmt.Loop stmt;
        final Loop outer;
        /// How often a variable is assigned inside, nested loops included.
        final Map<Local, Integer> assigned = new IdentityHashMap<>();

        Loop(Stmt.Loop stmt, Loop outer) {
            this.stmt = stmt;
            this.outer = outer;
        }
    }

    private final Facts facts;
    private final Func fn;
    private final List<Assignment> assignments = new ArrayList<>();
    private final Map<Stmt.Loop, Loop> loops = new IdentityHashMap<>();
    /// Variables that are the same value as another for their whole life: `i := .t`, neither assigned again in between.
    private final Map<Local, Local> copies = new IdentityHashMap<>();
    /// The loop around the declaration of such a copy: only within one iteration are both the same.
    private final Map<Local, Loop> copyLoop = new IdentityHashMap<>();
    /// Loop of the assignment being looked at.
    private Loop current;
    /// Null: nothing assigned yet.
    private final Map<Local, Interval> intervals = new LinkedHashMap<>();

    Narrowing(Facts facts, Func fn) {
        this.facts = facts;
        this.fn = fn;
        collect(fn.body, null);
        if (!facts.of(fn).hasGoto) {
            solve();
        }
    }

    boolean isInt(Local l) {
        var i = intervals.get(l);
        return i != null && candidate(l) && i.fits();
    }

    /// The int-typed expression's value fits in a JVM int.
    boolean fitsInt(Expr e) {
        var i = interval(e);
        return i != null && i.fits();
    }

    /// The index is proved to be within the bounds of what it indexes.
    boolean inRange(Expr.Index x) {
        return false;
    }

    /// The bound of a loop condition `i < n` where i is an int and n a long that does not change in the loop; i never gets as far
    /// as 2^31 - 1, so n cut to the range of int gives the same answers. Null if the condition has no such form.
    Local clampedBound(Stmt.Loop loop) {
        if (loop.cond() instanceof Expr.Binary b && isOrder(b.op()) && isInt(b.x().type()) && b.x() instanceof Expr.LocalRef x
                && b.y() instanceof Expr.LocalRef y && isInt(x.local()) && intervals.get(x.local()).hi < Integer.MAX_VALUE
                && !isInt(y.local()) && isPlain(y.local()) && loops.get(loop) != null && !loops.get(loop).assigned.containsKey(y.local())
                && loop.condSetup().isEmpty()) {
            return y.local();
        }
        return null;
    }

    private static boolean isOrder(BinaryOp op) {
        return op == BinaryOp.LT || op == BinaryOp.LE || op == BinaryOp.GT || op == BinaryOp.GE;
    }

    private static boolean isInt(jopher.compiler.types.Type t) {
        return t.underlying() instanceof Basic b && (b.kind() == Basic.Kind.INT || b.kind() == Basic.Kind.INT64);
    }

    /// In a JVM local of this method, not seen from elsewhere.
    private boolean isPlain(Local l) {
        return !facts.needsCell(l) && (l.owner == fn || l.owner == null) && !fn.captures.contains(l);
    }

    private boolean candidate(Local l) {
        return (l.kind == Local.Kind.AUTO || l.kind == Local.Kind.TEMP) && isInt(l.type) && isPlain(l);
    }

    // ---- collecting

    private void collect(List<Stmt> list, Loop loop) {
        for (var s : list) {
            switch (s) {
                case Stmt.Declare d -> assign(d.local(), d.init() == null ? new Expr.Zero(d.pos(), d.local().type) : d.init(), s, loop);
                case Stmt.Assign a when a.place() instanceof Expr.LocalRef l -> assign(l.local(), a.value(), s, loop);
                case Stmt.CallAssign c -> c.places().forEach(p -> unknown(p, s, loop));
                case Stmt.AssertOk a -> {
                    unknown(a.dst(), s, loop);
                    unknown(a.ok(), s, loop);
                }
                default -> { }
            }
            if (s instanceof Stmt.Loop l) {
                var inner = new Loop(l, loop);
                loops.put(l, inner);
                collect(l.condSetup(), inner);
                collect(l.body(), inner);
                collect(l.post(), inner);
            } else {
                IrChildren.lists(s, x -> collect(x, loop));
            }
        }
    }

    private void unknown(Expr place, Stmt s, Loop loop) {
        if (place instanceof Expr.LocalRef l) {
            assign(l.local(), null, s, loop);
        }
    }

    private void assign(Local l, Expr value, Stmt s, Loop loop) {
        for (var o = loop; o != null; o = o.outer) {
            o.assigned.merge(l, 1, Integer::sum);
        }
        if (candidate(l)) {
            assignments.add(new Assignment(l, value, s, loop));
            if (s instanceof Stmt.Declare && value instanceof Expr.LocalRef from && facts.assignedOnce(l) && isPlain(from.local())) {
                copies.put(l, from.local());
                copyLoop.put(l, loop);
            }
        }
    }

    // ---- solving

    private void solve() {
        for (int round = 0; round < ROUNDS * 4; round++) {
            boolean changed = false;
            for (var a : assignments) {
                var old = intervals.get(a.local);
                if (old == TOP) {
                    continue;
                }
                var v = a.value == null ? TOP : valueOf(a);
                if (v == null) {
                    continue; // depends on a variable that has no value yet
                }
                var now = old == null ? v : old.union(v);
                if (!now.equals(old)) {
                    intervals.put(a.local, round >= ROUNDS || !now.fits() ? TOP : now);
                    changed = true;
                }
            }
            if (!changed) {
                return;
            }
        }
        intervals.clear();
    }

    private Interval valueOf(Assignment a) {
        if (a.loop != null && a.value instanceof Expr.Binary b && (b.op() == BinaryOp.ADD || b.op() == BinaryOp.SUB)
                && b.x() instanceof Expr.LocalRef x && x.local() == a.local && b.y() instanceof Expr.Const c && c.value().isInt64()
                && Math.abs(c.value().int64()) < 1 << 20 && a.loop.assigned.get(a.local) == 1) {
            long step = b.op() == BinaryOp.ADD ? c.value().int64() : -c.value().int64();
            var i = intervals.get(a.local);
            if (i == null) {
                return null;
            }
            var known = guarded(a, i, step > 0);
            return known == null ? TOP : new Interval(known.lo + step, known.hi + step);
        }
        return interval(a.value);
    }

    /// What is known of the variable where its only assignment in the loop stands; null: nothing bounds it in the direction
    /// of the step. The bound itself is taken at once, not crept up to.
    private Interval guarded(Assignment a, Interval i, boolean up) {
        current = a.loop;
        long lo = up ? i.lo : Long.MIN_VALUE, hi = up ? Long.MAX_VALUE : i.hi;
        if (a.loop.stmt.cond() != null) {
            for (var c : conjuncts(a.loop.stmt.cond(), new ArrayList<>())) {
                if (!(c instanceof Expr.Binary b) || !isOrder(b.op())) {
                    continue;
                }
                BinaryOp op = b.op();
                Expr bound;
                if (same(b.x(), a.local)) {
                    bound = b.y();
                } else if (same(b.y(), a.local)) {
                    bound = b.x();
                    op = switch (op) {
                        case LT -> BinaryOp.GT;
                        case LE -> BinaryOp.GE;
                        case GT -> BinaryOp.LT;
                        default -> BinaryOp.LE;
                    };
                } else {
                    continue;
                }
                var x = interval(bound);
                if (x == null) {
                    return null;
                }
                switch (op) {
                    case LT -> hi = Math.min(hi, x.hi == Long.MIN_VALUE ? x.hi : x.hi - 1);
                    case LE -> hi = Math.min(hi, x.hi);
                    case GT -> lo = Math.max(lo, x.lo == Long.MAX_VALUE ? x.lo : x.lo + 1);
                    default -> lo = Math.max(lo, x.lo);
                }
            }
        }
        if (indexed(a)) {
            lo = Math.max(lo, 0);
            hi = Math.min(hi, MAX_LEN - 1);
        }
        var r = new Interval(lo, Math.max(lo, hi));
        return r.small() ? r : null;
    }

    private static List<Expr> conjuncts(Expr e, List<Expr> out) {
        if (e instanceof Expr.Logical l && l.and()) {
            conjuncts(l.x(), out);
            conjuncts(l.y(), out);
        } else {
            out.add(e);
        }
        return out;
    }

    private boolean same(Expr e, Local l) {
        return e instanceof Expr.LocalRef r && (r.local() == l || copies.get(r.local()) == l && current != null && copyLoop.get(r.local()) == current);
    }

    // ---- index expressions that have run

    /// Whether `x[local]` was evaluated in this iteration before the assignment.
    private boolean indexed(Assignment a) {
        var loop = a.loop.stmt;
        if (loop.cond() != null && indexes(loop.cond(), a.local, true)) {
            return true;
        }
        for (var s : loop.condSetup()) {
            if (runs(s, a)) {
                return true;
            }
        }
        for (var s : loop.body()) {
            if (s == a.stmt || !loop.post().contains(a.stmt) && contains(s, a.stmt)) {
                return false;
            }
            if (runs(s, a)) {
                return true;
            }
            if (continues(s, loop)) {
                return false;
            }
        }
        return false;
    }

    private boolean runs(Stmt s, Assignment a) {
        boolean[] found = {false};
        // the condition of an inner loop runs at least once, before its body
        IrChildren.exprs(s, e -> found[0] |= indexes(e, a.local, false));
        return found[0];
    }

    private static boolean contains(Stmt s, Stmt inner) {
        boolean[] found = {s == inner};
        IrChildren.lists(s, list -> list.forEach(x -> found[0] |= contains(x, inner)));
        return found[0];
    }

    private static boolean continues(Stmt s, Stmt.Loop loop) {
        boolean[] found = {s instanceof Stmt.Continue c && c.label() == loop.label() || s instanceof Stmt.LabelStmt};
        IrChildren.lists(s, list -> list.forEach(x -> found[0] |= continues(x, loop)));
        return found[0];
    }

    /// `x[local + k]`, k >= 0, is evaluated whenever e is (`isTrue`: and e is true).
    private boolean indexes(Expr e, Local local, boolean isTrue) {
        if (e instanceof Expr.Logical l) {
            return indexes(l.x(), local, isTrue && l.and()) || isTrue && l.and() && indexes(l.y(), local, true);
        }
        if (e instanceof Expr.Index x && hasLength(x.x()) && (same(x.index(), local) || x.index() instanceof Expr.Binary b
                && b.op() == BinaryOp.ADD && same(b.x(), local) && isNonNegative(b.y()) && nonNegative(local))) {
            return true;
        }
        boolean[] found = {false};
        IrChildren.of(e, y -> found[0] |= indexes(y, local, false));
        return found[0];
    }

    private static boolean isNonNegative(Expr e) {
        return e instanceof Expr.Const c && c.value().isInt64() && c.value().sign() >= 0;
    }

    /// i + k is below a length: so is i, unless the sum wrapped around; from the lower side it cannot.
    private boolean nonNegative(Local l) {
        var i = intervals.get(l);
        return i != null && i.lo >= 0;
    }

    private static boolean hasLength(Expr x) {
        var t = x.type().underlying();
        return t instanceof Slice || t instanceof Array a && a.len() <= MAX_LEN || t instanceof Basic
                || t instanceof Pointer p && p.elem().underlying() instanceof Array a && a.len() <= MAX_LEN;
    }

    // ---- intervals of expressions

    /// Null: depends on a variable without value yet.
    private Interval interval(Expr e) {
        return switch (e) {
            case Expr.Const c -> c.value().isInt64() ? new Interval(c.value().int64(), c.value().int64()) : TOP;
            case Expr.Zero _ -> new Interval(0, 0);
            case Expr.LocalRef l -> candidate(l.local()) ? intervals.get(l.local()) : ofType(e);
            case Expr.Len l -> l.x().type().underlying() instanceof Array || l.x().type().underlying() instanceof Pointer ? arrayLength(l.x()) : LEN;
            case Expr.Cap l -> l.x().type().underlying() instanceof Array || l.x().type().underlying() instanceof Pointer ? arrayLength(l.x()) : LEN;
            case Expr.Copy _ -> LEN;
            case Expr.Conv c when c.kind() == Expr.ConvKind.NUMERIC && c.x().type().underlying() instanceof Basic b && b.has(Basic.IS_INTEGER) -> {
                var t = ofType(e);
                var x = interval(c.x());
                yield x == null ? null : x.lo >= t.lo && x.hi <= t.hi && !unsigned64(c.x()) ? x : t;
            }
            case Expr.Conv c when c.kind() == Expr.ConvKind.NOP -> interval(c.x());
            case Expr.Binary b when isInt(e.type()) && !b.op().isComparison() -> binary(b);
            case Expr.MinMax m when isInt(e.type()) -> {
                Interval r = null;
                for (var a : m.args()) {
                    var x = interval(a);
                    if (x == null) {
                        yield null;
                    }
                    r = r == null ? x : m.max() ? new Interval(Math.max(r.lo, x.lo), Math.max(r.hi, x.hi))
                            : new Interval(Math.min(r.lo, x.lo), Math.min(r.hi, x.hi));
                }
                yield r;
            }
            default -> ofType(e);
        };
    }

    private static Interval arrayLength(Expr x) {
        var t = x.type().underlying();
        long n = t instanceof Array a ? a.len() : t instanceof Pointer p && p.elem().underlying() instanceof Array a ? a.len() : Long.MAX_VALUE;
        return new Interval(n, n);
    }

    private static boolean unsigned64(Expr e) {
        return e.type().underlying() instanceof Basic b && switch (b.kind()) {
            case UINT, UINT64, UINTPTR -> true;
            default -> false;
        };
    }

    private Interval binary(Expr.Binary b) {
        var x = interval(b.x());
        var y = interval(b.y());
        if (x == null || y == null) {
            return null;
        }
        boolean safe = x.small() && y.small();
        return switch (b.op()) {
            case ADD -> safe ? new Interval(x.lo + y.lo, x.hi + y.hi) : TOP;
            case SUB -> safe ? new Interval(x.lo - y.hi, x.hi - y.lo) : TOP;
            case MUL -> {
                if (!x.fits() || !y.fits()) {
                    yield TOP;
                }
                long p = x.lo * y.lo, q = x.lo * y.hi, r = x.hi * y.lo, s = x.hi * y.hi;
                yield new Interval(Math.min(Math.min(p, q), Math.min(r, s)), Math.max(Math.max(p, q), Math.max(r, s)));
            }
            case DIV -> y.lo > 0 ? new Interval(Math.min(x.lo, 0), Math.max(x.hi, 0)) : TOP;
            case REM -> y.lo > 0 ? new Interval(x.lo >= 0 ? 0 : -(y.hi - 1), Math.max(0, x.lo >= 0 ? Math.min(x.hi, y.hi - 1) : y.hi - 1)) : TOP;
            case AND -> y.lo >= 0 ? new Interval(0, y.hi) : x.lo >= 0 ? new Interval(0, x.hi) : TOP;
            case SHR -> x.lo >= 0 ? new Interval(0, x.hi) : x;
            default -> TOP;
        };
    }

    private static Interval ofType(Expr e) {
        return e.type().underlying() instanceof Basic b ? switch (b.kind()) {
            case INT8 -> new Interval(-128, 127);
            case INT16 -> new Interval(-32768, 32767);
            case INT32 -> new Interval(Integer.MIN_VALUE, Integer.MAX_VALUE);
            case UINT8 -> new Interval(0, 255);
            case UINT16 -> new Interval(0, 65535);
            case UINT32 -> new Interval(0, 0xFFFFFFFFL);
            default -> TOP;
        } : TOP;
    }
}
