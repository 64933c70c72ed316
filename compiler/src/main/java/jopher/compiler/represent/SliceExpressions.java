package jopher.compiler.represent;

import static jopher.compiler.represent.Jvm.call;
import static jopher.compiler.represent.Jvm.cast;
import static jopher.compiler.represent.Jvm.i;
import static jopher.compiler.represent.Jvm.j;
import static jopher.compiler.represent.Jvm.load;

import java.util.ArrayList;
import java.util.List;
import jopher.compiler.ir.Expr;
import jopher.compiler.represent.Repr.Kind;
import jopher.compiler.represent.code.Code;
import jopher.compiler.represent.code.JvmType;
import jopher.compiler.represent.code.MethodUnit;
import jopher.compiler.represent.code.Rel;
import jopher.compiler.represent.code.Slot;
import jopher.compiler.represent.code.Value;
import jopher.compiler.types.Array;
import jopher.compiler.types.Pointer;
import jopher.compiler.types.Slice;
import jopher.compiler.types.Type;

/// Slices in four parts: making, slicing, appending, copying; and array literals.
final class SliceExpressions {
    private static final String OBJ = "Ljava/lang/Object;";
    private static final String SL = "L" + Rt.SLICE + ";";
    private static final String GT = "L" + Rt.GO_TYPE + ";";
    private static final String REFS = Rt.R + "slices/RefSlices";
    private static final String OPS = Rt.R + "slices/SliceOps";
    private final FunctionTranslator f;

    SliceExpressions(FunctionTranslator f) {
        this.f = f;
    }

    static Type elem(Type slice) {
        return ((Slice) slice.underlying()).elem();
    }

    private Repr elemRepr(Type slice) {
        return f.repr.of(elem(slice));
    }

    Quad nil(Type t) {
        return new Quad(List.of(), Jvm.NULL, i(0), i(0), i(0), Jvm.global(Rt.SLICE, "NIL", Rt.T_SLICE));
    }

    /// The parts of a header.
    Quad ofHeader(Value header, Type t) {
        if (header instanceof Value.GetStatic(var owner, var name, var type) && owner.equals(Rt.SLICE)) {
            return nil(t);
        }
        var pre = new ArrayList<Code>();
        Value h = header instanceof Value.Load ? header : load(Jvm.slot(pre, cast(Rt.T_SLICE, header)));
        return new Quad(pre, cast(elemRepr(t).arrayType(), Jvm.field(Rt.SLICE, "a", JvmType.OBJECT, h)), Jvm.field(Rt.SLICE, "off", JvmType.INT, h),
                Jvm.field(Rt.SLICE, "len", JvmType.INT, h), Jvm.field(Rt.SLICE, "cap", JvmType.INT, h), h);
    }

    /// Only the array (for comparison with nil).
    Value arrayOf(Expr e) {
        var q = quad(e);
        return Jvm.seq(q.pre(), q.array());
    }

    Quad quad(Expr e) {
        return switch (e) {
            case Expr.Zero z -> nil(z.type());
            case Expr.LocalRef l when f.var(l.local()) instanceof Variables.SliceParts p -> f.partsQuad(p);
            case Expr.GlobalRef g -> f.places.quad(List.of(), f.places.globalParts(g.global()));
            case Expr.Field x -> {
                var pre = new ArrayList<Code>();
                var o = Jvm.temp(pre, f.places.object(x));
                yield f.places.quad(pre, f.places.fieldParts(x, o));
            }
            case Expr.Conv c when c.kind() == Expr.ConvKind.NOP -> quad(c.x());
            case Expr.SliceOp s -> slice(s);
            case Expr.MakeSlice m -> makeSlice(m);
            case Expr.ArrayLit a -> {
                var pre = new ArrayList<Code>();
                var arr = Jvm.slot(pre, array(elem(a.type()), a));
                int n = checkLength(a);
                yield new Quad(pre, load(arr), i(0), i(n), i(n), null);
            }
            case Expr.Append a -> append(a);
            default -> ofHeader(f.expressions.value(e), e.type());
        };
    }

