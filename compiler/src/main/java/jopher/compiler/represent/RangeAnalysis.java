package jopher.compiler.represent;

import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jopher.abi.RuntimeSymbol;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Expr.BinaryOp;
import jopher.compiler.ir.Func;
import jopher.compiler.ir.Label;
import jopher.compiler.ir.Local;
import jopher.compiler.ir.Stmt;
import jopher.compiler.represent.RangeState.Length;
import jopher.compiler.types.Array;
import jopher.compiler.types.Basic;
import jopher.compiler.types.Pointer;
import jopher.compiler.types.Slice;
import jopher.compiler.types.Type;

/// Abstract interpretation of one function over intervals and bounds of the form `v <= len(s) + k`.
///
/// **Why it is sound.** Variables: only those that live in one JVM local (no cell), so that nothing but the statements of this
/// function, in the order in which they stand, changes them. Values are mathematical: an operation that may leave its type gives the
/// type's full range. Lengths: a [Length] is a number fixed once; a slice or string variable has one until its next assignment,
/// which gives it a new one (or that of the slice it is copied from). Elements may change, lengths of values cannot. Conditions
/// and *successful checks* (after `s[i]` goes on, 0 <= i < len(s)) refine what holds afterwards, in evaluation order; what only
/// some path evaluates (the right side of && and ||) refines only that path.
/// Loops: the state at the head is raised, with widening, until it includes the entry and every way back; one more pass from such a
/// state may lower it again, since entry ∪ F(head) includes every state that is reached when head does. Where two slices meet, the
/// variable gets a length of its own, one per variable and analysis of a loop; facts about it come from each side's own length.
/// Functions with goto are not analysed. Results are recorded in one last pass only, from states that are final.
final class RangeAnalysis {
    private static final Interval RUNE = new Interval(1L << 32, (4L << 32) + 0x10FFFF);
    private static final int MAX_PASSES = 8;
    private static final int MAX_DEPTH = 3;
    private static final int BUDGET = 60_000;

    /// Union of the values assigned to a variable.
    final Map<Local, Interval> assigned = new IdentityHashMap<>();
    /// Values of arithmetic expressions.
    final Map<Expr, Interval> values = new IdentityHashMap<>();
    /// Index expressions: proved in range wherever they were met.
    final Map<Expr.Index, Boolean> proved = new IdentityHashMap<>();

    private final Facts facts;
    private final Map<Local, Length> entry = new IdentityHashMap<>();
    private final Map<Label, RangeState> breaks = new IdentityHashMap<>();
    private final Map<Label, RangeState> continues = new IdentityHashMap<>();
    private boolean recording = true;
    private int depth;
    private int work;

    private RangeAnalysis(Facts facts) {
        this.facts = facts;
    }

    /// Null: not analysed.
    static RangeAnalysis of(Facts facts, Func fn) {
        if (facts.of(fn).hasGoto || !hasLoop(fn.body)) {
            return null;
        }
        var a = new RangeAnalysis(facts);
        a.list(fn.body, new RangeState());
        return a;
    }

    private static boolean hasLoop(List<Stmt> list) {
        for (var s : list) {
            if (s instanceof Stmt.Loop) {
                return true;
            }
            boolean[] found = {false};
            IrChildren.lists(s, inner -> found[0] |= hasLoop(inner));
            if (found[0]) {
                return true;
            }
        }
        return false;
    }

    // ---- variables and types

    private boolean tracked(Local l) {
        return isInteger(l.type) && !facts.needsCell(l);
    }

    private boolean hasLength(Local l) {
        var u = l.type.underlying();
        return (u instanceof Slice || u instanceof Basic b && b.has(Basic.IS_STRING)) && !facts.needsCell(l);
    }

    static boolean isInteger(Type t) {
        return t.underlying() instanceof Basic b && b.has(Basic.IS_INTEGER);
    }

    static Interval ofType(Type t) {
        return t.underlying() instanceof Basic b ? switch (b.kind()) {
            case INT8 -> new Interval(-128, 127);
            case INT16 -> new Interval(-32768, 32767);
            case INT32, UNTYPED_RUNE -> new Interval(Integer.MIN_VALUE, Integer.MAX_VALUE);
            case UINT8 -> new Interval(0, 255);
            case UINT16 -> new Interval(0, 65535);
            case UINT32 -> new Interval(0, 0xFFFFFFFFL);
            default -> Interval.ALL;
        } : Interval.ALL;
    }

