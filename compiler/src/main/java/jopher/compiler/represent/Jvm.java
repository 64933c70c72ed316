package jopher.compiler.represent;

import java.util.ArrayList;
import java.util.List;
import jopher.compiler.represent.code.Code;
import jopher.compiler.represent.code.JvmType;
import jopher.compiler.represent.code.Op;
import jopher.compiler.represent.code.Rel;
import jopher.compiler.represent.code.Slot;
import jopher.compiler.represent.code.Value;

/// Short constructors for JVM-level nodes, with the obvious simplifications of constants.
final class Jvm {
    private Jvm() {}

    static final Value NULL = new Value.Null();
    static final Value ZERO = new Value.IntConst(0);
    static final Value TRUE = new Value.BoolConst(true);
    static final Value FALSE = new Value.BoolConst(false);

    static Value i(int v) {
        return new Value.IntConst(v);
    }

    static Value j(long v) {
        return new Value.LongConst(v);
    }

    static Value load(Slot s) {
        return new Value.Load(s);
    }

    static Value call(String owner, String name, String desc, Value... args) {
        return new Value.Invoke(Value.Dispatch.STATIC, owner, name, desc, List.of(args), false);
    }

    static Value virtual(String owner, String name, String desc, Value... args) {
        return new Value.Invoke(Value.Dispatch.VIRTUAL, owner, name, desc, List.of(args), false);
    }

    static Value make(String owner, String desc, Value... args) {
        return new Value.New(owner, desc, List.of(args));
    }

    static Value field(String owner, String name, JvmType type, Value object) {
        return new Value.GetField(owner, name, type, object);
    }

    static Value global(String owner, String name, JvmType type) {
        return new Value.GetStatic(owner, name, type);
    }

    static Value cast(JvmType type, Value x) {
        return !type.isReference() || type.equals(JvmType.OBJECT) || type.equals(x.type()) || x instanceof Value.Null ? x : new Value.Cast(type, x);
    }

    static Value add(Value x, Value y) {
        if (isZero(y)) {
            return x;
        }
        if (isZero(x)) {
            return y;
        }
        if (x instanceof Value.IntConst(var a) && y instanceof Value.IntConst(var b)) {
            return i(a + b);
        }
        return new Value.Arith(Op.ADD, x, y);
    }

    static Value sub(Value x, Value y) {
        if (isZero(y)) {
            return x;
        }
        if (x instanceof Value.IntConst(var a) && y instanceof Value.IntConst(var b)) {
            return i(a - b);
        }
        return new Value.Arith(Op.SUB, x, y);
    }

    static boolean isZero(Value v) {
        return v instanceof Value.IntConst(var c) && c == 0;
    }

    static Value arith(Op op, Value x, Value y) {
        return new Value.Arith(op, x, y);
    }

    static Value compare(Rel rel, Value x, Value y) {
        return new Value.Compare(rel, x, y);
    }

    static Value isNull(Value x) {
        return new Value.Compare(Rel.EQ, x, NULL);
    }

    static Value i2l(Value x) {
        return x instanceof Value.IntConst(var c) ? j(c) : new Value.Convert('J', x);
    }

    static Value l2i(Value x) {
        if (x instanceof Value.LongConst(var c)) {
            return i((int) c);
        }
        if (x instanceof Value.Convert(var to, var y) && to == 'J' && y.type().kind() == 'I') {
            return y;
        }
        return new Value.Convert('I', x);
    }

    static Value seq(List<Code> before, Value v) {
        if (before.isEmpty()) {
            return v;
        }
        if (v instanceof Value.Seq(var inner, var w)) {
            var all = new ArrayList<>(before);
            all.addAll(inner);
            return new Value.Seq(all, w);
        }
        return new Value.Seq(before, v);
    }

    /// Evaluating it twice is harmless and cheap, and nothing between the evaluations can change it except a store to the slot.
    static boolean isSimple(Value v) {
        return switch (v) {
            case Value.Load _, Value.IntConst _, Value.LongConst _, Value.FloatConst _, Value.DoubleConst _, Value.BoolConst _, Value.Null _ -> true;
            case Value.Convert c -> isSimple(c.x());
            default -> false;
        };
    }

    static Value zero(JvmType t) {
        return switch (t.kind()) {
            case 'I' -> t.equals(JvmType.BOOLEAN) ? FALSE : ZERO;
            case 'J' -> j(0);
            case 'F' -> new Value.FloatConst(0);
            case 'D' -> new Value.DoubleConst(0);
            default -> NULL;
        };
    }

    static Value nonNull(Value x) {
        return cast(x.type(), call("java/util/Objects", "requireNonNull", "(Ljava/lang/Object;)Ljava/lang/Object;", x));
    }

    /// Stores and reads back through a fresh slot, unless the value is simple.
    static Value temp(List<Code> out, Value v) {
        if (isSimple(v)) {
            return v;
        }
        var s = new Slot(null, v.type());
        out.add(new Code.Store(s, v));
        return load(s);
    }

    /// Always a fresh slot.
    static Slot slot(List<Code> out, Value v) {
        var s = new Slot(null, v.type());
        out.add(new Code.Store(s, v));
        return s;
    }
}
