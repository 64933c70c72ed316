package jopher.compiler.represent;

import static jopher.compiler.represent.Jvm.call;
import static jopher.compiler.represent.Jvm.cast;
import static jopher.compiler.represent.Jvm.field;
import static jopher.compiler.represent.Jvm.i;
import static jopher.compiler.represent.Jvm.j;
import static jopher.compiler.represent.Jvm.load;
import static jopher.compiler.represent.Jvm.make;

import java.util.ArrayList;
import java.util.List;
import jopher.abi.Names;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Expr.BinaryOp;
import jopher.compiler.ir.IrTypes;
import jopher.compiler.represent.Repr.Kind;
import jopher.compiler.represent.code.Code;
import jopher.compiler.represent.code.JvmType;
import jopher.compiler.represent.code.Op;
import jopher.compiler.represent.code.Rel;
import jopher.compiler.represent.code.Value;
import jopher.compiler.types.Array;
import jopher.compiler.types.Pointer;
import jopher.compiler.types.Struct;
import jopher.compiler.types.Type;
import jopher.compiler.types.Types;

/// Core expressions as JVM values. A slice-typed expression is a header here; [SliceExpressions] has the form in four parts.
final class Expressions {
    private static final String OBJ = "Ljava/lang/Object;";
    private static final String STR = "L" + Rt.GO_STRING + ";";
    private static final String SL = "L" + Rt.SLICE + ";";
    private static final String CX = "L" + Rt.COMPLEX + ";";
    static final String GT = "L" + Rt.GO_TYPE + ";";
    private final FunctionTranslator f;

    Expressions(FunctionTranslator f) {
        this.f = f;
    }

    private Repr repr(Expr e) {
        return f.repr.of(e.type());
    }

    /// The value; aggregates may be shared with a variable.
    Value value(Expr e) {
        return switch (e) {
            case Expr.Const c -> Constants.of(f, c.type(), c.value());
            case Expr.Zero z -> zero(z.type());
            case Expr.LocalRef l -> f.read(l.local());
            case Expr.GlobalRef _, Expr.Field _, Expr.Index _, Expr.Deref _, Expr.MapSlot _ -> f.places.read(e);
            case Expr.FuncRef r -> {
                String c = f.pkg.funcClasses.reference(r.sym());
                yield Jvm.global(c, "F", JvmType.of(c));
            }
            case Expr.Closure c -> f.calls.closure(c.fn());
            case Expr.TypeDesc t -> f.pkg.descriptor(t.of());
            case Expr.Unary u -> unary(u);
            case Expr.Binary b -> b.op().isComparison() ? comparison(b) : binary(b);
            case Expr.Logical l -> l.and() ? new Value.And(value(l.x()), value(l.y())) : new Value.Or(value(l.x()), value(l.y()));
            case Expr.Concat c -> concat(c.parts());
            case Expr.MinMax m -> minMax(m);
            case Expr.MakeComplex m -> complex(m);
            case Expr.Real r -> part(r.type(), "re", r.x());
            case Expr.Imag r -> part(r.type(), "im", r.x());
            case Expr.Conv c -> conv(c);
            case Expr.ToIface t -> f.ifaces.box(t);
            case Expr.IfaceToIface t -> value(t.x());
            case Expr.TypeAssert t -> f.ifaces.assertType(t);
            case Expr.BitCast b -> bitCast(b);
            case Expr.AddrOf a -> f.places.addressOf(a);
            case Expr.SliceOp s when repr(s).kind() == Kind.STRING -> stringSlice(s);
            case Expr.SliceOp _, Expr.Append _, Expr.MakeSlice _ -> f.slices.quad(e).asHeader();
            case Expr.AppendSlice a -> f.slices.appendSlice(a);
            case Expr.Copy c -> f.slices.copy(c);
            case Expr.Len l -> length(l.x(), false);
            case Expr.Cap c -> length(c.x(), true);
            case Expr.New n -> newVariable(((Pointer) n.type().underlying()).elem());
            case Expr.MakeChan m -> f.calls.runtime(jopher.abi.RuntimeSymbol.MAKECHAN, List.of(f.pkg.descriptor(m.type()),
                    m.size() == null ? j(0) : Arithmetic.toLong(repr(m.size()).kind(), value(m.size()))));
            case Expr.UnsafeOp u -> f.calls.unsafeOp(u);
            case Expr.StructLit s -> structLit(s);
            case Expr.ArrayLit a -> repr(a).isSlice() ? f.slices.quad(a).asHeader() : f.slices.arrayLit(a);
            case Expr.RuntimeCall r -> f.calls.runtime(r);
            case Expr.Recover r -> call(Rt.PANICS, "recover", "(L" + Rt.G + ";L" + Rt.R + "panics/GoPanic;)" + OBJ, load(f.g),
                    r.token() != null ? Jvm.cast(JvmType.of(Rt.R + "panics/GoPanic"), value(r.token())) : f.token == null ? Jvm.NULL : load(f.token));
            case Expr.RecoverToken _ -> f.token == null ? Jvm.NULL : load(f.token);
            case Expr.Call c -> f.calls.single(c);
            case Expr.SugarExpr s -> throw f.bug(s.pos(), "sugar after walk: " + s.getClass().getSimpleName());
        };
    }

