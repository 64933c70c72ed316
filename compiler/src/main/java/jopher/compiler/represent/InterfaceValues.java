package jopher.compiler.represent;

import static jopher.compiler.represent.Jvm.call;
import static jopher.compiler.represent.Jvm.cast;
import static jopher.compiler.represent.Jvm.field;
import static jopher.compiler.represent.Jvm.load;
import static jopher.compiler.represent.Jvm.make;

import java.util.ArrayList;
import jopher.abi.Names;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.IrTypes;
import jopher.compiler.ir.Stmt;
import jopher.compiler.represent.Repr.Kind;
import jopher.compiler.represent.code.Code;
import jopher.compiler.represent.code.JvmType;
import jopher.compiler.represent.code.Rel;
import jopher.compiler.represent.code.Value;
import jopher.compiler.types.Basic;
import jopher.compiler.types.FuncObj;
import jopher.compiler.types.Interface;
import jopher.compiler.types.Named;
import jopher.compiler.types.Pointer;
import jopher.compiler.types.Struct;
import jopher.compiler.types.Type;
import jopher.compiler.types.Types;

/// Conversions to interfaces, type assertions and tests (CONTRACT "Interface values").
final class InterfaceValues {
    private static final String OBJ = "Ljava/lang/Object;";
    private static final String GT = "L" + Rt.GO_TYPE + ";";
    private final FunctionTranslator f;

    InterfaceValues(FunctionTranslator f) {
        this.f = f;
    }

    // ---- to interface

    Value box(Expr.ToIface t) {
        var x = t.x();
        if (x instanceof Expr.Const) {
            var v = boxed(x.type(), f.expressions.value(x));
            return isPlainString(x.type()) ? v : f.cls.shared("iface " + f.pkg.names.encode(x.type()) + " " + ((Expr.Const) x).value().exactString(),
                    JvmType.OBJECT, v);
        }
        if (isStructPointer(x.type()) && x instanceof Expr.AddrOf a && a.x() instanceof Expr.StructLit) {
            return f.expressions.value(x);
        }
        return boxed(x.type(), f.expressions.owned(x));
    }

    private static boolean isPlainString(Type t) {
        return Types.unalias(t) instanceof Basic b && b.has(Basic.IS_STRING);
    }

    /// An unnamed pointer to a struct type.
    static boolean isStructPointer(Type t) {
        return Types.unalias(t) instanceof Pointer p && p.elem().underlying() instanceof Struct;
    }

    /// An unnamed pointer to a defined type that is no struct.
    private static boolean isNamedPointer(Type t) {
        return Types.unalias(t) instanceof Pointer p && Types.unalias(p.elem()) instanceof Named n && !(n.underlying() instanceof Interface);
    }

    /// The value of a non-interface type as an interface value; aggregates must be owned.
    Value boxed(Type t, Value v) {
        var r = f.repr.of(t);
        Type u = Types.unalias(t);
        switch (u) {
            case Basic b -> {
                if (b.has(Basic.IS_STRING)) {
                    return v;
                }
                String c = boxClass(b);
                char k = r.stack();
                String arg = k != 'L' ? String.valueOf(k) : r.kind() == Kind.COMPLEX ? "L" + Rt.COMPLEX + ";" : OBJ;
                return call(c, "of", "(" + arg + ")L" + c + ";", v);
            }
            case Named n -> {
                String c = Names.valueBox(f.pkg.names.base(n));
                f.pkg.mention(n);
                f.pkg.hierarchy.register(c, Rt.BOXES + "Box" + r.stack());
                char k = r.stack();
                return call(c, "of", "(" + (k == 'L' ? OBJ : String.valueOf(k)) + ")L" + c + ";", v);
            }
            case Struct s -> {
                String c = Names.valueBox(f.pkg.structClass(s));
                f.pkg.hierarchy.register(c, Rt.BOXES + "BoxL");
                return call(c, "of", "(" + OBJ + ")L" + c + ";", v);
            }
            case Pointer p when p.elem().underlying() instanceof Struct -> {
                String c = f.pkg.structClass(p.elem());
                return call(c, "iface", "(L" + f.pkg.shapeClass(p.elem()) + ";)" + OBJ, v);
            }
            case Pointer p when isNamedPointer(u) -> {
                String c = Names.pointerBox(f.pkg.names.base((Named) Types.unalias(p.elem())));
                f.pkg.hierarchy.register(c, Rt.PTR_BOX);
                return make(c, "(" + OBJ + ")V", v);
            }
            default -> {
                return call(Rt.ANY_BOX, "of", "(" + GT + OBJ + ")L" + Rt.ANY_BOX + ";", f.pkg.descriptor(t), v);
            }
        }
    }

