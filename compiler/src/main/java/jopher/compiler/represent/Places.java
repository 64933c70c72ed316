package jopher.compiler.represent;

import static jopher.compiler.represent.Jvm.cast;
import static jopher.compiler.represent.Jvm.i;
import static jopher.compiler.represent.Jvm.load;
import static jopher.compiler.represent.Jvm.make;

import java.util.ArrayList;
import java.util.List;
import jopher.abi.Names;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Global;
import jopher.compiler.ir.Local;
import jopher.compiler.represent.Repr.Kind;
import jopher.compiler.represent.code.Code;
import jopher.compiler.represent.code.JvmType;
import jopher.compiler.represent.code.Rel;
import jopher.compiler.represent.code.Value;
import jopher.compiler.types.Array;
import jopher.compiler.types.Pointer;
import jopher.compiler.types.Struct;
import jopher.compiler.types.Type;

/// Reading, writing and addressing places: variables, fields, elements, targets of pointers, map slots.
///
/// Order within an assignment: the value, then the operands of the place (with nil and bounds checks), then the store; the place's
/// operands are call-free, so that nothing the value does can change them.
final class Places {
    private static final String OBJ = "Ljava/lang/Object;";
    private final FunctionTranslator f;

    Places(FunctionTranslator f) {
        this.f = f;
    }

    private Repr repr(Expr e) {
        return f.repr.of(e.type());
    }

    // ---- reading

    Value read(Expr e) {
        if (repr(e).isSlice() && (e instanceof Expr.GlobalRef || e instanceof Expr.Field)) {
            return f.slices.quad(e).asHeader();
        }
        return switch (e) {
            case Expr.GlobalRef g -> Jvm.global(g.global().ownerClass, g.global().name, globalType(g.global()));
            case Expr.Field x -> normalise(repr(x), new Value.GetField(shape(x), fieldName(x), repr(x).fieldType(), object(x)));
            case Expr.Index x -> readIndex(x);
            case Expr.Deref x -> readDeref(x);
            case Expr.MapSlot m -> readSlot(m);
            default -> throw f.bug(e.pos(), "not a place: " + e.getClass().getSimpleName());
        };
    }

    /// Package variables have the type of locals, so uint8 and the like need no mask.
    private JvmType globalType(Global g) {
        return f.repr.of(g.type).type();
    }

    /// Bytes and shorts are stored signed.
    private static Value normalise(Repr r, Value v) {
        return r.kind() == Kind.UINT8 ? Arithmetic.narrow(Kind.UINT8, v) : v;
    }

    private Type structType(Expr.Field x) {
        return x.viaPointer() ? ((Pointer) x.x().type().underlying()).elem() : x.x().type();
    }

    private String shape(Expr.Field x) {
        return f.pkg.shapeClass(structType(x));
    }

    private String fieldName(Expr.Field x) {
        return Expressions.fieldName((Struct) structType(x).underlying(), x.index());
    }

    /// The object that holds the field.
    Value object(Expr.Field x) {
        if (!x.viaPointer() && x.x() instanceof Expr.Deref d && !(d.x().type().underlying() instanceof Array)) {
            return f.expressions.value(d.x());
        }
        return f.expressions.value(x.x());
    }

    private Value readDeref(Expr.Deref d) {
        var r = repr(d);
        var p = f.expressions.value(d.x());
        return switch (r.kind()) {
            case STRUCT -> Jvm.nonNull(p);
            case ARRAY -> cast(r.type(), arrayCopyOrSelf(d, p));
            default -> fromPointer(r, p);
        };
    }

    /// `*p` of a pointer to array as a whole: a view becomes an array of its own.
    private Value arrayCopyOrSelf(Expr.Deref d, Value p) {
        if (d.x() instanceof Expr.AddrOf) {
            return p;
        }
        return Jvm.call(Rt.CHECKS, "whole", "(" + OBJ + ")" + OBJ, p);
    }