    private static boolean isUnsigned64(Type t) {
        return t.underlying() instanceof Basic b && switch (b.kind()) {
            case UINT, UINT64, UINTPTR -> true;
            default -> false;
        };
    }

    /// `v` as a value of the type: what does not fit wraps to anything.
    private static Interval fit(Interval v, Type t) {
        var all = ofType(t);
        return v == null || !all.contains(v) || isUnsigned64(t) && v.lo() < 0 ? all : v;
    }

    private Interval range(Local l, RangeState st) {
        var r = st.ranges.get(l);
        return r == null ? ofType(l.type) : r;
    }

    private Length length(Local l, RangeState st) {
        var n = st.lengths.get(l);
        return n == null ? entry.computeIfAbsent(l, x -> new Length(Interval.LENGTH)) : n;
    }

    // ---- statements; a state is changed in place, null is unreachable

    private RangeState list(List<Stmt> list, RangeState st) {
        for (var s : list) {
            if (st == null) {
                return null;
            }
            st = stmt(s, st);
        }
        return st;
    }

    private RangeState stmt(Stmt s, RangeState st) {
        work++;
        switch (s) {
            case Stmt.Declare d -> {
                var l = d.local();
                if (d.init() == null) {
                    if (tracked(l)) {
                        set(l, Interval.of(0), Map.of(), st);
                    } else if (hasLength(l)) {
                        st.lengths.put(l, new Length(Interval.of(0)));
                    }
                } else {
                    assign(l, d.init(), eval(d.init(), st), st);
                }
                return st;
            }
            case Stmt.Assign a -> {
                // the value first, see Places
                var v = eval(a.value(), st);
                if (a.place() != null && !(a.place() instanceof Expr.LocalRef)) {
                    eval(a.place(), st);
                }
                if (a.place() instanceof Expr.LocalRef l) {
                    assign(l.local(), a.value(), v, st);
                }
                return st;
            }
            case Stmt.CallAssign c -> {
                eval(c.call(), st);
                c.places().forEach(p -> unknown(p, st));
                return st;
            }
            case Stmt.AssertOk a -> {
                eval(a.x(), st);
                unknown(a.dst(), st);
                unknown(a.ok(), st);
                return st;
            }
            case Stmt.Block b -> {
                return list(b.stmts(), st);
            }
            case Stmt.If i -> {
                var two = branch(i.cond(), st);
                return join(list(i.then(), two.yes), list(i.otherwise(), two.no));
            }
            case Stmt.Loop l -> {
                return loop(l, st);
            }
            case Stmt.IntSwitch w -> {
                eval(w.tag(), st);
                return clauses(w.label(), w.clauses(), w.otherwise(), st);
            }
            case Stmt.StringSwitch w -> {
                eval(w.tag(), st);
                return clauses(w.label(), w.clauses(), w.otherwise(), st);
            }
            case Stmt.Break b -> {
                breaks.merge(b.label(), st, this::join);
                return null;
            }
            case Stmt.Continue c -> {
                continues.merge(c.label(), st, this::join);
                return null;
            }
            case Stmt.Return r -> {
                r.values().forEach(v -> eval(v, st));
                return null;
            }
            case Stmt.Panic p -> {
                eval(p.value(), st);
                return null;
            }
            case Stmt.ExprStmt _, Stmt.GoStmt _, Stmt.DeferStmt _ -> {
                IrChildren.exprs(s, e -> eval(e, st));
                return st;
            }
            case Stmt.LabelStmt _ -> {
                return st;
            }
            case Stmt.Goto _, Stmt.SugarStmt _ -> throw new IllegalArgumentException(s.getClass().getSimpleName());
        }
    }

    private RangeState clauses(Label label, List<Stmt.IntSwitch.Clause> clauses, List<Stmt> otherwise, RangeState st) {
        RangeState outer = label == null ? null : breaks.remove(label);
        RangeState out = list(otherwise, st.copy());
        for (var c : clauses) {
            out = join(out, list(c.body(), st.copy()));
        }
        if (label != null) {
            out = join(out, breaks.remove(label));
            if (outer != null) {
                breaks.put(label, outer);
            }
        }
        return out;
    }