    /// The quad with every part in a simple value.
    private Quad stable(List<Code> pre, Quad q) {
        pre.addAll(q.pre());
        return new Quad(List.of(), Jvm.temp(pre, q.array()), Jvm.temp(pre, q.off()), Jvm.temp(pre, q.len()), Jvm.temp(pre, q.cap()), q.header());
    }

    // ---- s[lo:hi:max]

    private Quad slice(Expr.SliceOp s) {
        var pre = new ArrayList<Code>();
        boolean isSlice = s.x().type().underlying() instanceof Slice;
        Value array, off, len, cap;
        if (isSlice) {
            var q = stable(pre, quad(s.x()));
            if (s.lo() == null && s.hi() == null && s.max() == null) {
                return new Quad(pre, q.array(), q.off(), q.len(), q.cap(), q.header());
            }
            array = q.array();
            off = q.off();
            len = q.len();
            cap = q.cap();
        } else {
            // an array through its pointer, or a place of array type
            var at = s.x().type().underlying() instanceof Pointer p ? (Array) p.elem().underlying() : (Array) s.x().type().underlying();
            var type = f.repr.of(at.elem()).arrayType();
            Expr place = s.x() instanceof Expr.AddrOf a ? a.x() : s.x().type().underlying() instanceof Array ? s.x() : null;
            if (place != null) {
                array = load(Jvm.slot(pre, f.expressions.value(place)));
                off = i(0);
            } else {
                var p = Jvm.temp(pre, f.expressions.value(s.x()));
                array = load(Jvm.slot(pre, cast(type, call(Rt.ARRAY_VIEW, "array", "(" + OBJ + ")" + OBJ, p))));
                off = load(Jvm.slot(pre, call(Rt.ARRAY_VIEW, "offset", "(" + OBJ + ")I", p)));
            }
            len = i(Expressions.length(at));
            cap = len;
        }
        Value lo = s.lo() == null || isZero(s.lo()) ? null : Jvm.temp(pre, f.expressions.asLong(s.lo()));
        Value hi = s.hi() == null ? null : Jvm.temp(pre, f.expressions.asLong(s.hi()));
        Value high;
        Value newCap;
        if (s.max() != null) {
            Value max = load(Jvm.slot(pre, check(isSlice ? "max" : "maxOfArray", s.max(), f.expressions.asLong(s.max()), cap)));
            high = load(Jvm.slot(pre, check("high3", s.hi(), hi, max)));
            newCap = max;
        } else {
            high = hi == null ? len : load(Jvm.slot(pre, check(isSlice ? "high" : "highOfArray", s.hi(), hi, cap)));
            newCap = cap;
        }
        if (lo != null) {
            Value low = load(Jvm.slot(pre, check(s.max() != null ? "low3" : "low", s.lo(), lo, high)));
            fill(s, pre, isSlice, hi, array, off, len, high);
            Value newOff = load(Jvm.slot(pre, Jvm.add(off, low)));
            return new Quad(pre, array, newOff, load(Jvm.slot(pre, Jvm.sub(high, low))), load(Jvm.slot(pre, Jvm.sub(newCap, low))), null);
        }
        fill(s, pre, isSlice, hi, array, off, len, high);
        return new Quad(pre, array, off, high, newCap, null);
    }

    /// Elements between the old and the new length must exist.
    private void fill(Expr.SliceOp s, List<Code> pre, boolean isSlice, Value hi, Value array, Value off, Value len, Value high) {
        if (isSlice && hi != null && elemRepr(s.type()).isAggregate()) {
            pre.add(new Code.If(Jvm.compare(Rel.GT, high, len), List.of(new Code.Eval(call(REFS, "fill", "([" + OBJ + "II" + GT + ")V", array,
                    Jvm.add(off, len), Jvm.add(off, high), f.pkg.descriptor(elem(s.type()))))), List.of()));
        }
    }