    private Value fromPointer(Repr r, Value p) {
        char k = r.stack();
        var v = Jvm.virtual(Rt.PTR + k, "get", "()" + (k == 'L' ? OBJ : String.valueOf(k)), p);
        return switch (r.kind()) {
            case UINT8, INT8, INT16, UINT16 -> Arithmetic.narrow(r.kind(), v);
            default -> cast(r.type(), v);
        };
    }

    private Value readIndex(Expr.Index x) {
        if (repr(x.x()).kind() == Kind.STRING) {
            var str = f.expressions.value(x.x());
            var n = indexValue(x.index());
            if (f.narrowing.inRange(x) || x.bounded()) {
                return Jvm.call(Rt.CHECKS, "byteAt", "(L" + Rt.GO_STRING + ";I)I", str, Jvm.l2i(n));
            }
            return Jvm.call(Rt.CHECKS, f.expressions.isUnsigned64(x.index()) && n.type().kind() == 'J' ? "atU" : "at", "(L" + Rt.GO_STRING + ";" + n.type().kind() + ")I", str, n);
        }
        var e = element(x);
        return Jvm.seq(e.pre, element(repr(x), new Value.ArrayGet(repr(x).storage(), stackType(repr(x)), e.array, e.index)));
    }

    static JvmType stackType(Repr r) {
        return r.storage() == 'L' ? JvmType.OBJECT : r.type();
    }

    /// From array element form to the value.
    static Value element(Repr r, Value v) {
        return r.storage() == 'L' ? cast(r.type(), v) : normalise(r, v);
    }

    private Value indexValue(Expr index) {
        var v = f.expressions.asLong(index);
        var n = Arithmetic.narrowed(v);
        return n != null ? n : v;
    }

    /// An array element: `array[index]` after `pre`; index is checked when evaluated.
    record Element(List<Code> pre, Value array, Value index) {}

    Element element(Expr.Index x) {
        // (*p)[i] is p[i]: the array that p points to may be part of a slice, its value would be a copy
        Expr base = x.x() instanceof Expr.Deref d ? d.x() : x.x();
        switch (base.type().underlying()) {
            case Array a -> {
                return new Element(List.of(), f.expressions.value(base), checked(x, i(Expressions.length(a)), a.len()));
            }
            case Pointer p when p.elem().underlying() instanceof Array a -> {
                var type = f.repr.of(p.elem()).type();
                if (base instanceof Expr.AddrOf addr) {
                    return new Element(List.of(), f.expressions.value(addr.x()), checked(x, i(Expressions.length(a)), a.len()));
                }
                var pre = new ArrayList<Code>();
                var ptr = Jvm.temp(pre, f.expressions.value(base));
                return new Element(pre, cast(type, Jvm.call(Rt.ARRAY_VIEW, "array", "(" + OBJ + ")" + OBJ, ptr)),
                        Jvm.add(Jvm.call(Rt.ARRAY_VIEW, "offset", "(" + OBJ + ")I", ptr), checked(x, i(Expressions.length(a)), a.len())));
            }
            default -> {
                var q = f.slices.quad(x.x());
                return new Element(q.pre(), q.array(), Jvm.add(q.off(), checked(x, q.len(), -1)));
            }
        }
    }

    /// The index as int, checked against `len` (its value if constant in `n`, else -1).
    private Value checked(Expr.Index x, Value len, long n) {
        var v = f.expressions.asLong(x.index());
        long max = Bounds.max(x.index());
        if (x.bounded() || n >= 0 && max >= 0 && max < n || f.narrowing.inRange(x)) {
            return Jvm.l2i(v);
        }
        var narrow = Arithmetic.narrowed(v);
        if (narrow != null) {
            return Jvm.call(Rt.CHECKS, "index", "(II)I", narrow, len);
        }
        boolean unsigned = repr(x.index()).kind() == Kind.UINT64;
        return Jvm.call(Rt.CHECKS, unsigned ? "indexU" : "index", "(JI)I", v, len);
    }

    // ---- map slots