    /// A place that gets a value nobody knows.
    private void unknown(Expr place, RangeState st) {
        if (place instanceof Expr.LocalRef l) {
            if (tracked(l.local())) {
                set(l.local(), ofType(l.type()), Map.of(), st);
            } else if (hasLength(l.local())) {
                st.lengths.put(l.local(), new Length(Interval.LENGTH));
            }
        } else if (place != null) {
            eval(place, st);
        }
    }

    private void assign(Local l, Expr value, Interval v, RangeState st) {
        if (tracked(l)) {
            set(l, fit(v, l.type), boundsOf(value, st), st);
        } else if (hasLength(l)) {
            lengthOf(l, value, st);
        }
    }

    private void set(Local l, Interval v, Map<Length, Long> bounds, RangeState st) {
        if (recording) {
            assigned.merge(l, v, Interval::union);
        }
        st.ranges.put(l, v);
        st.setFacts(l, bounds);
    }

    /// The upper bounds of an expression relative to lengths.
    private Map<Length, Long> boundsOf(Expr e, RangeState st) {
        var x = linear(e, st);
        if (x == null) {
            return Map.of();
        }
        if (x.length != null) {
            return Map.of(x.length, x.plus);
        }
        var of = st.factsOf(x.local);
        if (x.plus == 0 || of.isEmpty()) {
            return of;
        }
        var m = new HashMap<Length, Long>();
        of.forEach((n, k) -> {
            if (small(k + x.plus)) {
                m.put(n, k + x.plus);
            }
        });
        return m;
    }

    private static boolean small(long k) {
        return k > -(1L << 40) && k < 1L << 40;
    }

    /// Gives slice or string variable `l` the length of `value`.
    private void lengthOf(Local l, Expr value, RangeState st) {
        st.lengths.put(l, lengthOf(value, st));
    }

    private Length lengthOf(Expr value, RangeState st) {
        return switch (value) {
            case Expr.Zero _ -> new Length(Interval.of(0));
            case Expr.LocalRef x when hasLength(x.local()) -> length(x.local(), st);
            case Expr.Conv c when c.kind() == Expr.ConvKind.NOP -> lengthOf(c.x(), st);
            case Expr.Const c when isString(c.type()) -> new Length(Interval.of(c.value().byteString().length()));
            case Expr.ArrayLit a when a.length() <= Interval.MAX_LENGTH -> new Length(Interval.of(a.length()));
            case Expr.MakeSlice m -> measured(m.len(), st);
            case Expr.SliceOp s when s.lo() == null || Bounds.max(s.lo()) == 0 -> {
                if (s.hi() != null) {
                    yield measured(s.hi(), st);
                }
                yield s.x() instanceof Expr.LocalRef x && hasLength(x.local()) ? length(x.local(), st) : new Length(Interval.LENGTH);
            }
            case Expr.Append a -> {
                var n = a.slice() instanceof Expr.LocalRef x && hasLength(x.local()) ? st.of(length(x.local(), st)) : Interval.LENGTH;
                var m = n.add(Interval.of(a.elems().size())).meet(Interval.LENGTH);
                yield new Length(m.isEmpty() ? Interval.LENGTH : m);
            }
            default -> new Length(Interval.LENGTH);
        };
    }

    private static boolean isString(Type t) {
        return t.underlying() instanceof Basic b && b.has(Basic.IS_STRING);
    }

    /// A length that was made equal to the value of `e`, successfully.
    private Length measured(Expr e, RangeState st) {
        var x = linear(e, st);
        if (x != null && x.length != null && x.plus == 0) {
            return x.length;
        }
        boolean record = recording;
        recording = false;
        var v = eval(e, st).meet(Interval.LENGTH);
        recording = record;
        var n = new Length(v.isEmpty() ? Interval.LENGTH : v);
        if (x != null && x.local != null) {
            st.learn(x.local, n, -x.plus);
        }
        return n;
    }

    // ---- joins and loops

    private RangeState join(RangeState a, RangeState b) {
        return a == null ? b : b == null ? a : join(a, b, new IdentityHashMap<>(), false);
    }