    private static boolean isZero(Expr e) {
        return e instanceof Expr.Const c && c.value().isInt64() && c.value().int64() == 0;
    }

    private Value check(String name, Expr bound, Value v, Value limit) {
        return call(Rt.CHECKS, f.expressions.isUnsigned64(bound) ? name + "U" : name, "(JI)I", v, limit);
    }

    // ---- make

    /// Shared zero of reference elements, null for aggregates' callers.
    private Value elemZero(Repr r) {
        return switch (r.kind()) {
            case STRING, SLICE, COMPLEX -> f.expressions.zero(r.go());
            default -> Jvm.NULL;
        };
    }

    private Quad makeSlice(Expr.MakeSlice m) {
        var pre = new ArrayList<Code>();
        Value n = Jvm.temp(pre, f.expressions.asLong(m.len()));
        Value c = m.cap() == null ? n : Jvm.temp(pre, f.expressions.asLong(m.cap()));
        var t = elem(m.type());
        var r = f.repr.of(t);
        Value a;
        if (r.isAggregate()) {
            a = call(REFS, "arrayA", "(JJ" + GT + ")[" + OBJ, n, c, f.pkg.descriptor(t));
        } else if (r.storage() == 'L') {
            a = call(REFS, "arrayL", "(JJI" + OBJ + ")[" + OBJ, n, c, i(Layout.of(t)), elemZero(r));
        } else {
            a = call(Rt.SLICES, "array" + r.storage(), "(JJ)[" + r.storage(), n, c);
        }
        var arr = Jvm.slot(pre, a);
        Value len = Jvm.temp(pre, Jvm.l2i(n));
        return new Quad(pre, load(arr), i(0), len, m.cap() == null ? len : Jvm.temp(pre, Jvm.l2i(c)), null);
    }

    // ---- append

    private record Elem(Value value, boolean fresh) {}

    /// Elements into temporaries, so that the slice's parts are read after them.
    private List<Elem> elems(List<Code> pre, Expr.Append a) {
        var out = new ArrayList<Elem>();
        for (var e : a.elems()) {
            var v = f.expressions.value(e);
            out.add(new Elem(v instanceof Value.Convert ? load(Jvm.slot(pre, v)) : Jvm.temp(pre, v), f.repr.of(e.type()).isAggregate() && f.expressions.fresh(e)));
        }
        return out;
    }

    private Value grow(Type t, Value array, Value off, Value len, Value cap, Value needed) {
        var r = f.repr.of(t);
        if (r.isAggregate()) {
            return call(REFS, "growA", "([" + OBJ + "IIIJ" + GT + ")[" + OBJ, array, off, len, cap, needed, f.pkg.descriptor(t));
        }
        if (r.storage() == 'L') {
            return call(REFS, "growL", "([" + OBJ + "IIIJI" + OBJ + ")[" + OBJ, array, off, len, cap, needed, i(Layout.of(t)), elemZero(r));
        }
        return call(Rt.SLICES, "grow" + r.storage(), "([" + r.storage() + "IIIJ)[" + r.storage(), array, off, len, cap, needed);
    }

    private void put(List<Code> out, Type t, Value array, Value index, Elem e) {
        var r = f.repr.of(t);
        if (r.isAggregate()) {
            out.add(new Code.Eval(call(REFS, "put", "([" + OBJ + "I" + OBJ + "Z" + GT + ")V", array, index, e.value,
                    new Value.BoolConst(e.fresh), f.pkg.descriptor(t))));
        } else {
            out.add(new Code.ArraySet(r.storage(), array, index, e.value));
        }
    }

