package jopher.compiler.types;

import java.util.IdentityHashMap;
import java.util.Map;
import jopher.compiler.syntax.Expr;
import jopher.compiler.syntax.Expr.*;
import jopher.compiler.syntax.Operator;
import jopher.compiler.types.constant.Constant;

/// Expressions whose type is still untyped, and their way to a final type.
///
/// The type of an untyped constant, comparison or shift depends on where it is used. Such expressions are remembered
/// here when checked; when the context gives them a type it is pushed down the tree ([#updateType]) and recorded. What is
/// left at the end keeps its untyped type. Go counterpart: types2/expr.go (updateExprType), const.go.
final class UntypedExprs {
    private static final class Entry {
        boolean isLhs; // left operand of a shift whose check is delayed
        Operand.Mode mode;
        Basic type;
        Constant val;
    }

    enum Failure { TRUNCATED, OVERFLOW, OTHER }

    /// The type (and constant, or null) an untyped operand takes in a context, or why it cannot.
    record Implicit(Type type, Constant val, Failure failure) {
        static final Implicit OTHER = new Implicit(null, null, Failure.OTHER);

        static Implicit of(Type type) {
            return new Implicit(type, null, null);
        }
    }

    private final Checker c;
    private final Map<Expr, Entry> entries = new IdentityHashMap<>();

    UntypedExprs(Checker c) {
        this.c = c;
    }

    void remember(Expr e, Operand.Mode mode, Basic type, Constant val) {
        Entry entry = new Entry();
        entry.mode = mode;
        entry.type = type;
        entry.val = val;
        entries.put(e, entry);
    }

    /// Marks `e` as the left operand of a non-constant shift: its final type must be an integer type.
    void markShiftOperand(Expr e) {
        Entry entry = entries.get(e);
        if (entry != null) {
            entry.isLhs = true;
        }
    }

    void updateVal(Expr e, Constant val) {
        Entry entry = entries.get(e);
        if (entry != null) {
            entry.val = val;
        }
    }

    /// Records what is left, at the end of a check.
    void recordAll() {
        entries.forEach((e, entry) -> c.recordTypeAndValue(e, entry.mode, entry.type, entry.val));
        entries.clear();
    }

    /// Gives `x` (and the operands its type depends on) the type `t`; `isFinal` if an untyped `t` stays.
    void updateType(Expr x, Type t, boolean isFinal) {
        Entry old = entries.get(x);
        if (old == null) {
            return;
        }
        switch (x) {
            case ParenExpr p -> updateType(p.x(), t, isFinal);
            case Operation op -> {
                if (op.y() == null) {
                    if (op.op() == Operator.MUL) {
                        return;
                    }
                    if (old.val == null) {
                        updateType(op.x(), t, isFinal);
                    }
                } else if (old.val != null || op.op().isComparison()) {
                    // constant operands are never materialised; those of comparisons have their final types
                } else if (op.op().isShift()) {
                    updateType(op.x(), t, isFinal);
                } else {
                    updateType(op.x(), t, isFinal);
                    updateType(op.y(), t, isFinal);
                }
            }
            case CallExpr e -> { }
            case Name e -> { }
            case BasicLit e -> { }
            case SelectorExpr e -> { }
            default -> {
                return; // never untyped
            }
        }
        if (!isFinal && Types.isUntyped(t)) {
            old.type = (Basic) t.underlying();
            return;
        }
        entries.remove(x);
        if (old.isLhs && !Types.allInteger(t)) {
            c.errorf(x, "invalid operation: shifted operand %s (type %s) must be integer", x, t);
            return;
        }
        if (old.val != null) {
            Operand k = Operand.of(old.mode, x, old.type);
            k.val = old.val;
            convertUntyped(k, t);
            if (k.isInvalid()) {
                return;
            }
        }
        c.recordTypeAndValue(x, old.mode, t, old.val);
    }

    /// The type of untyped `x` where a `target` is expected (spec "Assignability", "Conversions").
    Implicit implicitTypeAndValue(Operand x, Type target) {
        if (x.isInvalid() || Types.isTyped(x.type) || !Types.isValid(target)) {
            return Implicit.of(x.type);
        }
        if (Types.isUntyped(target)) {
            Type m = Types.maxType(x.type, target);
            return m != null ? Implicit.of(m) : Implicit.OTHER;
        }
        if (x.isNil()) {
            return Types.hasNil(target) ? Implicit.of(target) : Implicit.OTHER;
        }
        switch (target.underlying()) {
            case Basic u -> {
                if (x.isConstant()) {
                    return c.constants.representation(x, u, target);
                }
                boolean ok = switch (((Basic) x.type).kind()) {
                    case UNTYPED_BOOL -> Types.isBoolean(target);
                    case UNTYPED_INT, UNTYPED_RUNE, UNTYPED_FLOAT, UNTYPED_COMPLEX -> Types.isNumeric(target);
                    case UNTYPED_STRING -> Types.isString(target);
                    default -> false;
                };
                return ok ? Implicit.of(target) : Implicit.OTHER;
            }
            case Interface u -> {
                if (Types.isTypeParam(target)) {
                    boolean ok = Types.underIs(target, v -> v != null && implicitTypeAndValue(x, v).failure() == null);
                    return ok ? Implicit.of(target) : Implicit.OTHER;
                }
                // values in interfaces have concrete types
                return u.isEmpty() ? Implicit.of(Types.defaultType(x.type)) : Implicit.OTHER;
            }
            default -> {
                return Implicit.OTHER;
            }
        }
    }

    /// Makes `x` what `implicit` (which must not be a failure) says.
    void apply(Operand x, Implicit implicit) {
        if (implicit.val() != null) {
            x.val = implicit.val();
            updateVal(x.expr, x.val);
        }
        if (implicit.type() != x.type) {
            x.type = implicit.type();
            updateType(x.expr, x.type, false);
        }
    }

    /// Converts an untyped `x` to `target`, reporting an error if that is impossible.
    void convertUntyped(Operand x, Type target) {
        Implicit implicit = implicitTypeAndValue(x, target);
        if (implicit.failure() != null) {
            Type t = Types.isTypeParam(target) ? target : Types.safeUnderlying(target);
            c.constants.invalidConversion(implicit.failure(), x, t);
            x.invalidate();
            return;
        }
        apply(x, implicit);
    }
}
