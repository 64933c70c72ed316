package jopher.compiler.noder;

import java.math.BigInteger;
import java.util.List;
import jopher.compiler.base.Pos;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.IrTypes;
import jopher.compiler.syntax.Expr.Name;
import jopher.compiler.types.Basic;
import jopher.compiler.types.NilObj;
import jopher.compiler.types.Tuple;
import jopher.compiler.types.Type;
import jopher.compiler.types.TypeAndValue;
import jopher.compiler.types.Types;
import jopher.compiler.types.constant.Constant;

/// What the checker says about expressions, with the types of this function (instance), and constants of a type.
final class Values {
    private final FuncNoder f;

    Values(FuncNoder f) {
        this.f = f;
    }

    TypeAndValue of(jopher.compiler.syntax.Expr e) {
        return f.info().types.get(e);
    }

    boolean isType(jopher.compiler.syntax.Expr e) {
        TypeAndValue tv = of(e);
        return tv != null && tv.isType();
    }

    boolean isNil(jopher.compiler.syntax.Expr e) {
        e = jopher.compiler.syntax.Expr.unparen(e);
        if (e instanceof Name n && n.value().equals("nil")) {
            return f.info().uses.get(n) instanceof NilObj;
        }
        TypeAndValue tv = of(e);
        return tv != null && tv.isNil();
    }

    /// The type as the checker recorded it, concrete but maybe untyped or a tuple.
    Type rawType(jopher.compiler.syntax.Expr e) {
        Type t = f.info().typeOf(e);
        if (t == null) {
            e = jopher.compiler.syntax.Expr.unparen(e);
            t = f.info().typeOf(e);
        }
        if (t == null) {
            throw f.bug(e.pos(), "no type recorded for " + e.getClass().getSimpleName());
        }
        return f.type(t);
    }

    /// The type of an expression used as one value; untyped ones have their default type.
    Type type(jopher.compiler.syntax.Expr e) {
        Type t = rawType(e);
        if (t instanceof Tuple u && u.len() > 0) {
            t = u.at(0).type();
        }
        return Types.defaultType(t);
    }

    /// The tuple of a call with several results, else null.
    Tuple tuple(jopher.compiler.syntax.Expr e) {
        return jopher.compiler.syntax.Expr.unparen(e) instanceof jopher.compiler.syntax.Expr.CallExpr && rawType(e) instanceof Tuple t && t.len() > 1 ? t : null;
    }

    Constant constant(jopher.compiler.syntax.Expr e) {
        TypeAndValue tv = of(e);
        return tv == null ? null : tv.value();
    }

    /// A constant as a value of type `t`, in the form of the type's kind.
    Expr constant(Pos pos, Type t, Constant v) {
        if (t.underlying() instanceof Basic b) {
            if (b.has(Basic.IS_INTEGER)) {
                Constant i = v.toInt();
                if (i.isUnknown()) {
                    throw f.bug(pos, "constant " + v + " is no " + t);
                }
                v = i;
            } else if (b.has(Basic.IS_FLOAT)) {
                v = v.kind() == Constant.Kind.COMPLEX ? v.real().toFloat() : v.toFloat();
            } else if (b.has(Basic.IS_COMPLEX)) {
                v = Constant.makeComplex(v.real(), v.imag());
            }
            return new Expr.Const(pos, t, v);
        }
        Type d = switch (v.kind()) {
            case BOOL -> Basic.BOOL;
            case STRING -> Basic.STRING;
            case INT -> Basic.INT;
            case FLOAT -> Basic.FLOAT64;
            case COMPLEX -> Basic.COMPLEX128;
            case UNKNOWN -> throw f.bug(pos, "unknown constant");
        };
        return f.conv.implicit(pos, constant(pos, d, v), t);
    }

    /// The constant converted as a run-time conversion does it, or null where the result is no constant.
    Expr convert(Pos pos, Expr.Const c, Type to) {
        if (!(to.underlying() instanceof Basic b)) {
            return null;
        }
        Constant v = c.value();
        if (b.has(Basic.IS_COMPLEX) && (v.kind() == Constant.Kind.INT || v.kind() == Constant.Kind.FLOAT || v.kind() == Constant.Kind.COMPLEX)) {
            // T(0) for a type parameter of complex types: only constants convert this way
            return constant(pos, to, v);
        }
        switch (v.kind()) {
            case INT -> {
                if (b.has(Basic.IS_INTEGER)) {
                    return new Expr.Const(pos, to, Constant.of(wrap(v.bigInt(), b)));
                }
                return b.has(Basic.IS_FLOAT) ? constant(pos, to, v) : null;
            }
            case FLOAT -> {
                if (b.has(Basic.IS_FLOAT) && IrTypes.isFloat(c.type())) {
                    double d = b.kind() == Basic.Kind.FLOAT32 ? v.float32() : v.float64();
                    return Double.isInfinite(d) || d == 0 ? null : constant(pos, to, Constant.makeFloat64(d));
                }
                return null;
            }
            case BOOL -> {
                return b.has(Basic.IS_BOOLEAN) ? new Expr.Const(pos, to, v) : null;
            }
            case STRING -> {
                return b.has(Basic.IS_STRING) ? new Expr.Const(pos, to, v) : null;
            }
            default -> {
                return null;
            }
        }
    }

    private static BigInteger wrap(BigInteger v, Basic b) {
        int bits = switch (b.kind()) {
            case INT8, UINT8 -> 8;
            case INT16, UINT16 -> 16;
            case INT32, UINT32 -> 32;
            default -> 64;
        };
        v = v.and(BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE));
        return !b.has(Basic.IS_UNSIGNED) && v.testBit(bits - 1) ? v.subtract(BigInteger.ONE.shiftLeft(bits)) : v;
    }

    static Boolean truth(Expr e) {
        return e instanceof Expr.Const c && c.value().kind() == Constant.Kind.BOOL ? c.value().boolVal() : null;
    }

    Expr zero(Pos pos, Type t) {
        return new Expr.Zero(pos, t);
    }

    Expr.Const intConst(Pos pos, long v) {
        return IrTypes.intConst(pos, v);
    }

    static boolean isVoid(Type t) {
        return t instanceof Tuple u && u.len() == 0;
    }

    static List<Type> types(Tuple t) {
        return t.vars().stream().map(v -> v.type()).toList();
    }
}