    private static String boxClass(Basic b) {
        return Rt.BOXES + switch (b.kind()) {
            case BOOL, UNTYPED_BOOL -> "Bool";
            case INT, UNTYPED_INT -> "Int";
            case INT8 -> "Int8";
            case INT16 -> "Int16";
            case INT32, UNTYPED_RUNE -> "Int32";
            case INT64 -> "Int64";
            case UINT -> "Uint";
            case UINT8 -> "Uint8";
            case UINT16 -> "Uint16";
            case UINT32 -> "Uint32";
            case UINT64 -> "Uint64";
            case UINTPTR -> "Uintptr";
            case FLOAT32 -> "Float32";
            case FLOAT64, UNTYPED_FLOAT -> "Float64";
            case COMPLEX64 -> "Complex64";
            case COMPLEX128, UNTYPED_COMPLEX -> "Complex128";
            case UNSAFE_POINTER, UNTYPED_NIL -> "UnsafePointer";
            default -> throw new IllegalArgumentException(b.toString());
        };
    }

    // ---- comparison

    /// `x == y`. A conversion that is only compared needs no object: the other side's type is compared, then the values.
    Value equal(Expr x, Expr y) {
        Expr a = operand(x);
        Expr b = operand(y);
        if (a == null && b == null) {
            return f.expressions.equal(Kind.IFACE, x.type(), f.expressions.value(x), f.expressions.value(y));
        }
        var pre = new ArrayList<Code>();
        // both are evaluated, whatever the types are: a slot each
        Value v = load(Jvm.slot(pre, a == null ? f.expressions.value(x) : f.expressions.compared(a)));
        Value w = load(Jvm.slot(pre, b == null ? f.expressions.value(y) : f.expressions.compared(b)));
        if (a != null && b != null) {
            return Jvm.seq(pre, Types.identical(a.type(), b.type()) ? same(a.type(), v, w) : new Value.BoolConst(false));
        }
        Type t = a != null ? a.type() : b.type();
        Value boxed = a != null ? w : v;
        return Jvm.seq(pre, new Value.And(isType(boxed, t), same(t, unbox(boxed, t), a != null ? v : w)));
    }

    private Value same(Type t, Value x, Value y) {
        var k = f.repr.of(t).kind();
        return f.expressions.equal(k, t, x, y);
    }

    /// What is converted, if the conversion makes an object.
    private static Expr operand(Expr e) {
        return e instanceof Expr.ToIface t && IrTypes.isBoxed(t.x().type()) ? t.x() : null;
    }

    // ---- tests and unboxing of concrete types

    /// Whether the interface value (evaluated more than once: simple) has exactly the dynamic type t.
    Value isType(Value o, Type t) {
        Type u = Types.unalias(t);
        return switch (u) {
            case Basic b when b.has(Basic.IS_STRING) -> new Value.InstanceOf(Rt.T_STRING, o);
            case Basic b -> new Value.InstanceOf(JvmType.of(boxClass(b)), o);
            case Named n -> new Value.InstanceOf(JvmType.of(Names.valueBox(f.pkg.names.base(n))), o);
            case Struct s -> new Value.InstanceOf(JvmType.of(Names.valueBox(f.pkg.structClass(s))), o);
            case Pointer p when p.elem().underlying() instanceof Struct -> {
                String c = f.pkg.structClass(p.elem());
                yield new Value.Or(new Value.InstanceOf(JvmType.of(c), o), new Value.InstanceOf(JvmType.of(Names.pointerBox(c)), o));
            }
            case Pointer p when isNamedPointer(u) ->
                    new Value.InstanceOf(JvmType.of(Names.pointerBox(f.pkg.names.base((Named) Types.unalias(p.elem())))), o);
            default -> call(Rt.IFACES, "isType", "(" + OBJ + GT + ")Z", o, f.pkg.descriptor(t));
        };
    }