    /// Nothing refers to the (aggregate) value yet: see [CopyElision].
    boolean fresh(Expr e) {
        return switch (e) {
            case Expr.Zero _, Expr.StructLit _, Expr.ArrayLit _, Expr.Call _ -> true;
            case Expr.LocalRef l -> f.copies.moves(l.local());
            case Expr.Conv c -> c.kind() == Expr.ConvKind.SLICE_TO_ARRAY || c.kind() == Expr.ConvKind.NOP && repr(c).kind() == Kind.STRUCT
                    && !sameClass(c.type(), c.x().type()) || c.kind() == Expr.ConvKind.NOP && fresh(c.x());
            case Expr.RuntimeCall r -> switch (r.fn().name()) {
                case "CHANRECVL", "SELECTVALL" -> true;
                default -> false;
            };
            default -> false;
        };
    }

    private boolean sameClass(Type a, Type b) {
        return f.pkg.names.structClass(a).equals(f.pkg.names.structClass(b));
    }

    /// The value, copied if it is an aggregate that others may refer to.
    Value owned(Expr e) {
        var v = value(e);
        return repr(e).isAggregate() && !fresh(e) ? copy(v, e.type()) : v;
    }

    // ---- zero values, copies

    Value zero(Type t) {
        var r = f.repr.of(t);
        return switch (r.kind()) {
            case STRING -> Jvm.global(Rt.GO_STRING, "EMPTY", Rt.T_STRING);
            case SLICE -> Jvm.global(Rt.SLICE, "NIL", Rt.T_SLICE);
            case COMPLEX -> Jvm.global(Rt.COMPLEX, "ZERO", Rt.T_COMPLEX);
            case STRUCT -> zeroStruct(f.pkg, t);
            case ARRAY -> zeroArray(f.pkg, (Array) t.underlying());
            default -> Jvm.zero(r.type());
        };
    }

    /// A struct without size has one object for all its variables (jvm-rules §2: pointers to distinct ones may be equal).
    static Value zeroStruct(PackageContext pkg, Type t) {
        String c = pkg.structClass(t);
        return Layout.size(t) == 0 ? Jvm.global(c, "Z", JvmType.of(c)) : make(c, "()V");
    }

    static Value zeroArray(PackageContext pkg, Array a) {
        var elem = pkg.repr.of(a.elem());
        int n = length(a);
        if (n > 0) {
            switch (elem.kind()) {
                case STRING, SLICE, COMPLEX -> {
                    return call(Rt.R + "slices/RefSlices", "arrayL", "(JJI" + OBJ + ")[" + OBJ, j(n), j(n), i(Layout.of(a.elem())),
                            elem.kind() == Kind.STRING ? Jvm.global(Rt.GO_STRING, "EMPTY", Rt.T_STRING)
                                    : elem.kind() == Kind.SLICE ? Jvm.global(Rt.SLICE, "NIL", Rt.T_SLICE) : Jvm.global(Rt.COMPLEX, "ZERO", Rt.T_COMPLEX));
                }
                case STRUCT, ARRAY -> {
                    return call(Rt.R + "slices/RefSlices", "arrayA", "(JJ" + GT + ")[" + OBJ, j(n), j(n), pkg.descriptor(a.elem()));
                }
                default -> { }
            }
        }
        return new Value.NewArray(elem.arrayType(), i(n));
    }

