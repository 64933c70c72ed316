package jopher.compiler.ir;

import jopher.compiler.base.Pos;
import jopher.compiler.types.Array;
import jopher.compiler.types.Basic;
import jopher.compiler.types.Chan;
import jopher.compiler.types.Interface;
import jopher.compiler.types.MapType;
import jopher.compiler.types.Pointer;
import jopher.compiler.types.Slice;
import jopher.compiler.types.Struct;
import jopher.compiler.types.Type;
import jopher.compiler.types.Types;
import jopher.compiler.types.constant.Constant;

/// Questions about concrete types that several phases ask, and small nodes that they build.
public final class IrTypes {
    private IrTypes() {}

    public static boolean isString(Type t) {
        return t.underlying() instanceof Basic b && b.has(Basic.IS_STRING);
    }

    public static boolean isInteger(Type t) {
        return t.underlying() instanceof Basic b && b.has(Basic.IS_INTEGER);
    }

    public static boolean isUnsigned(Type t) {
        return t.underlying() instanceof Basic b && b.has(Basic.IS_UNSIGNED);
    }

    public static boolean isFloat(Type t) {
        return t.underlying() instanceof Basic b && b.has(Basic.IS_FLOAT);
    }

    public static boolean isComplex(Type t) {
        return t.underlying() instanceof Basic b && b.has(Basic.IS_COMPLEX);
    }

    public static boolean isBoolean(Type t) {
        return t.underlying() instanceof Basic b && b.has(Basic.IS_BOOLEAN);
    }

    public static boolean isArray(Type t) {
        return t.underlying() instanceof Array;
    }

    public static boolean isStruct(Type t) {
        return t.underlying() instanceof Struct;
    }

    public static boolean isSlice(Type t) {
        return t.underlying() instanceof Slice;
    }

    public static boolean isMap(Type t) {
        return t.underlying() instanceof MapType;
    }

    public static boolean isInterface(Type t) {
        return t.underlying() instanceof Interface;
    }

    /// Structs and arrays: values that live in an object of their own and are copied on assignment.
    public static boolean isAggregate(Type t) {
        return isStruct(t) || isArray(t);
    }

    public static Type mapKey(Type t) {
        return ((MapType) t.underlying()).key();
    }

    public static Type mapElem(Type t) {
        return ((MapType) t.underlying()).elem();
    }

    /// Element type of a slice, array, pointer to array or channel.
    public static Type elem(Type t) {
        return switch (t.underlying()) {
            case Slice s -> s.elem();
            case Array a -> a.elem();
            case Chan c -> c.elem();
            case Pointer p -> p.elem().underlying() instanceof Array a ? a.elem() : p.elem();
            default -> throw new IllegalArgumentException("no element type: " + t);
        };
    }

    /// The array type of an array or pointer to array, else null.
    public static Array arrayOf(Type t) {
        return switch (t.underlying()) {
            case Array a -> a;
            case Pointer p when p.elem().underlying() instanceof Array a -> a;
            default -> null;
        };
    }

    public static Expr.Const intConst(Pos pos, long value) {
        return new Expr.Const(pos, Basic.INT, Constant.of(value));
    }

    public static Expr.Const constOf(Pos pos, Type type, long value) {
        return new Expr.Const(pos, type, Constant.of(value));
    }

    public static Expr.Const boolConst(Pos pos, boolean value) {
        return new Expr.Const(pos, Basic.BOOL, Constant.of(value));
    }

    /// Whether a comparable value of type `t` needs an object to be in an interface. Strings and pointers to structs are their own interface values.
    public static boolean isBoxed(Type t) {
        Type u = Types.unalias(t);
        return !(u instanceof Basic b && b.has(Basic.IS_STRING)) && !(u instanceof Pointer p && p.elem().underlying() instanceof Struct) && Types.comparable(t);
    }

    /// The value of an integer constant that fits 64 bits, else null.
    public static Long longValue(Constant c) {
        return c.toInt() instanceof Constant.Int i && i.value().bitLength() < 64 ? i.value().longValue() : null;
    }
}