    /// append as a value: the source slice keeps its parts.
    private Quad append(Expr.Append a) {
        if (a.elems().isEmpty()) {
            return quad(a.slice());
        }
        var pre = new ArrayList<Code>();
        var t = elem(a.type());
        var q = stable(pre, quad(a.slice()));
        var elems = elems(pre, a);
        int n = elems.size();
        var arr = Jvm.slot(pre, cast(f.repr.of(t).arrayType(), q.array()));
        var off = Jvm.slot(pre, q.off());
        var cap = Jvm.slot(pre, q.cap());
        var len = Jvm.slot(pre, q.len());
        var newLen = Jvm.slot(pre, Jvm.add(load(len), i(n)));
        grown(pre, t, arr, off, len, cap, newLen, n, a.backing());
        for (int k = 0; k < n; k++) {
            put(pre, t, load(arr), Jvm.add(Jvm.add(load(off), load(len)), i(k)), elems.get(k));
        }
        return new Quad(pre, load(arr), load(off), load(newLen), load(cap), null);
    }

    /// if newLen > cap: a larger array.
    private void grown(List<Code> out, Type t, Slot arr, Slot off, Slot len, Slot cap, Slot newLen, int n, Expr.Append.Backing room) {
        var more = new ArrayList<Code>();
        List<Code> heap = List.of(new Code.Store(arr, grow(t, load(arr), load(off), load(len), load(cap), Jvm.arith(
                jopher.compiler.represent.code.Op.ADD, Jvm.i2l(load(len)), j(n)))));
        if (room == null) {
            more.addAll(heap);
        } else if (room.used() == null) {
            more.add(new Code.If(Jvm.compare(Rel.LE, load(len), i(room.room() - n)),
                    List.of(new Code.Store(arr, grow(t, load(arr), load(off), load(len), i(0), Jvm.i2l(load(newLen))))), heap));
        } else {
            var used = ((Variables.Plain) f.var(room.used())).slot();
            more.add(new Code.If(Jvm.compare(Rel.EQ, Jvm.arith(jopher.compiler.represent.code.Op.OR, load(used), load(len)), i(0)),
                    List.of(new Code.Store(used, i(1)), new Code.Store(arr, grow(t, load(arr), load(off), load(len), i(0), j(room.room())))), heap));
        }
        more.add(new Code.Store(off, i(0)));
        more.add(new Code.Store(cap, new Value.ArrayLength(load(arr))));
        // newLen < 0: beyond 2^31
        out.add(new Code.If(Jvm.compare(Rel.GT, call("java/lang/Integer", "compareUnsigned", "(II)I", load(newLen), load(cap)), i(0)), more, List.of()));
    }

    /// `place = append(place, …)` without making a new quadruple. False: not of that form.
    boolean appendInPlace(Expr place, Expr.Append a) {
        if (a.elems().isEmpty() || !samePlace(place, a.slice())) {
            return false;
        }
        var t = elem(a.type());
        int n = a.elems().size();
        switch (place) {
            case Expr.LocalRef l when f.var(l.local()) instanceof Variables.SliceParts p && p.header() == null -> {
                var elems = elems(f.out, a);
                var newLen = Jvm.slot(f.out, Jvm.add(load(p.len()), i(n)));
                grown(f.out, t, p.array(), p.off(), p.len(), p.cap(), newLen, n, a.backing());
                for (int k = 0; k < n; k++) {
                    put(f.out, t, load(p.array()), Jvm.add(Jvm.add(load(p.off()), load(p.len())), i(k)), elems.get(k));
                }
                f.emit(new Code.Store(p.len(), load(newLen)));
                return true;
            }
            case Expr.Field x when a.backing() != null -> {
                return false;
            }
            case Expr.GlobalRef g -> {
                inPlace(f.places.globalParts(g.global()), t, a);
                return true;
            }
            case Expr.Field x -> {
                var o = Jvm.temp(f.out, f.places.object(x));
                inPlace(f.places.fieldParts(x, o), t, a);
                return true;
            }
            default -> {
                return false;
            }
        }
    }