    /// `own`: the lengths made for variables at this point; used again (and for good) if `keep`.
    private RangeState join(RangeState a, RangeState b, Map<Local, Length> own, boolean keep) {
        var out = new RangeState();
        for (var e : a.ranges.entrySet()) {
            var o = b.ranges.get(e.getKey());
            if (o != null) {
                out.ranges.put(e.getKey(), e.getValue().union(o));
            }
        }
        // the lengths of out, with what they are on either side
        var sides = new IdentityHashMap<Length, Length[]>();
        Set<Local> locals = new HashSet<>(a.lengths.keySet());
        locals.addAll(b.lengths.keySet());
        for (var l : locals) {
            var x = length(l, a);
            var y = length(l, b);
            if (x == y && !own.containsKey(l)) {
                out.lengths.put(l, x);
                sides.put(x, new Length[] {x, x});
            } else {
                var n = own.get(l);
                if (n == null || !keep) {
                    n = new Length(keep ? Interval.LENGTH : a.of(x).union(b.of(y)));
                    own.put(l, n);
                }
                out.lengths.put(l, n);
                sides.put(n, new Length[] {x, y});
            }
        }
        for (var n : entry.values()) {
            sides.putIfAbsent(n, new Length[] {n, n});
        }
        sides.forEach((n, s) -> {
            var r = a.of(s[0]).union(b.of(s[1]));
            if (!r.equals(n.range)) {
                out.refined.put(n, r);
            }
        });
        for (var e : out.ranges.entrySet()) {
            var l = e.getKey();
            var fa = a.factsOf(l);
            var fb = b.factsOf(l);
            if (fa.isEmpty() && fb.isEmpty()) {
                continue;
            }
            var m = new HashMap<Length, Long>();
            sides.forEach((n, s) -> {
                Long x = fa.get(s[0]), y = fb.get(s[1]);
                if (x == null && y == null) {
                    return;
                }
                // v <= hi <= len + (hi - least len)
                long k = Math.max(x != null ? x : saturatedSub(a.ranges.get(l).hi(), a.of(s[0]).lo()),
                        y != null ? y : saturatedSub(b.ranges.get(l).hi(), b.of(s[1]).lo()));
                if (small(k)) {
                    m.put(n, k);
                }
            });
            out.setFacts(l, m);
        }
        return out;
    }

    private static long saturatedSub(long x, long y) {
        long r = x - y;
        return ((x ^ y) & (x ^ r)) < 0 ? x < 0 ? Long.MIN_VALUE : Long.MAX_VALUE : r;
    }

    /// `next` says nothing that `head` does not include.
    private boolean includes(RangeState head, RangeState next) {
        for (var e : head.ranges.entrySet()) {
            var o = next.ranges.get(e.getKey());
            if (o == null || !e.getValue().contains(o)) {
                return false;
            }
        }
        for (var l : next.lengths.keySet()) {
            if (length(l, head) != length(l, next)) {
                return false;
            }
        }
        for (var l : head.lengths.keySet()) {
            if (length(l, head) != length(l, next)) {
                return false;
            }
        }
        for (var e : head.refined.entrySet()) {
            if (!e.getValue().contains(next.of(e.getKey()))) {
                return false;
            }
        }
        for (var e : head.facts.entrySet()) {
            var o = next.factsOf(e.getKey());
            for (var f : e.getValue().entrySet()) {
                Long k = o.get(f.getKey());
                if (k == null || k > f.getValue()) {
                    return false;
                }
            }
        }
        return true;
    }

    /// At least `next` and, per variable, one step further than `head`.
    private RangeState widen(RangeState head, RangeState next) {
        var out = next.copy();
        for (var e : next.ranges.entrySet()) {
            var l = e.getKey();
            var old = head.ranges.get(l);
            out.ranges.put(l, old == null ? ofType(l.type) : old.union(old.widen(e.getValue())));
        }
        for (var e : next.facts.entrySet()) {
            var old = head.factsOf(e.getKey());
            var m = new HashMap<Length, Long>();
            e.getValue().forEach((n, k) -> {
                Long before = old.get(n);
                if (before != null && k <= before) {
                    m.put(n, before);
                }
            });
            out.setFacts(e.getKey(), m);
        }
        for (var e : List.copyOf(out.refined.entrySet())) {
            if (!head.of(e.getKey()).contains(e.getValue())) {
                out.refined.remove(e.getKey());
                if (!e.getKey().range.contains(e.getValue())) {
                    out.refined.put(e.getKey(), Interval.LENGTH);
                }
            }
        }
        return out;
    }

    /// Everything the loop assigns is unknown: includes every state at the head.
    private void forget(Stmt.Loop l, RangeState st, Map<Local, Length> own) {
        Set<Local> locals = new HashSet<>();
        assignedIn(List.of(l), locals);
        for (var v : locals) {
            if (tracked(v)) {
                st.ranges.put(v, ofType(v.type));
                st.facts.remove(v);
            } else if (hasLength(v)) {
                var n = new Length(Interval.LENGTH);
                own.put(v, n);
                st.lengths.put(v, n);
            }
        }
    }