    /// Array length as int; [N]struct{} may be longer than any Java array, its elements are all the same.
    static int length(Array a) {
        return (int) Math.min(a.len(), Integer.MAX_VALUE - 8);
    }

    Value copy(Value v, Type t) {
        return copy(f.pkg, v, t);
    }

    static Value copy(PackageContext pkg, Value v, Type t) {
        return switch (t.underlying()) {
            case Struct s -> {
                String c = pkg.structClass(t);
                yield call(c, "of", "(L" + pkg.shapeClass(t) + ";)L" + c + ";", v);
            }
            case Array a -> {
                var type = pkg.repr.of(t).type();
                if (pkg.repr.of(a.elem()).isAggregate()) {
                    yield cast(type, Jvm.virtual(Rt.GO_TYPE, "copy", "(" + OBJ + ")" + OBJ, pkg.descriptor(t), v));
                }
                yield cast(type, new Value.Invoke(Value.Dispatch.VIRTUAL, type.desc(), "clone", "()" + OBJ, List.of(v), false));
            }
            default -> v;
        };
    }

    /// `*dst = src` for aggregates.
    Value assignInto(Value dst, Value src, Type t) {
        return assignInto(f.pkg, dst, src, t);
    }

    static Value assignInto(PackageContext pkg, Value dst, Value src, Type t) {
        if (t.underlying() instanceof Array a) {
            if (pkg.repr.of(a.elem()).isAggregate()) {
                return Jvm.virtual(Rt.GO_TYPE, "assign", "(" + OBJ + OBJ + ")V", pkg.descriptor(t), dst, src);
            }
            return call(Rt.CHECKS, "assign", "(" + OBJ + OBJ + "I)V", dst, src, i(length(a)));
        }
        String shape = pkg.shapeClass(t);
        return Jvm.virtual(shape, "set", "(L" + shape + ";)V", dst, src);
    }

    /// new(T), zeroed.
    Value newVariable(Type t) {
        var r = f.repr.of(t);
        return r.isAggregate() ? zero(t) : f.newCell(r, zero(t));
    }

    // ---- operators

    private Value unary(Expr.Unary u) {
        var r = repr(u);
        var x = value(u.x());
        return switch (u.op()) {
            case NOT -> new Value.Not(x);
            case NEG -> r.kind() == Kind.COMPLEX ? call(Rt.COMPLEX, "neg", "(" + CX + ")" + CX, x) : Arithmetic.negate(r.kind(), x);
            case COMPLEMENT -> Arithmetic.complement(r.kind(), x);
        };
    }

    private Value binary(Expr.Binary b) {
        var r = repr(b);
        if (b.op().isShift()) {
            var x = value(b.x());
            var y = value(b.y());
            long most = Bounds.max(b.y());
            if (r.kind() == Kind.INT64 && b.y() instanceof Expr.Const && most >= 0 && most < 32 && Arithmetic.narrowed(x) != null && f.narrowing.isInt(b)) {
                return Jvm.i2l(Jvm.arith(b.op() == BinaryOp.SHL ? Op.SHL : Op.SHR, Arithmetic.narrowed(x), i((int) most)));
            }
            return Arithmetic.shift(r.kind(), b.op() == BinaryOp.SHL, x, y, repr(b.y()).kind(), most);
        }
        if (r.kind() == Kind.COMPLEX) {
            String name = switch (b.op()) {
                case ADD -> "add";
                case SUB -> "sub";
                case MUL -> "mul";
                case DIV -> "div";
                default -> throw f.bug(b.pos(), "complex " + b.op());
            };
            var v = call(Rt.COMPLEX, name, "(" + CX + CX + ")" + CX, value(b.x()), value(b.y()));
            return Constants.isComplex64(b.type()) ? call(Rt.COMPLEX, "round", "(" + CX + ")" + CX, v) : v;
        }
        if (r.kind() == Kind.STRING) {
            return concat(List.of(b.x(), b.y()));
        }
        var x = value(b.x());
        var y = value(b.y());
        if (r.kind() == Kind.INT64 && f.narrowing.isInt(b)) {
            var narrow = Arithmetic.inInt(b.op(), x, y);
            if (narrow != null) {
                return narrow;
            }
        }
        return Arithmetic.binary(r.kind(), b.op(), x, y);
    }