    private void inPlace(Places.Parts p, Type t, Expr.Append a) {
        int n = a.elems().size();
        // parts first: evaluating the elements cannot change them (they are call-free)
        var arr = Jvm.slot(f.out, p.get(0));
        var elems = elems(f.out, a);
        var off = Jvm.slot(f.out, p.get(1));
        var len = Jvm.slot(f.out, p.get(2));
        var cap = Jvm.slot(f.out, p.get(3));
        var newLen = Jvm.slot(f.out, Jvm.add(load(len), i(n)));
        var body = new ArrayList<Code>();
        grown(body, t, arr, off, len, cap, newLen, n, null);
        if (body.get(0) instanceof Code.If c) {
            var then = new ArrayList<>(c.then());
            then.add(p.put(0, load(arr)));
            then.add(p.put(1, load(off)));
            then.add(p.put(3, load(cap)));
            body.set(0, new Code.If(c.cond(), then, c.otherwise()));
        }
        f.out.addAll(body);
        for (int k = 0; k < n; k++) {
            put(f.out, t, load(arr), Jvm.add(Jvm.add(load(off), load(len)), i(k)), elems.get(k));
        }
        f.emit(p.put(2, load(newLen)));
    }

    /// `place = append(place, tail...)` for elements that are copied by a block move.
    boolean appendSliceInPlace(Expr place, Expr.AppendSlice a) {
        var t = elem(a.type());
        if (f.repr.of(t).isAggregate() || !samePlace(place, a.slice())) {
            return false;
        }
        switch (place) {
            case Expr.LocalRef l when f.var(l.local()) instanceof Variables.SliceParts p && p.header() == null -> {
                var tail = tail(a.tail());
                var newLen = Jvm.slot(f.out, Jvm.add(load(p.len()), tail.len()));
                moved(f.out, t, p.array(), p.off(), p.len(), p.cap(), newLen, tail);
                f.emit(new Code.Store(p.len(), load(newLen)));
                return true;
            }
            case Expr.GlobalRef g -> {
                movedInto(f.places.globalParts(g.global()), t, a);
                return true;
            }
            case Expr.Field x -> {
                var o = Jvm.temp(f.out, f.places.object(x));
                movedInto(f.places.fieldParts(x, o), t, a);
                return true;
            }
            default -> {
                return false;
            }
        }
    }

    /// The tail's array, offset and length in slots of their own.
    private Quad tail(Expr e) {
        if (f.repr.of(e.type()).kind() == Kind.STRING) {
            var s = load(Jvm.slot(f.out, f.expressions.value(e)));
            return new Quad(List.of(), load(Jvm.slot(f.out, Jvm.field(Rt.GO_STRING, "a", new JvmType("[B"), s))),
                    load(Jvm.slot(f.out, Jvm.field(Rt.GO_STRING, "off", JvmType.INT, s))),
                    load(Jvm.slot(f.out, Jvm.field(Rt.GO_STRING, "len", JvmType.INT, s))), i(0), null);
        }
        var q = quad(e);
        q.pre().forEach(f::emit);
        return new Quad(List.of(), load(Jvm.slot(f.out, q.array())), load(Jvm.slot(f.out, q.off())), load(Jvm.slot(f.out, q.len())), i(0), null);
    }

    private void moved(List<Code> out, Type t, Slot arr, Slot off, Slot len, Slot cap, Slot newLen, Quad tail) {
        var more = new ArrayList<Code>();
        more.add(new Code.Store(arr, grow(t, load(arr), load(off), load(len), load(cap), Jvm.arith(
                jopher.compiler.represent.code.Op.ADD, Jvm.i2l(load(len)), Jvm.i2l(tail.len())))));
        more.add(new Code.Store(off, i(0)));
        more.add(new Code.Store(cap, new Value.ArrayLength(load(arr))));
        out.add(new Code.If(Jvm.compare(Rel.GT, call("java/lang/Integer", "compareUnsigned", "(II)I", load(newLen), load(cap)), i(0)), more, List.of()));
        out.add(new Code.If(Jvm.compare(Rel.GT, tail.len(), i(0)), List.of(new Code.Eval(call("java/lang/System", "arraycopy",
                "(" + OBJ + "I" + OBJ + "II)V", tail.array(), tail.off(), load(arr), Jvm.add(load(off), load(len)), tail.len()))), List.of()));
    }