    private Value readSlot(Expr.MapSlot m) {
        var r = repr(m);
        var pre = new ArrayList<Code>();
        var map = Jvm.temp(pre, f.expressions.value(m.map()));
        var slot = Jvm.temp(pre, f.expressions.value(m.slot()));
        slot = Jvm.l2i(slot);
        Value zero = r.isAggregate() ? f.pkg.zeroes.of(m.type()) : f.expressions.zero(m.type());
        if (Layout.size(m.type()) == 0) {
            return Jvm.seq(pre, zero);
        }
        return Jvm.seq(pre, new Value.Choose(r.type(), Jvm.compare(Rel.LT, slot, i(0)), zero,
                element(r, new Value.ArrayGet(r.storage(), stackType(r), vals(r, map), slot))));
    }

    private Value vals(Repr r, Value map) {
        return cast(r.arrayType(), Jvm.field(Rt.MAP, "vals", JvmType.OBJECT, map));
    }

    // ---- writing

    /// place = value.
    void assign(Expr place, Expr value) {
        if (place == null) {
            blank(value);
            return;
        }
        if (value instanceof Expr.Append a && f.slices.appendInPlace(place, a)) {
            return;
        }
        if (value instanceof Expr.AppendSlice a && f.slices.appendSliceInPlace(place, a)) {
            return;
        }
        if (repr(place).isSlice() && assignSlice(place, value)) {
            return;
        }
        if (place instanceof Expr.Deref && value instanceof Expr.Deref from && repr(place).kind() == Kind.ARRAY) {
            // the two may overlap: the elements move from pointer to pointer
            store(place, () -> f.expressions.value(from.x()), false);
            return;
        }
        boolean fresh = repr(place).isAggregate() && f.expressions.fresh(value);
        store(place, () -> f.expressions.value(value), fresh);
    }

    /// `_ = x`: for the panics of evaluating it.
    private void blank(Expr value) {
        if (value instanceof Expr.Const || value instanceof Expr.Zero) {
            return;
        }
        f.emit(new Code.Eval(f.expressions.value(value)));
    }

    /// Places that take a slice as four values.
    private boolean assignSlice(Expr place, Expr value) {
        switch (place) {
            case Expr.LocalRef l -> {
                if (f.var(l.local()) instanceof Variables.SliceParts p) {
                    f.storeParts(p, f.slices.quad(value));
                    return true;
                }
                return false;
            }
            case Expr.GlobalRef g -> {
                writeParts(globalParts(g.global()), f.slices.quad(value));
                return true;
            }
            case Expr.Field x -> {
                var o = Jvm.temp(f.out, object(x));
                writeParts(fieldParts(x, o), f.slices.quad(value));
                return true;
            }
            default -> {
                return false;
            }
        }
    }