    static void assignedIn(List<Stmt> list, Set<Local> out) {
        for (var s : list) {
            switch (s) {
                case Stmt.Declare d -> out.add(d.local());
                case Stmt.Assign a -> target(a.place(), out);
                case Stmt.CallAssign c -> c.places().forEach(p -> target(p, out));
                case Stmt.AssertOk a -> {
                    target(a.dst(), out);
                    target(a.ok(), out);
                }
                default -> { }
            }
            IrChildren.lists(s, inner -> assignedIn(inner, out));
        }
    }

    private static void target(Expr place, Set<Local> out) {
        if (place instanceof Expr.LocalRef l) {
            out.add(l.local());
        }
    }

    private RangeState loop(Stmt.Loop l, RangeState entered) {
        boolean record = recording;
        var outerBreak = breaks.remove(l.label());
        var outerContinue = continues.remove(l.label());
        depth++;
        recording = false;
        var own = new IdentityHashMap<Local, Length>();
        var head = entered.copy();
        boolean stable = false;
        if (depth <= MAX_DEPTH && work < BUDGET) {
            for (int pass = 0; pass < MAX_PASSES && !stable; pass++) {
                var back = pass(l, head.copy()).back;
                if (back == null) {
                    stable = true;
                    break;
                }
                var next = join(entered, back, own, true);
                if (includes(head, next)) {
                    stable = true;
                } else {
                    head = widen(head, next);
                }
            }
        }
        if (!stable) {
            own.clear();
            head = entered.copy();
            forget(l, head, own);
        }
        if (work < BUDGET) {
            var back = pass(l, head.copy()).back;
            head = back == null ? entered.copy() : join(entered, back, own, true);
        }
        recording = record;
        var last = pass(l, head);
        depth--;
        if (outerBreak != null) {
            breaks.put(l.label(), outerBreak);
        }
        if (outerContinue != null) {
            continues.put(l.label(), outerContinue);
        }
        return last.out;
    }

    private record Pass(RangeState back, RangeState out) {}

    private Pass pass(Stmt.Loop l, RangeState st) {
        breaks.remove(l.label());
        continues.remove(l.label());
        st = list(l.condSetup(), st);
        RangeState out = null;
        if (st != null && l.cond() != null) {
            var two = branch(l.cond(), st);
            st = two.yes;
            out = two.no;
        }
        st = list(l.body(), st);
        st = join(st, continues.remove(l.label()));
        st = list(l.post(), st);
        return new Pass(st, join(out, breaks.remove(l.label())));
    }

    // ---- conditions

    private record Two(RangeState yes, RangeState no) {}

    private Two branch(Expr cond, RangeState st) {
        switch (cond) {
            case Expr.Const c -> {
                return c.value().boolVal() ? new Two(st, null) : new Two(null, st);
            }
            case Expr.Unary u when u.op() == Expr.UnaryOp.NOT -> {
                var t = branch(u.x(), st);
                return new Two(t.no, t.yes);
            }
            case Expr.Logical l -> {
                var x = branch(l.x(), st);
                if (l.and()) {
                    if (x.yes == null) {
                        return x;
                    }
                    var y = branch(l.y(), x.yes);
                    return new Two(y.yes, join(x.no, y.no));
                }
                if (x.no == null) {
                    return x;
                }
                var y = branch(l.y(), x.no);
                return new Two(join(x.yes, y.yes), y.no);
            }
            case Expr.Binary b when b.op().isComparison() && isInteger(b.x().type()) && isInteger(b.y().type()) -> {
                eval(b.x(), st);
                eval(b.y(), st);
                var no = st.copy();
                return new Two(compare(b.op(), b.x(), b.y(), st), compare(opposite(b.op()), b.x(), b.y(), no));
            }
            default -> {
                eval(cond, st);
                return new Two(st, st.copy());
            }
        }
    }

    private static BinaryOp opposite(BinaryOp op) {
        return switch (op) {
            case EQ -> BinaryOp.NE;
            case NE -> BinaryOp.EQ;
            case LT -> BinaryOp.GE;
            case LE -> BinaryOp.GT;
            case GT -> BinaryOp.LE;
            default -> BinaryOp.LT;
        };
    }