    private void movedInto(Places.Parts p, Type t, Expr.AppendSlice a) {
        var tail = tail(a.tail());
        var arr = Jvm.slot(f.out, p.get(0));
        var off = Jvm.slot(f.out, p.get(1));
        var len = Jvm.slot(f.out, p.get(2));
        var cap = Jvm.slot(f.out, p.get(3));
        var newLen = Jvm.slot(f.out, Jvm.add(load(len), tail.len()));
        var body = new ArrayList<Code>();
        moved(body, t, arr, off, len, cap, newLen, tail);
        if (body.get(0) instanceof Code.If c) {
            var then = new ArrayList<>(c.then());
            then.add(p.put(0, load(arr)));
            then.add(p.put(1, load(off)));
            then.add(p.put(3, load(cap)));
            body.set(0, new Code.If(c.cond(), then, c.otherwise()));
        }
        f.out.addAll(body);
        f.emit(p.put(2, load(newLen)));
    }

    /// The same variable, whatever happens in between (operands are variables and constants only).
    static boolean samePlace(Expr a, Expr b) {
        return switch (a) {
            case Expr.LocalRef x -> b instanceof Expr.LocalRef y && x.local() == y.local();
            case Expr.GlobalRef x -> b instanceof Expr.GlobalRef y && x.global() == y.global();
            case Expr.Field x -> b instanceof Expr.Field y && x.index() == y.index() && x.viaPointer() == y.viaPointer()
                    && x.x().type() == y.x().type() && samePlace(x.x(), y.x());
            case Expr.Deref x -> b instanceof Expr.Deref y && samePlace(x.x(), y.x());
            default -> false;
        };
    }

    /// append(s, t...) as a header.
    Value appendSlice(Expr.AppendSlice a) {
        var t = elem(a.type());
        var r = f.repr.of(t);
        var s = f.expressions.value(a.slice());
        var tail = f.expressions.value(a.tail());
        if (f.repr.of(a.tail().type()).kind() == Kind.STRING) {
            return call(OPS, "appendString", "(" + SL + "L" + Rt.GO_STRING + ";)" + SL, s, tail);
        }
        if (r.isAggregate()) {
            return call(OPS, "appendAggregates", "(" + SL + SL + GT + ")" + SL, s, tail, f.pkg.descriptor(t));
        }
        if (r.storage() == 'L') {
            return call(OPS, "appendRefs", "(" + SL + SL + "I" + OBJ + ")" + SL, s, tail, i(Layout.of(t)), elemZero(r));
        }
        return call(OPS, "appendPrimitives", "(" + SL + SL + ")" + SL, s, tail);
    }

    Value copy(Expr.Copy c) {
        var r = elemRepr(c.dst().type());
        boolean string = f.repr.of(c.src().type()).kind() == Kind.STRING;
        if (r.isAggregate()) {
            return call(OPS, "copyAggregates", "(" + SL + SL + GT + ")J", f.expressions.value(c.dst()), f.expressions.value(c.src()),
                    f.pkg.descriptor(elem(c.dst().type())));
        }
        var pre = new ArrayList<Code>();
        var d = stable(pre, quad(c.dst()));
        if (string) {
            return Jvm.seq(pre, call(Rt.CHECKS, "copyString", "([BIIL" + Rt.GO_STRING + ";)J", d.array(), d.off(), d.len(), f.expressions.value(c.src())));
        }
        var s = quad(c.src());
        pre.addAll(s.pre());
        return Jvm.seq(pre, call(Rt.CHECKS, "copy", "(" + OBJ + "II" + OBJ + "II)J", d.array(), d.off(), d.len(), s.array(), s.off(), s.len()));
    }