    private static boolean isNil(Expr e) {
        return e instanceof Expr.Zero && Types.hasNil(e.type());
    }

    private Value comparison(Expr.Binary b) {
        var x = b.x();
        var y = b.y();
        if (isNil(x) && !isNil(y)) {
            x = b.y();
            y = b.x();
        }
        var k = repr(x).kind();
        boolean eq = b.op() == BinaryOp.EQ;
        if (isNil(y)) {
            if (x instanceof Expr.ToIface t && IrTypes.isBoxed(t.x().type())) {
                var pre = new ArrayList<Code>();
                Jvm.temp(pre, value(t.x()));
                return Jvm.seq(pre, new Value.BoolConst(!eq));
            }
            Value v = k == Kind.SLICE ? f.slices.arrayOf(x) : value(x);
            return new Value.Compare(eq ? Rel.EQ : Rel.NE, v, Jvm.NULL);
        }
        Value same;
        switch (k) {
            case BOOL, INT8, INT16, INT32, INT64, UINT8, UINT16, UINT32, UINT64, FLOAT32, FLOAT64 -> {
                return Arithmetic.compareNumbers(k, b.op(), value(x), value(y));
            }
            case STRING -> {
                if (b.op() != BinaryOp.EQ && b.op() != BinaryOp.NE) {
                    return new Value.Compare(Arithmetic.rel(b.op()), call(Rt.GO_STRING, "compare", "(" + STR + STR + ")I", value(x), value(y)), i(0));
                }
                same = isEmptyString(y) ? emptyString(x) : isEmptyString(x) ? emptyString(y) : stringEquals(value(x), value(y));
            }
            case STRUCT_POINTER, MAP, CHAN, FUNC -> {
                return new Value.Compare(eq ? Rel.EQ : Rel.NE, value(x), value(y));
            }
            case IFACE -> same = f.ifaces.equal(x, y);
            default -> same = equal(k, x.type(), compared(x), compared(y));
        }
        return eq ? same : new Value.Not(same);
    }

    /// An operand that is only looked at: `T{}` needs no object of its own.
    Value compared(Expr e) {
        boolean zero = repr(e).isAggregate() && switch (e) {
            case Expr.Zero _ -> true;
            case Expr.StructLit s -> s.fields().stream().allMatch(java.util.Objects::isNull);
            case Expr.ArrayLit a -> a.entries().isEmpty();
            default -> false;
        };
        return zero ? f.pkg.zeroes.of(e.type()) : value(e);
    }

    private static boolean isEmptyString(Expr e) {
        return e instanceof Expr.Const c && c.value().byteString().isEmpty() || e instanceof Expr.Zero;
    }

    private Value emptyString(Expr e) {
        return new Value.Compare(Rel.EQ, field(Rt.GO_STRING, "len", JvmType.INT, value(e)), i(0));
    }

    Value stringEquals(Value x, Value y) {
        return call(Rt.GO_STRING, "eq", "(" + STR + STR + ")Z", x, y);
    }

    Value equal(Kind k, Type t, Value x, Value y) {
        return equal(f.pkg, k, t, x, y);
    }

    /// Go's == on values of one type.
    static Value equal(PackageContext pkg, Kind k, Type t, Value x, Value y) {
        return switch (k) {
            case STRING -> call(Rt.GO_STRING, "eq", "(" + STR + STR + ")Z", x, y);
            case COMPLEX -> call(Rt.COMPLEX, "eq", "(" + CX + CX + ")Z", x, y);
            case STRUCT -> Jvm.virtual(pkg.shapeClass(t), "eq", "(L" + Rt.STRUCT + ";)Z", x, y);
            case ARRAY -> Jvm.virtual(Rt.GO_TYPE, "equal", "(" + OBJ + OBJ + ")Z", pkg.descriptor(t), x, y);
            case POINTER, ARRAY_POINTER, UNSAFE_POINTER -> call(Rt.PTR, "same", "(" + OBJ + OBJ + ")Z", x, y);
            case IFACE -> call(Rt.IFACES, "eq", "(" + OBJ + OBJ + ")Z", x, y);
            default -> new Value.Compare(Rel.EQ, x, y);
        };
    }