    /// The state once `x op y` holds; null if it cannot.
    private RangeState compare(BinaryOp op, Expr x, Expr y, RangeState st) {
        boolean possible = switch (op) {
            case LT -> less(x, y, 1, st);
            case LE -> less(x, y, 0, st);
            case GT -> less(y, x, 1, st);
            case GE -> less(y, x, 0, st);
            case EQ -> less(x, y, 0, st) && less(y, x, 0, st);
            default -> differ(x, y, st) && differ(y, x, st);
        };
        return possible ? st : null;
    }

    private Interval silent(Expr e, RangeState st) {
        boolean record = recording;
        recording = false;
        var v = eval(e, st);
        recording = record;
        return v;
    }

    /// x + strict <= y holds now. False if it cannot.
    private boolean less(Expr x, Expr y, long strict, RangeState st) {
        var vx = silent(x, st);
        var vy = silent(y, st);
        if (isUnsigned64(x.type())) {
            // x below a y that is an int64 is one, too; otherwise nothing is known of values above
            if (vy.lo() < 0) {
                return true;
            }
            vx = vx.lo() < 0 ? new Interval(0, Long.MAX_VALUE) : vx;
        }
        if (strict == 1 && (vy.hi() == Long.MIN_VALUE || vx.lo() == Long.MAX_VALUE)) {
            return false;
        }
        long most = vy.hi() - strict, least = vx.lo() + strict;
        if (vx.lo() > most || vy.hi() < least) {
            return false;
        }
        var lx = linear(x, st);
        var ly = linear(y, st);
        if (lx != null) {
            limit(lx, vx.meet(new Interval(Long.MIN_VALUE, most)), st);
            if (lx.local != null && ly != null && !isUnsigned64(x.type())) {
                long c = ly.plus - strict - lx.plus;
                if (ly.length != null && small(c)) {
                    st.learn(lx.local, ly.length, c);
                } else if (ly.local != null) {
                    Map.copyOf(st.factsOf(ly.local)).forEach((n, k) -> {
                        if (small(k + c)) {
                            st.learn(lx.local, n, k + c);
                        }
                    });
                }
            }
        }
        if (ly != null) {
            limit(ly, vy.meet(new Interval(least, Long.MAX_VALUE)), st);
        }
        return true;
    }

    /// x != y: cuts a constant y off the ends of x.
    private boolean differ(Expr x, Expr y, RangeState st) {
        var vy = silent(y, st);
        if (vy.lo() != vy.hi()) {
            return true;
        }
        var vx = silent(x, st);
        long c = vy.lo();
        if (vx.isConst(c)) {
            return false;
        }
        var lx = linear(x, st);
        if (lx != null && c == vx.lo() && (c >= 0 || !isUnsigned64(x.type()))) {
            limit(lx, new Interval(c + 1, vx.hi()), st);
        } else if (lx != null && c == vx.hi() && (vx.lo() >= 0 || !isUnsigned64(x.type()))) {
            limit(lx, new Interval(vx.lo(), c - 1), st);
        }
        return true;
    }

    // ---- linear expressions: local + plus, or length + plus, neither wrapped

    private record Linear(Local local, Length length, long plus) {}

    private Linear linear(Expr e, RangeState st) {
        return switch (e) {
            case Expr.LocalRef l when tracked(l.local()) -> new Linear(l.local(), null, 0);
            case Expr.Len n when n.x() instanceof Expr.LocalRef l && hasLength(l.local()) -> new Linear(null, length(l.local(), st), 0);
            case Expr.Binary b when (b.op() == BinaryOp.ADD || b.op() == BinaryOp.SUB) && isInteger(b.type()) -> {
                var c = constant(b.y());
                var x = c == null ? null : linear(b.x(), st);
                if (x == null && b.op() == BinaryOp.ADD) {
                    c = constant(b.x());
                    x = c == null ? null : linear(b.y(), st);
                }
                if (x == null || !small(c)) {
                    yield null;
                }
                long plus = x.plus + (b.op() == BinaryOp.ADD ? c : -c);
                var base = x.local != null ? range(x.local, st) : st.of(x.length);
                var v = base.add(Interval.of(plus));
                yield !small(plus) || v == null || !ofType(b.type()).contains(v) || isUnsigned64(b.type()) && (v.lo() < 0 || base.lo() < 0)
                        ? null : new Linear(x.local, x.length, plus);
            }
            case Expr.Conv c when c.kind() == Expr.ConvKind.NUMERIC && isInteger(c.type()) && isInteger(c.x().type()) -> {
                var x = linear(c.x(), st);
                if (x == null) {
                    yield null;
                }
                var base = x.local != null ? range(x.local, st) : st.of(x.length);
                var v = base.add(Interval.of(x.plus));
                boolean same = v != null && ofType(c.type()).contains(v)
                        && (!isUnsigned64(c.type()) && !isUnsigned64(c.x().type()) || v.lo() >= 0);
                yield same ? x : null;
            }
            default -> null;
        };
    }