    /// Assigns a JVM value of the place's representation; `value` is called after the place's operands were translated.
    void store(Expr place, java.util.function.Supplier<Value> from, boolean fresh) {
        var r = repr(place);
        var value = from;
        if (mayPanic(place)) {
            var v = from.get();
            if (!isQuiet(v)) {
                var first = Jvm.temp(f.out, v);
                value = () -> first;
            } else {
                value = () -> v;
            }
        }
        switch (place) {
            case Expr.LocalRef l -> f.store(l.local(), value.get(), fresh);
            case Expr.GlobalRef g -> {
                if (r.isSlice()) {
                    writeParts(globalParts(g.global()), f.slices.ofHeader(value.get(), place.type()));
                } else if (r.isAggregate()) {
                    into(Jvm.global(g.global().ownerClass, g.global().name, r.type()), value.get(), place.type());
                } else {
                    f.emit(new Code.PutStatic(g.global().ownerClass, g.global().name, r.type(), value.get()));
                }
            }
            case Expr.Field x -> {
                var o = object(x);
                if (r.isSlice()) {
                    var t = Jvm.temp(f.out, o);
                    writeParts(fieldParts(x, t), f.slices.ofHeader(value.get(), place.type()));
                } else if (r.isAggregate()) {
                    into(new Value.GetField(shape(x), fieldName(x), r.fieldType(), o), value.get(), place.type());
                } else {
                    f.emit(new Code.PutField(shape(x), fieldName(x), r.fieldType(), o, value.get()));
                }
            }
            case Expr.Deref d -> {
                var p = f.expressions.value(d.x());
                switch (r.kind()) {
                    case STRUCT -> into(p, value.get(), place.type());
                    case ARRAY -> f.emit(new Code.Eval(assignArrayPointer(p, value.get(), place.type())));
                    default -> {
                        char k = r.stack();
                        f.emit(new Code.Eval(Jvm.virtual(Rt.PTR + k, "set", "(" + (k == 'L' ? OBJ : String.valueOf(k)) + ")V", p, value.get())));
                    }
                }
            }
            case Expr.Index x -> {
                var e = element(x);
                e.pre.forEach(f::emit);
                if (r.isAggregate()) {
                    into(cast(r.type(), new Value.ArrayGet('L', JvmType.OBJECT, e.array, e.index)), value.get(), place.type());
                } else {
                    f.emit(new Code.ArraySet(r.storage(), e.array, e.index, value.get()));
                }
            }
            case Expr.MapSlot m -> {
                var map = f.expressions.value(m.map());
                var slot = Jvm.l2i(f.expressions.value(m.slot()));
                if (Layout.size(m.type()) == 0) {
                    f.emit(new Code.Eval(value.get()));
                } else if (r.isAggregate()) {
                    // nobody can hold the address of a map element: the slot takes a new object
                    f.emit(new Code.ArraySet('L', vals(r, map), slot, fresh ? value.get() : f.expressions.copy(value.get(), place.type())));
                } else {
                    f.emit(new Code.ArraySet(r.storage(), vals(r, map), slot, value.get()));
                }
            }
            default -> throw f.bug(place.pos(), "not a place: " + place.getClass().getSimpleName());
        }
    }

    /// Getting at the place may panic before anything is stored; a panic of the value comes first then (as in gc, and as the spec's two
    /// phases of assignments allow).
    private boolean mayPanic(Expr place) {
        return switch (place) {
            case Expr.LocalRef _, Expr.GlobalRef _ -> false;
            case Expr.Field x -> !x.viaPointer() ? mayPanic(x.x()) : !(x.x() instanceof Expr.LocalRef || x.x() instanceof Expr.GlobalRef);
            case Expr.Deref d -> !(d.x() instanceof Expr.LocalRef);
            case Expr.Index x -> !(x.x() instanceof Expr.LocalRef && f.narrowing.inRange(x));
            default -> true;
        };
    }

    /// Evaluating the value cannot panic, and nothing that stands between changes it.
    private static boolean isQuiet(Value v) {
        return switch (v) {
            case Value.Arith a -> a.op() != jopher.compiler.represent.code.Op.DIV && a.op() != jopher.compiler.represent.code.Op.REM && isQuiet(a.x()) && isQuiet(a.y());
            case Value.Convert c -> isQuiet(c.x());
            case Value.Neg n -> isQuiet(n.x());
            case Value.Compare c -> isQuiet(c.x()) && isQuiet(c.y());
            default -> Jvm.isSimple(v);
        };
    }

    private void into(Value dst, Value src, Type t) {
        f.emit(new Code.Eval(f.expressions.assignInto(dst, src, t)));
    }

    /// `*p = a` for a pointer to array, which may be a view; so may `v`.
    private Value assignArrayPointer(Value p, Value v, Type t) {
        var a = (Array) t.underlying();
        if (f.repr.of(a.elem()).isAggregate()) {
            return Jvm.virtual(Rt.GO_TYPE, "assign", "(" + OBJ + OBJ + ")V", f.pkg.descriptor(t), p, v);
        }
        return Jvm.call(Rt.CHECKS, "assignTo", "(" + OBJ + OBJ + "I)V", p, v, i(Expressions.length(a)));
    }

    // ---- flat slices in fields and package variables

    /// How to get at the four parts.
    interface Parts {
        Value get(int part);

        Code put(int part, Value v);
    }

    private static final JvmType[] PART_TYPES = {null, JvmType.INT, JvmType.INT, JvmType.INT};

    static String partName(String name, int part) {
        return switch (part) {
            case 0 -> name;
            case 1 -> Names.sliceOffset(name);
            case 2 -> Names.sliceLength(name);
            default -> Names.sliceCapacity(name);
        };
    }