    private Value concat(List<Expr> parts) {
        var vs = parts.stream().map(this::value).toList();
        if (vs.size() == 1) {
            return vs.get(0);
        }
        if (vs.size() == 2) {
            return call(Rt.GO_STRING, "concat", "(" + STR + STR + ")" + STR, vs.get(0), vs.get(1));
        }
        if (vs.size() == 3) {
            return call(Rt.GO_STRING, "concat3", "(" + STR + STR + STR + ")" + STR, vs.get(0), vs.get(1), vs.get(2));
        }
        return call(Rt.GO_STRING, "concatN", "([" + OBJ + ")" + STR, objects(vs));
    }

    /// A new Object[] with these elements.
    Value objects(List<Value> vs) {
        var pre = new ArrayList<Code>();
        var temps = vs.stream().map(v -> Jvm.temp(pre, v)).toList();
        var a = Jvm.slot(pre, new Value.NewArray(JvmType.OBJECTS, i(vs.size())));
        for (int k = 0; k < temps.size(); k++) {
            pre.add(new Code.ArraySet('L', load(a), i(k), temps.get(k)));
        }
        return Jvm.seq(pre, load(a));
    }

    private Value minMax(Expr.MinMax m) {
        var k = repr(m).kind();
        Value acc = value(m.args().get(0));
        for (int n = 1; n < m.args().size(); n++) {
            Value y = value(m.args().get(n));
            String name = m.max() ? "max" : "min";
            switch (k) {
                case FLOAT32, FLOAT64 -> {
                    char c = acc.type().kind();
                    acc = call(Rt.NUMBERS, name, "(" + c + c + ")" + c, acc, y);
                }
                case INT64, INT32, INT16, INT8, UINT8, UINT16 -> {
                    char c = acc.type().kind();
                    acc = call("java/lang/Math", name, "(" + c + c + ")" + c, acc, y);
                }
                default -> {
                    var pre = new ArrayList<Code>();
                    Value a = Jvm.temp(pre, acc), b = Jvm.temp(pre, y);
                    Value cmp = switch (k) {
                        case STRING -> new Value.Compare(m.max() ? Rel.GE : Rel.LE, call(Rt.GO_STRING, "compare", "(" + STR + STR + ")I", a, b), i(0));
                        default -> Arithmetic.compareNumbers(k, m.max() ? BinaryOp.GE : BinaryOp.LE, a, b);
                    };
                    acc = Jvm.seq(pre, new Value.Choose(a.type(), cmp, a, b));
                }
            }
        }
        return acc;
    }

    private Value complex(Expr.MakeComplex m) {
        return make(Rt.COMPLEX, "(DD)V", toDouble(m.re()), toDouble(m.im()));
    }

    private Value toDouble(Expr e) {
        var v = value(e);
        return v.type().kind() == 'F' ? new Value.Convert('D', v) : v;
    }

    private Value part(Type t, String name, Expr x) {
        var v = field(Rt.COMPLEX, name, JvmType.DOUBLE, value(x));
        return f.repr.of(t).kind() == Kind.FLOAT32 ? new Value.Convert('F', v) : v;
    }

    // ---- strings, lengths

    private Value stringSlice(Expr.SliceOp s) {
        var x = value(s.x());
        if (s.hi() == null) {
            if (isUnsigned64(s.lo())) {
                var pre = new ArrayList<Code>();
                var str = Jvm.temp(pre, x);
                return Jvm.seq(pre, call(Rt.GO_STRING, "sliceU", "(" + STR + "JZJZ)" + STR, str, asLong(s.lo()), new Value.BoolConst(true),
                        new Value.Convert('J', field(Rt.GO_STRING, "len", JvmType.INT, str)), new Value.BoolConst(false)));
            }
            return s.lo() == null ? x : call(Rt.GO_STRING, "sliceFrom", "(" + STR + "J)" + STR, x, asLong(s.lo()));
        }
        if (isUnsigned64(s.lo()) || isUnsigned64(s.hi())) {
            return call(Rt.GO_STRING, "sliceU", "(" + STR + "JZJZ)" + STR, x, s.lo() == null ? j(0) : asLong(s.lo()), new Value.BoolConst(isUnsigned64(s.lo())),
                    asLong(s.hi()), new Value.BoolConst(isUnsigned64(s.hi())));
        }
        return call(Rt.GO_STRING, "slice", "(" + STR + "JJ)" + STR, x, s.lo() == null ? j(0) : asLong(s.lo()), asLong(s.hi()));
    }

