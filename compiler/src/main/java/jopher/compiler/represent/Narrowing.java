package jopher.compiler.represent;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Expr.BinaryOp;
import jopher.compiler.ir.Func;
import jopher.compiler.ir.Local;
import jopher.compiler.ir.Stmt;

/// What follows from [RangeAnalysis] for code: 64-bit variables and operations that are done in JVM ints, because C2 recognises
/// counted loops, and removes range checks, only for ints (the largest single factor in loops, see representation.md); and indices that
/// need no check.
///
/// Go counterpart: cmd/compile/internal/ssa/prove.go, loopbce.go.
final class Narrowing {
    private final RangeAnalysis ranges;
    private final Representation repr;
    private final Facts facts;

    Narrowing(Representation repr, Facts facts, Func fn) {
        this.repr = repr;
        this.facts = facts;
        this.ranges = RangeAnalysis.of(facts, fn);
    }

    /// A variable of this function (no parameter or result, which other code sets, too) of a signed 64-bit type, all of whose values are ints.
    boolean isInt(Local l) {
        var v = values(l);
        return v != null && v.fitsInt();
    }

    private Interval values(Local l) {
        boolean own = l.kind == Local.Kind.AUTO || l.kind == Local.Kind.TEMP;
        return ranges == null || !own || repr.of(l.type).kind() != Repr.Kind.INT64 ? null : ranges.assigned.get(l);
    }

    /// The result of signed 64-bit arithmetic is an int.
    boolean isInt(Expr.Binary b) {
        var v = ranges == null ? null : ranges.values.get(b);
        return v != null && v.fitsInt();
    }

    /// The index is proved to be within the bounds of what it indexes.
    boolean inRange(Expr.Index x) {
        return ranges != null && ranges.proved.getOrDefault(x, false);
    }

    /// The bound of a loop condition `i < n` where i is an int and n a long that does not change in the loop; i never is the least or the
    /// largest int, so n cut to the range of int gives the same answers. Null if the condition has no such form.
    Local clampedBound(Stmt.Loop loop) {
        if (ranges == null || !(loop.cond() instanceof Expr.Binary b) || !isOrder(b.op()) || !loop.condSetup().isEmpty()
                || !(b.x() instanceof Expr.LocalRef x) || !(b.y() instanceof Expr.LocalRef y)
                || repr.of(y.type()).kind() != Repr.Kind.INT64 || isInt(y.local()) || facts.needsCell(y.local())) {
            return null;
        }
        var v = values(x.local());
        if (v == null || v.lo() <= Integer.MIN_VALUE || v.hi() >= Integer.MAX_VALUE) {
            return null;
        }
        Set<Local> assigned = new HashSet<>();
        RangeAnalysis.assignedIn(List.of(loop), assigned);
        return assigned.contains(y.local()) ? null : y.local();
    }

    private static boolean isOrder(BinaryOp op) {
        return op == BinaryOp.LT || op == BinaryOp.LE || op == BinaryOp.GT || op == BinaryOp.GE;
    }
}