    // ---- literals

    private int checkLength(Expr.ArrayLit a) {
        return (int) Math.min(a.length(), Integer.MAX_VALUE - 8);
    }

    Value arrayLit(Expr.ArrayLit a) {
        return array(((Array) a.type().underlying()).elem(), a);
    }

    /// A fresh Java array with the literal's elements.
    private Value array(Type t, Expr.ArrayLit a) {
        var r = f.repr.of(t);
        int n = checkLength(a);
        var table = Tables.constant(f, r, n, a.entries());
        if (table != null) {
            return table;
        }
        boolean complete = a.entries().size() == n;
        var pre = new ArrayList<Code>();
        boolean needsZero = r.isAggregate() || elemZero(r) != Jvm.NULL;
        Value made = complete || !needsZero ? new Value.NewArray(r.arrayType(), i(n))
                : r.isAggregate() ? call(REFS, "arrayA", "(JJ" + GT + ")[" + OBJ, j(n), j(n), f.pkg.descriptor(t))
                : call(REFS, "arrayL", "(JJI" + OBJ + ")[" + OBJ, j(n), j(n), i(Layout.of(t)), elemZero(r));
        var arr = Jvm.slot(pre, made);
        if (a.entries().size() > CHUNK && a.entries().stream().allMatch(e -> isClosed(e.value()))) {
            int line = f.at != null && f.at.isKnown() && !f.fn.synthetic ? f.cls.line(f.at) : 0;
            pre.add(new Code.Line(0));
            for (int from = 0; from < a.entries().size(); from += CHUNK) {
                int to = Math.min(from + CHUNK, a.entries().size());
                var codes = new ArrayList<Code>();
                if (line > 0) {
                    codes.add(new Code.Line(line));
                }
                elements(codes, r, needsZero, a.entries().subList(from, to), arr);
                codes.add(new Code.Return(null));
                String desc = "(L" + Rt.G + ";" + arr.type.desc() + ")V";
                pre.add(new Code.Eval(f.cls.literalPart(f.fn.sym.jvmName, desc, List.of(f.g, arr), codes, f.fn.sym.goName, a.pos(), List.of(load(f.g), load(arr)))));
            }
            if (line > 0) {
                pre.add(new Code.Line(line));
            }
        } else {
            elements(pre, r, needsZero, a.entries(), arr);
        }
        return Jvm.seq(pre, load(arr));
    }

    /// Elements of a long literal per method of their own (a method has 64 kB of code, and above 8,000 bytes is not compiled by default).
    private static final int CHUNK = 250;

    private void elements(List<Code> out, Repr r, boolean needsZero, List<Expr.ArrayLit.Entry> entries, Slot arr) {
        for (var e : entries) {
            boolean zero = !needsZero && (e.value() instanceof Expr.Zero || e.value() instanceof Expr.Const c && isZeroConst(r, c));
            if (!zero) {
                out.add(new Code.ArraySet(r.storage(), load(arr), i((int) e.index()), f.expressions.owned(e.value())));
            }
        }
    }

    /// Refers to no variable of the function.
    private static boolean isClosed(Expr e) {
        if (e instanceof Expr.LocalRef || e instanceof Expr.Recover || e instanceof Expr.RecoverToken || e instanceof Expr.Closure c && !c.fn().captures.isEmpty()) {
            return false;
        }
        boolean[] ok = {true};
        IrChildren.of(e, x -> ok[0] &= isClosed(x));
        return ok[0];
    }

    private static boolean isZeroConst(Repr r, Expr.Const c) {
        return r.kind().isInteger() && c.value().sign() == 0 || r.kind() == Kind.BOOL && !c.value().boolVal();
    }
}