    /// Whether a panic about this bound must print it without sign.
    boolean isUnsigned64(Expr e) {
        return e != null && !(e instanceof Expr.Const) && repr(e).kind() == Kind.UINT64;
    }

    /// An index or length of any integer type as long.
    Value asLong(Expr e) {
        return Arithmetic.toLong(repr(e).kind(), value(e));
    }

    private Value length(Expr x, boolean cap) {
        return switch (x.type().underlying()) {
            case Array a -> {
                // what is no constant contains a call (spec: Length and capacity), whose value is looked at
                var pre = new ArrayList<Code>();
                if (!(x instanceof Expr.LocalRef) && !(x instanceof Expr.GlobalRef)) {
                    pre.add(new Code.Eval(value(x)));
                }
                yield Jvm.seq(pre, j(a.len()));
            }
            case Pointer p when p.elem().underlying() instanceof Array a -> {
                var pre = new ArrayList<Code>();
                if (!(x instanceof Expr.LocalRef)) {
                    pre.add(new Code.Eval(value(x)));
                }
                yield Jvm.seq(pre, j(a.len()));
            }
            default -> switch (repr(x).kind()) {
                case STRING -> new Value.Convert('J', field(Rt.GO_STRING, "len", JvmType.INT, value(x)));
                case SLICE -> {
                    var q = f.slices.quad(x);
                    yield Jvm.seq(q.pre(), Jvm.i2l(cap ? q.cap() : q.len()));
                }
                case MAP -> f.calls.runtime(jopher.abi.RuntimeSymbol.MAPLEN, List.of(value(x)));
                case CHAN -> f.calls.runtime(cap ? jopher.abi.RuntimeSymbol.CHANCAP : jopher.abi.RuntimeSymbol.CHANLEN, List.of(value(x)));
                default -> throw f.bug(x.pos(), "len of " + x.type());
            };
        };
    }

    // ---- conversions

    private Value conv(Expr.Conv c) {
        var to = repr(c);
        var from = repr(c.x());
        return switch (c.kind()) {
            case NOP -> nop(c, from, to);
            case NUMERIC -> {
                if (to.kind() == Kind.COMPLEX) {
                    var v = value(c.x());
                    yield Constants.isComplex64(c.type()) && !Constants.isComplex64(c.x().type()) ? call(Rt.COMPLEX, "round", "(" + CX + ")" + CX, v) : v;
                }
                yield f.pkg.saturates && to.kind().isInteger() && !from.kind().isInteger() ? Arithmetic.saturate(from.kind(), to.kind(), value(c.x()))
                        : Arithmetic.convert(from.kind(), to.kind(), value(c.x()));
            }
            case INT_TO_STRING -> call(Rt.GO_STRING, "fromRune", "(J)" + STR, asLong(c.x()));
            case BYTES_TO_STRING -> {
                var q = f.slices.quad(c.x());
                yield q.header() != null ? Jvm.seq(q.pre(), call(Rt.GO_STRING, "fromBytes", "(" + SL + ")" + STR, q.header()))
                        : Jvm.seq(q.pre(), call(Rt.GO_STRING, "fromByteArray", "([BII)" + STR, q.array(), q.off(), q.len()));
            }
            case BYTES_VIEW -> {
                var q = f.slices.quad(c.x());
                yield q.header() != null ? Jvm.seq(q.pre(), call(Rt.GO_STRING, "view", "(" + SL + ")" + STR, q.header()))
                        : Jvm.seq(q.pre(), call(Rt.GO_STRING, "viewOf", "([BII)" + STR, q.array(), q.off(), q.len()));
            }
            case RUNES_TO_STRING -> call(Rt.GO_STRING, "fromRunes", "(" + SL + ")" + STR, value(c.x()));
            case STRING_TO_BYTES -> call(Rt.GO_STRING, c.x() instanceof Expr.Const ? "constantBytes" : "toBytes", "(" + STR + ")" + SL, value(c.x()));
            case STRING_TO_RUNES -> call(Rt.GO_STRING, c.x() instanceof Expr.Const ? "constantRunes" : "toRunes", "(" + STR + ")" + SL, value(c.x()));
            case SLICE_TO_ARRAY -> cast(to.type(), call(Rt.R + "slices/SliceOps", "toArray", "(" + SL + "J" + GT + ")" + OBJ, value(c.x()),
                    j(((Array) c.type().underlying()).len()), f.pkg.descriptor(c.type())));
            case SLICE_TO_ARRAY_POINTER -> call(Rt.R + "slices/SliceOps", "toArrayPointer", "(" + SL + "J)" + OBJ, value(c.x()),
                    j(((Array) ((Pointer) c.type().underlying()).elem().underlying()).len()));
            case UNSAFE -> f.calls.unsafeConv(c, from, to);
        };
    }