    private static Long constant(Expr e) {
        return e instanceof Expr.Const c && isInteger(c.type()) && c.value().isInt64() ? c.value().int64() : e instanceof Expr.Zero && isInteger(e.type()) ? 0L : null;
    }

    /// The expression's value is in `v` from now on.
    private void limit(Linear x, Interval v, RangeState st) {
        var base = v.sub(Interval.of(x.plus));
        if (base == null) {
            // one end leaves int64: nothing is learned
            return;
        }
        if (x.local != null) {
            var m = range(x.local, st).meet(base);
            if (isUnsigned64(x.local.type) && range(x.local, st).lo() < 0) {
                if (base.lo() < 0) {
                    return;
                }
                m = base;
            }
            if (!m.isEmpty()) {
                st.ranges.put(x.local, m);
            }
        } else {
            var m = st.of(x.length).meet(base);
            if (!m.isEmpty()) {
                st.refined.put(x.length, m);
            }
        }
    }

    // ---- expressions, in evaluation order

    private Interval eval(Expr e, RangeState st) {
        switch (e) {
            case Expr.Const c -> {
                return isInteger(c.type()) && c.value().isInt64() ? fit(Interval.of(c.value().int64()), c.type()) : ofType(c.type());
            }
            case Expr.Zero z -> {
                return isInteger(z.type()) ? Interval.of(0) : Interval.ALL;
            }
            case Expr.LocalRef l -> {
                return tracked(l.local()) ? range(l.local(), st) : ofType(l.type());
            }
            case Expr.Logical l -> {
                eval(l.x(), st);
                // the right side may not be evaluated
                var two = branchAgain(l.x(), st);
                var right = l.and() ? two.yes : two.no;
                if (right != null) {
                    eval(l.y(), right);
                }
                return Interval.ALL;
            }
            case Expr.Binary b -> {
                var x = eval(b.x(), st);
                var y = eval(b.y(), st);
                if (b.op().isComparison() || !isInteger(b.type())) {
                    return Interval.ALL;
                }
                var v = fit(arithmetic(b, x, y), b.type());
                if (recording) {
                    values.merge(b, v, Interval::union);
                }
                return v;
            }
            case Expr.Unary u -> {
                var x = eval(u.x(), st);
                return isInteger(u.type()) && u.op() == Expr.UnaryOp.NEG ? fit(Interval.of(0).sub(x), u.type()) : ofType(u.type());
            }
            case Expr.Conv c when c.kind() == Expr.ConvKind.NUMERIC && isInteger(c.type()) && isInteger(c.x().type()) -> {
                var x = eval(c.x(), st);
                return isUnsigned64(c.x().type()) && x.lo() < 0 ? ofType(c.type()) : fit(x, c.type());
            }
            case Expr.Conv c when c.kind() == Expr.ConvKind.NOP -> {
                return eval(c.x(), st);
            }
            case Expr.MinMax m when isInteger(m.type()) -> {
                Interval out = null;
                for (var a : m.args()) {
                    var v = eval(a, st);
                    if (isUnsigned64(m.type()) && v.lo() < 0) {
                        v = Interval.ALL;
                    }
                    out = out == null ? v : m.max() ? new Interval(Math.max(out.lo(), v.lo()), Math.max(out.hi(), v.hi()))
                            : new Interval(Math.min(out.lo(), v.lo()), Math.min(out.hi(), v.hi()));
                }
                return isUnsigned64(m.type()) ? ofType(m.type()) : fit(out, m.type());
            }
            case Expr.Len n -> {
                eval(n.x(), st);
                return n.x() instanceof Expr.LocalRef l && hasLength(l.local()) ? st.of(length(l.local(), st)) : lengthOf(n.x().type());
            }
            case Expr.Cap n -> {
                eval(n.x(), st);
                return lengthOf(n.x().type());
            }
            case Expr.Copy c -> {
                eval(c.dst(), st);
                eval(c.src(), st);
                return Interval.LENGTH;
            }
            case Expr.Index x -> {
                return index(x, st);
            }
            case Expr.SliceOp s -> {
                eval(s.x(), st);
                for (var b : new Expr[] {s.lo(), s.hi(), s.max()}) {
                    if (b != null) {
                        eval(b, st);
                    }
                }
                for (var b : new Expr[] {s.lo(), s.hi(), s.max()}) {
                    var l = b == null ? null : linear(b, st);
                    if (l != null && !longArray(s.x().type())) {
                        limit(l, Interval.LENGTH, st);
                    }
                }
                return Interval.ALL;
            }
            case Expr.MakeSlice m -> {
                eval(m.len(), st);
                if (m.cap() != null) {
                    eval(m.cap(), st);
                }
                return Interval.ALL;
            }
            case Expr.RuntimeCall r -> {
                r.args().forEach(a -> eval(a, st));
                return r.fn() == RuntimeSymbol.DECODERUNE ? RUNE : ofType(r.type());
            }
            default -> {
                IrChildren.of(e, x -> eval(x, st));
                return ofType(e.type());
            }
        }
    }

