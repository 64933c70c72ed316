package jopher.compiler.types;

import jopher.compiler.base.Pos;
import jopher.compiler.syntax.Expr;
import jopher.compiler.syntax.Expr.Operation;
import jopher.compiler.syntax.Positions;
import jopher.compiler.types.constant.Constant;

/// Representability of constants (spec "Representability", "Constant expressions"). Go counterpart: types2/const.go.
final class ConstantChecks {
    /// Untyped integer constants may not exceed this many bits, as in gc.
    private static final int MAX_BITS = 512;

    private final Checker c;

    ConstantChecks(Checker c) {
        this.c = c;
    }

    /// Checks the result of a constant operation; `opPos` is where the operator is.
    void overflow(Operand x, Pos opPos) {
        if (x.val.kind() == Constant.Kind.UNKNOWN) {
            c.errorf(opPos, "constant result is not representable");
            return;
        }
        if (Types.isTyped(x.type)) {
            representable(x, (Basic) x.type.underlying());
            return;
        }
        if (x.val.kind() == Constant.Kind.INT && x.val.bitLen() > MAX_BITS) {
            c.errorf(opPos, "constant %soverflow", opName(x.expr));
            x.val = Constant.unknown();
        }
    }

    /// Where the operator of an operation is; otherwise where the expression starts.
    static Pos opPos(Expr e) {
        return e == null ? Pos.NONE : e instanceof Operation ? e.pos() : Positions.start(e);
    }

    private static String opName(Expr e) {
        if (e instanceof Operation op) {
            if (op.y() == null) {
                return op.op() == jopher.compiler.syntax.Operator.XOR ? "bitwise complement " : "";
            }
            return switch (op.op()) {
                case ADD -> "addition ";
                case SUB -> "subtraction ";
                case XOR -> "bitwise XOR ";
                case MUL -> "multiplication ";
                case SHL -> "shift ";
                default -> "";
            };
        }
        return "";
    }

    /// `x` as a value of `t` (rounded for floats, an integer for integers), or null if not representable.
    static Constant represent(Constant x, Basic t) {
        if (x.kind() == Constant.Kind.UNKNOWN) {
            return x; // avoid follow-on errors
        }
        if (t.has(Basic.IS_INTEGER)) {
            Constant i = x.toInt();
            if (i.kind() != Constant.Kind.INT) {
                return null;
            }
            return fitsInteger(i, t.kind()) ? i : null;
        }
        if (t.has(Basic.IS_FLOAT)) {
            Constant f = x.toFloat();
            if (f.kind() != Constant.Kind.FLOAT) {
                return null;
            }
            return switch (t.kind()) {
                case FLOAT32 -> roundFloat32(f);
                case FLOAT64 -> roundFloat64(f);
                default -> x;
            };
        }
        if (t.has(Basic.IS_COMPLEX)) {
            Constant z = x.toComplex();
            if (z.kind() != Constant.Kind.COMPLEX) {
                return null;
            }
            if (t.kind() == Basic.Kind.UNTYPED_COMPLEX) {
                return x;
            }
            boolean single = t.kind() == Basic.Kind.COMPLEX64;
            Constant re = single ? roundFloat32(z.real()) : roundFloat64(z.real());
            Constant im = single ? roundFloat32(z.imag()) : roundFloat64(z.imag());
            return re == null || im == null ? null : Constant.makeComplex(re, im);
        }
        if (t.has(Basic.IS_STRING)) {
            return x.kind() == Constant.Kind.STRING ? x : null;
        }
        if (t.has(Basic.IS_BOOLEAN)) {
            return x.kind() == Constant.Kind.BOOL ? x : null;
        }
        return null;
    }

    private static boolean fitsInteger(Constant x, Basic.Kind kind) {
        int bits = x.bitLen();
        boolean negative = x.sign() < 0;
        return switch (kind) {
            case INT8 -> fitsSigned(x, 8);
            case INT16 -> fitsSigned(x, 16);
            case INT32 -> fitsSigned(x, 32);
            case INT, INT64 -> fitsSigned(x, 64);
            case UINT8 -> !negative && bits <= 8;
            case UINT16 -> !negative && bits <= 16;
            case UINT32 -> !negative && bits <= 32;
            case UINT, UINTPTR, UINT64 -> !negative && bits <= 64;
            default -> true; // untyped
        };
    }

    private static boolean fitsSigned(Constant x, int size) {
        if (!x.isInt64()) {
            return false;
        }
        long v = x.int64();
        return size == 64 || v >= -1L << (size - 1) && v <= (1L << (size - 1)) - 1;
    }

    private static Constant roundFloat32(Constant x) {
        float f = x.float32();
        return Float.isInfinite(f) ? null : Constant.makeFloat64(f);
    }

    private static Constant roundFloat64(Constant x) {
        double f = x.float64();
        return Double.isInfinite(f) ? null : Constant.makeFloat64(f);
    }

    static boolean representable(Constant x, Basic t) {
        return represent(x, t) != null;
    }

    /// Rounds the constant `x` to `t`, or reports an error and invalidates it.
    void representable(Operand x, Basic t) {
        UntypedExprs.Implicit r = representation(x, t, t);
        if (r.failure() != null) {
            invalidConversion(r.failure(), x, t);
            x.invalidate();
        } else {
            x.val = r.val();
        }
    }

    /// The constant `x` as a `t`; `result` is the type of the result.
    UntypedExprs.Implicit representation(Operand x, Basic t, Type result) {
        Constant v = represent(x.val, t);
        if (v != null) {
            return new UntypedExprs.Implicit(result, v, null);
        }
        if (Types.isNumeric(x.type) && Types.isNumeric(t)) {
            return new UntypedExprs.Implicit(null, null, !Types.isInteger(x.type) && Types.isInteger(t)
                    ? UntypedExprs.Failure.TRUNCATED : UntypedExprs.Failure.OVERFLOW);
        }
        return UntypedExprs.Implicit.OTHER;
    }

    void invalidConversion(UntypedExprs.Failure failure, Operand x, Type target) {
        c.errorf(x, switch (failure) {
            case TRUNCATED -> "%s truncated to %s";
            case OVERFLOW -> "%s overflows %s";
            case OTHER -> "cannot convert %s to type %s";
        }, x, target);
    }
}