    /// Same underlying types: only a struct changes its class.
    private Value nop(Expr.Conv c, Repr from, Repr to) {
        var v = value(c.x());
        if (to.kind() == Kind.STRUCT) {
            return sameClass(c.type(), c.x().type()) ? v : copy(v, c.type());
        }
        return cast(to.type(), v);
    }

    private Value bitCast(Expr.BitCast b) {
        var from = repr(b.x());
        var to = repr(b);
        var v = value(b.x());
        String pair = "" + from.stack() + to.stack();
        return switch (pair) {
            case "FI" -> call("java/lang/Float", "floatToRawIntBits", "(F)I", v);
            case "IF" -> call("java/lang/Float", "intBitsToFloat", "(I)F", v);
            case "DJ" -> call("java/lang/Double", "doubleToRawLongBits", "(D)J", v);
            case "JD" -> call("java/lang/Double", "longBitsToDouble", "(J)D", v);
            case "II" -> Arithmetic.narrow(to.kind(), v);
            case "JJ", "FF", "DD" -> v;
            default -> throw f.bug(b.pos(), "bit cast " + pair);
        };
    }

    // ---- struct literals

    /// A value for a blank field is evaluated and forgotten, as in gc: the field stays zero.
    private Value structLit(Expr.StructLit s) {
        var st = (Struct) s.type().underlying();
        var blank = new ArrayList<Integer>();
        for (int n = 0; n < st.numFields(); n++) {
            if (st.field(n).name().equals("_") && s.fields().get(n) != null) {
                blank.add(n);
            }
        }
        if (!blank.isEmpty()) {
            var pre = new ArrayList<Code>();
            var fields = new ArrayList<>(s.fields());
            blank.stream().filter(n -> !(fields.get(n) instanceof Expr.Const)).forEach(n -> pre.add(new Code.Eval(value(fields.get(n)))));
            blank.forEach(n -> fields.set(n, null));
            return Jvm.seq(pre, structLit(new Expr.StructLit(s.pos(), s.type(), fields, null)));
        }
        String c = f.pkg.structClass(s.type());
        if (s.fields().stream().allMatch(x -> x == null)) {
            return zeroStruct(f.pkg, s.type());
        }
        if (StructClasses.fullConstructorSlots(f.pkg, st) <= StructClasses.MAX_CONSTRUCTOR_SLOTS) {
            var args = new ArrayList<Value>();
            for (int n = 0; n < st.numFields(); n++) {
                var t = st.field(n).type();
                var x = s.fields().get(n);
                if (f.repr.of(t).isSlice()) {
                    args.add(x == null ? Jvm.global(Rt.SLICE, "NIL", Rt.T_SLICE) : value(x));
                } else {
                    args.add(x == null ? zero(t) : owned(x));
                }
            }
            return new Value.New(c, StructClasses.fullConstructorDesc(f.pkg, st), args);
        }
        var pre = new ArrayList<Code>();
        var values = new ArrayList<Value>();
        for (var x : s.fields()) {
            values.add(x == null ? null : Jvm.temp(pre, value(x)));
        }
        var o = Jvm.slot(pre, make(c, "()V"));
        for (int n = 0; n < st.numFields(); n++) {
            if (values.get(n) != null) {
                StructClasses.putField(f.pkg, pre, s.type(), n, load(o), values.get(n));
            }
        }
        return Jvm.seq(pre, load(o));
    }

    static String fieldName(Struct s, int index) {
        return Names.field(s.field(index).name(), index);
    }
}