    /// The two states after a condition that was evaluated just now, on copies.
    private Two branchAgain(Expr cond, RangeState st) {
        boolean record = recording;
        recording = false;
        var two = branch(cond, st.copy());
        recording = record;
        return two;
    }

    private static boolean longArray(Type t) {
        var u = t.underlying() instanceof Pointer p ? p.elem().underlying() : t.underlying();
        return u instanceof Array a && a.len() > Interval.MAX_LENGTH;
    }

    private static Interval lengthOf(Type t) {
        var u = t.underlying() instanceof Pointer p ? p.elem().underlying() : t.underlying();
        if (u instanceof Array a) {
            return Interval.of(a.len());
        }
        return u instanceof Slice || isString(t) ? Interval.LENGTH : new Interval(0, Long.MAX_VALUE);
    }

    private static Interval arithmetic(Expr.Binary b, Interval x, Interval y) {
        boolean unsigned = isUnsigned64(b.type());
        if (unsigned && x.lo() < 0 && !(b.op() == BinaryOp.AND || b.op() == BinaryOp.REM) || y.lo() < 0 && isUnsigned64(b.y().type()) && b.op() != BinaryOp.AND) {
            return null;
        }
        return switch (b.op()) {
            case ADD -> x.add(y);
            case SUB -> x.sub(y);
            case MUL -> x.mul(y);
            case DIV -> x.div(y);
            // an unsigned dividend that is not known: only the divisor counts
            case REM -> unsigned && x.lo() < 0 ? new Interval(0, Math.max(y.hi() - 1, 0)) : x.rem(y);
            case AND -> x.and(y);
            case OR, XOR -> x.or(y);
            case AND_NOT -> x.lo() >= 0 ? new Interval(0, x.hi()) : null;
            case SHL -> x.shl(y);
            case SHR -> x.shr(y);
            default -> null;
        };
    }

    private Interval index(Expr.Index x, RangeState st) {
        eval(x.x(), st);
        var v = eval(x.index(), st);
        var i = linear(x.index(), st);
        Length n = null;
        Interval size;
        if (x.x() instanceof Expr.LocalRef l && hasLength(l.local())) {
            n = length(l.local(), st);
            size = st.of(n);
        } else {
            size = lengthOf(x.x().type());
        }
        boolean ok = v.lo() >= 0 && (v.hi() < size.lo() || n != null && i != null && below(i, n, st));
        if (recording) {
            proved.merge(x, ok, Boolean::logicalAnd);
        }
        if (!ok && i != null && (v.lo() >= 0 || !isUnsigned64(x.index().type()))) {
            // execution goes on only if the index is in range
            limit(i, v.meet(new Interval(0, size.hi() - 1)), st);
            if (i.local != null && n != null) {
                st.learn(i.local, n, -1 - i.plus);
            }
        }
        return ofType(x.type());
    }

    private static boolean below(Linear i, Length n, RangeState st) {
        if (i.length != null) {
            return i.length == n && i.plus < 0;
        }
        Long k = st.factsOf(i.local).get(n);
        return k != null && k + i.plus <= -1;
    }
}