    /// The value in an interface value known to have dynamic type t; aggregates are shared with the box.
    Value unbox(Value o, Type t) {
        var r = f.repr.of(t);
        Type u = Types.unalias(t);
        if (isPlainString(u)) {
            return new Value.Cast(Rt.T_STRING, o);
        }
        if (isStructPointer(u)) {
            String c = f.pkg.structClass(((Pointer) u).elem());
            return call(c, "pointer", "(" + OBJ + ")" + r.type().desc(), o);
        }
        String box = Rt.BOXES + "Box" + r.stack();
        char k = r.stack();
        var v = field(box, "v", k == 'L' ? JvmType.OBJECT : new JvmType(String.valueOf(k)), new Value.Cast(JvmType.of(box), o));
        return k == 'L' ? cast(r.type(), v) : r.kind() == Kind.BOOL ? v : v;
    }

    // ---- interfaces

    /// Whether a (simple) interface value's dynamic type has all methods of the interface; false for nil.
    Value implementsIface(Value o, Type iface) {
        var methods = ((Interface) iface.underlying()).methods();
        if (methods.isEmpty()) {
            return new Value.Compare(Rel.NE, o, Jvm.NULL);
        }
        if (methods.size() > 2) {
            return call(Rt.IFACES, "implementsIface", "(" + OBJ + GT + ")Z", o, f.pkg.descriptor(iface));
        }
        Value all = null;
        for (FuncObj m : methods) {
            Value one = new Value.InstanceOf(JvmType.of(Names.METHODS + f.pkg.methodInterface(m.name(), pkgPath(m), m.signature())), o);
            all = all == null ? one : new Value.And(all, one);
        }
        return all;
    }

    static String pkgPath(FuncObj m) {
        return m.exported() || m.pkg() == null ? "" : m.pkg().path();
    }

    // ---- x.(T)

    Value assertType(Expr.TypeAssert t) {
        var pre = new ArrayList<Code>();
        Value o = load(Jvm.slot(pre, f.expressions.value(t.x())));
        boolean iface = Types.isInterface(t.type());
        Value ok = iface ? implementsIface(o, t.type()) : isType(o, t.type());
        Value failure = t.known() ? call(Rt.PANICS, "nilDereference", "()Ljava/lang/RuntimeException;")
                : call(Rt.IFACES, "assertFail", "(" + OBJ + GT + GT + ")Ljava/lang/RuntimeException;", o, f.pkg.descriptor(t.x().type()),
                        f.pkg.descriptor(t.type()));
        pre.add(new Code.If(ok, java.util.List.of(), java.util.List.of(new Code.Throw(failure))));
        return Jvm.seq(pre, iface ? o : unbox(o, t.type()));
    }

    void assertOk(Stmt.AssertOk s) {
        Value o = load(Jvm.slot(f.out, f.expressions.value(s.x())));
        boolean iface = Types.isInterface(s.target());
        Value test = iface ? implementsIface(o, s.target()) : isType(o, s.target());
        if (s.dst() == null) {
            if (s.ok() != null) {
                f.places.store(s.ok(), () -> test, true);
            }
            return;
        }
        Value ok = load(Jvm.slot(f.out, test));
        var r = f.repr.of(s.target());
        if (r.isAggregate()) {
            var then = f.nested(() -> f.places.store(s.dst(), () -> unbox(o, s.target()), false));
            var otherwise = f.nested(() -> f.places.store(s.dst(), () -> f.expressions.zero(s.target()), true));
            f.emit(new Code.If(ok, then, otherwise));
        } else {
            Value v = new Value.Choose(r.type(), ok, iface ? o : unbox(o, s.target()), f.expressions.zero(s.target()));
            f.places.store(s.dst(), () -> v, true);
        }
        if (s.ok() != null) {
            f.places.store(s.ok(), () -> ok, true);
        }
    }
}