    Parts globalParts(Global g) {
        var array = f.repr.of(SliceExpressions.elem(g.type)).arrayType();
        return new Parts() {
            public Value get(int part) {
                return Jvm.global(g.ownerClass, partName(g.name, part), part == 0 ? array : PART_TYPES[part]);
            }

            public Code put(int part, Value v) {
                return new Code.PutStatic(g.ownerClass, partName(g.name, part), part == 0 ? array : PART_TYPES[part], v);
            }
        };
    }

    Parts fieldParts(Expr.Field x, Value object) {
        var array = f.repr.of(SliceExpressions.elem(x.type())).arrayType();
        String shape = shape(x), name = fieldName(x);
        return new Parts() {
            public Value get(int part) {
                return Jvm.field(shape, partName(name, part), part == 0 ? array : PART_TYPES[part], object);
            }

            public Code put(int part, Value v) {
                return new Code.PutField(shape, partName(name, part), part == 0 ? array : PART_TYPES[part], object, v);
            }
        };
    }

    Quad quad(List<Code> pre, Parts p) {
        return new Quad(pre, p.get(0), p.get(1), p.get(2), p.get(3), null);
    }

    /// All four are evaluated before the first is stored.
    private void writeParts(Parts p, Quad q) {
        q.pre().forEach(f::emit);
        Value a = Jvm.temp(f.out, q.array()), o = Jvm.temp(f.out, q.off()), n = Jvm.temp(f.out, q.len()), c = Jvm.temp(f.out, q.cap());
        f.emit(p.put(0, a));
        f.emit(p.put(1, o));
        f.emit(p.put(2, n));
        f.emit(p.put(3, c));
    }

    // ---- addresses

    Value addressOf(Expr.AddrOf a) {
        var x = a.x();
        var r = repr(x);
        switch (x) {
            case Expr.LocalRef l -> {
                return address(l.local());
            }
            case Expr.GlobalRef g -> {
                if (r.isAggregate()) {
                    return Jvm.global(g.global().ownerClass, g.global().name, r.type());
                }
                String c = Names.globalPointer(g.global().ownerClass, g.global().name);
                f.pkg.globalPointers.put(c, g.global());
                f.pkg.hierarchy.register(c, Rt.PTR + r.stack());
                return Jvm.global(c, "P", JvmType.of(c));
            }
            case Expr.Field y -> {
                if (r.isAggregate()) {
                    return new Value.GetField(shape(y), fieldName(y), r.fieldType(), object(y));
                }
                String c = Names.fieldPointer(shape(y), fieldName(y));
                f.pkg.fieldPointers.put(c, new PackageContext.FieldPointer(structType(y), y.index()));
                f.pkg.hierarchy.register(c, Rt.PTR + r.stack());
                var o = object(y);
                return make(c, "(L" + shape(y) + ";)V", y.viaPointer() || y.x() instanceof Expr.Deref ? Jvm.nonNull(o) : o);
            }
            case Expr.Deref d -> {
                return Jvm.nonNull(f.expressions.value(d.x()));
            }
            case Expr.Index y -> {
                var e = element(y);
                if (r.isAggregate()) {
                    return Jvm.seq(e.pre, cast(r.type(), new Value.ArrayGet('L', JvmType.OBJECT, e.array, e.index)));
                }
                return Jvm.seq(e.pre, make(Rt.POINTERS + "Elem" + r.storage(), "(" + (r.storage() == 'L' ? "[" + OBJ : "[" + r.storage()) + "I)V",
                        e.array, e.index));
            }
            default -> {
                // a literal or other fresh value: a new variable
                return r.isAggregate() ? f.expressions.owned(x) : f.newCell(r, f.expressions.value(x));
            }
        }
    }

    private Value address(Local l) {
        return switch (f.var(l)) {
            case Variables.Cell c -> load(c.slot());
            case Variables.Plain p when f.repr.of(l.type).isAggregate() -> load(p.slot());
            default -> throw f.bug(l.pos, "address of " + l.name + ", which has no cell");
        };
    }
}
