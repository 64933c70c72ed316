package jopher.compiler.represent;

import static jopher.compiler.represent.Jvm.arith;
import static jopher.compiler.represent.Jvm.call;
import static jopher.compiler.represent.Jvm.compare;
import static jopher.compiler.represent.Jvm.i;
import static jopher.compiler.represent.Jvm.j;

import java.util.ArrayList;
import java.util.List;
import jopher.compiler.ir.Expr.BinaryOp;
import jopher.compiler.represent.Repr.Kind;
import jopher.compiler.represent.code.Code;
import jopher.compiler.represent.code.JvmType;
import jopher.compiler.represent.code.Op;
import jopher.compiler.represent.code.Rel;
import jopher.compiler.represent.code.Value;

/// Go's integer and float operators on JVM values (spec: Arithmetic operators, Integer overflow, Conversions between numeric types).
///
/// Invariant: values of narrow integer types are kept normalised (int8/16 sign-extended, uint8/16 zero-extended, uint32 as the int with
/// its bits), so every operation that can leave the range ends in [#narrow].
final class Arithmetic {
    private Arithmetic() {}

    static Value narrow(Kind k, Value v) {
        if (v instanceof Value.IntConst(var c)) {
            return i(switch (k) {
                case INT8 -> (byte) c;
                case INT16 -> (short) c;
                case UINT8 -> c & 0xFF;
                case UINT16 -> c & 0xFFFF;
                default -> c;
            });
        }
        return switch (k) {
            case INT8 -> new Value.Convert('B', v);
            case INT16 -> new Value.Convert('S', v);
            case UINT8 -> arith(Op.AND, v, i(0xFF));
            case UINT16 -> new Value.Convert('C', v);
            default -> v;
        };
    }

    static Value binary(Kind k, BinaryOp op, Value x, Value y) {
        boolean wide = k.bits() == 64;
        return switch (op) {
            case ADD -> narrow(k, arith(Op.ADD, x, y));
            case SUB -> narrow(k, arith(Op.SUB, x, y));
            case MUL -> narrow(k, arith(Op.MUL, x, y));
            case DIV -> {
                if (k.isFloat() || !k.isUnsigned() || k.bits() < 32) {
                    yield narrow(k, arith(Op.DIV, x, y));
                }
                yield wide ? call("java/lang/Long", "divideUnsigned", "(JJ)J", x, y) : call("java/lang/Integer", "divideUnsigned", "(II)I", x, y);
            }
            case REM -> {
                if (!k.isUnsigned() || k.bits() < 32) {
                    yield arith(Op.REM, x, y);
                }
                yield wide ? call("java/lang/Long", "remainderUnsigned", "(JJ)J", x, y) : call("java/lang/Integer", "remainderUnsigned", "(II)I", x, y);
            }
            case AND -> arith(Op.AND, x, y);
            case OR -> arith(Op.OR, x, y);
            case XOR -> arith(Op.XOR, x, y);
            case AND_NOT -> arith(Op.AND, x, complement(y));
            default -> throw new IllegalArgumentException(op.toString());
        };
    }

    /// 64-bit arithmetic in 32 bits, when operands are widened ints and the result is known to be an int; else null.
    static Value inInt(BinaryOp op, Value x, Value y) {
        Value a = narrowed(x), b = narrowed(y);
        if (a == null || b == null) {
            // the mask of `x & mask` alone decides that the result is an int
            if (op == BinaryOp.AND && b instanceof Value.IntConst(var mask) && mask >= 0) {
                return Jvm.i2l(arith(Op.AND, Jvm.l2i(x), b));
            }
            return null;
        }
        Op code = switch (op) {
            case ADD -> Op.ADD;
            case SUB -> Op.SUB;
            case MUL -> Op.MUL;
            case DIV -> Op.DIV;
            case REM -> Op.REM;
            case AND -> Op.AND;
            case OR -> Op.OR;
            case XOR -> Op.XOR;
            default -> null;
        };
        return code == null ? null : Jvm.i2l(arith(code, a, b));
    }

    private static Value complement(Value y) {
        return switch (y) {
            case Value.IntConst(var c) -> i(~c);
            case Value.LongConst(var c) -> j(~c);
            default -> arith(Op.XOR, y, y.type().kind() == 'J' ? j(-1) : i(-1));
        };
    }

    static Value negate(Kind k, Value x) {
        return k.isFloat() ? new Value.Neg(x) : narrow(k, new Value.Neg(x));
    }

    static Value complement(Kind k, Value x) {
        return narrow(k, complement(x));
    }

    // ---- shifts (spec: Operators, "shift operators": no upper limit on the count; negative counts panic)

    /// `max`: the largest value the count can have, -1 if unknown.
    static Value shift(Kind k, boolean left, Value x, Value count, Kind countKind, long max) {
        int bits = k.bits();
        int width = bits == 64 ? 64 : 32;
        Op op = left ? Op.SHL : k.isUnsigned() ? Op.USHR : Op.SHR;
        if (count instanceof Value.IntConst(var c)) {
            return constShift(k, op, x, countKind.isUnsigned() ? c & 0xFFFFFFFFL : c, width);
        }
        if (count instanceof Value.LongConst(var c)) {
            return constShift(k, op, x, c, width);
        }
        if (max >= 0 && max < width) {
            return narrow(k, arith(op, x, Jvm.l2i(asLongOrInt(count))));
        }
        var pre = new ArrayList<Code>();
        Value xs = Jvm.temp(pre, x);
        Value n = Jvm.temp(pre, count);
        boolean longCount = n.type().kind() == 'J';
        if (!countKind.isUnsigned()) {
            pre.add(new Code.If(compare(Rel.LT, n, longCount ? j(0) : i(0)),
                    List.of(new Code.Throw(call(Rt.PANICS, "negativeShift", "()Ljava/lang/RuntimeException;"))), List.of()));
        }
        // n as unsigned below the width?
        Value inRange = longCount ? compare(Rel.EQ, arith(Op.AND, n, j(-width)), j(0)) : compare(Rel.EQ, arith(Op.AND, n, i(-width)), i(0));
        Value n32 = longCount ? new Value.Convert('I', n) : n;
        Value shifted = narrow(k, arith(op, xs, n32));
        Value out;
        if (op == Op.SHR) {
            out = arith(Op.SHR, xs, new Value.Choose(JvmType.INT, inRange, n32, i(width - 1)));
        } else {
            out = new Value.Choose(xs.type(), inRange, shifted, width == 64 ? j(0) : i(0));
        }
        return Jvm.seq(pre, out);
    }

    private static Value asLongOrInt(Value v) {
        return v.type().kind() == 'J' ? v : new Value.Convert('J', v);
    }

    private static Value constShift(Kind k, Op op, Value x, long c, int width) {
        if (c == 0) {
            return x;
        }
        if (c < 0 || c >= width) {
            if (op == Op.SHR) {
                return arith(Op.SHR, x, i(width - 1));
            }
            var pre = new ArrayList<Code>();
            if (!Jvm.isSimple(x)) {
                pre.add(new Code.Eval(x));
            }
            return Jvm.seq(pre, width == 64 ? j(0) : i(0));
        }
        return narrow(k, arith(op, x, i((int) c)));
    }

    // ---- comparison

    static Rel rel(BinaryOp op) {
        return switch (op) {
            case EQ -> Rel.EQ;
            case NE -> Rel.NE;
            case LT -> Rel.LT;
            case LE -> Rel.LE;
            case GT -> Rel.GT;
            case GE -> Rel.GE;
            default -> throw new IllegalArgumentException(op.toString());
        };
    }

    static Value compareNumbers(Kind k, BinaryOp op, Value x, Value y) {
        Rel rel = rel(op);
        if (rel != Rel.EQ && rel != Rel.NE) {
            if (k == Kind.UINT64) {
                return compare(rel, call("java/lang/Long", "compareUnsigned", "(JJ)I", x, y), i(0));
            }
            if (k == Kind.UINT32) {
                return compare(rel, call("java/lang/Integer", "compareUnsigned", "(II)I", x, y), i(0));
            }
        }
        // two widened ints compare as ints: C2 recognises int loops
        if (k == Kind.INT64) {
            Value a = narrowed(x), b = narrowed(y);
            if (a != null && b != null && !(x instanceof Value.LongConst && y instanceof Value.LongConst)) {
                return compare(rel, a, b);
            }
        }
        return compare(rel, x, y);
    }

    /// The int that `v` widens, or null.
    static Value narrowed(Value v) {
        return switch (v) {
            case Value.Convert(var to, var x) when to == 'J' && x.type().kind() == 'I' -> x;
            case Value.LongConst(var c) when c == (int) c -> i((int) c);
            default -> null;
        };
    }

    // ---- conversions

    /// The value as long, by its own signedness.
    static Value toLong(Kind from, Value v) {
        if (from.bits() == 64) {
            return v;
        }
        if (from == Kind.UINT32) {
            return v instanceof Value.IntConst(var c) ? j(c & 0xFFFFFFFFL) : arith(Op.AND, new Value.Convert('J', v), j(0xFFFFFFFFL));
        }
        return Jvm.i2l(v);
    }

    static Value convert(Kind from, Kind to, Value v) {
        if (from == to) {
            return v;
        }
        if (from.isInteger() && to.isInteger()) {
            if (to.bits() == 64) {
                return toLong(from, v);
            }
            Value w = from.bits() == 64 ? Jvm.l2i(v) : v;
            boolean fits = from.bits() < to.bits() && (from.isUnsigned() || !to.isUnsigned());
            return fits ? w : narrow(to, w);
        }
        if (from.isInteger()) { // to float
            if (from == Kind.UINT64) {
                return to == Kind.FLOAT32 ? call(Rt.NUMBERS, "uint64ToFloat32", "(J)F", v) : call(Rt.NUMBERS, "uint64ToFloat64", "(J)D", v);
            }
            Value w = from == Kind.UINT32 ? toLong(from, v) : v;
            return new Value.Convert(to == Kind.FLOAT32 ? 'F' : 'D', w);
        }
        if (to.isFloat()) {
            return new Value.Convert(to == Kind.FLOAT32 ? 'F' : 'D', v);
        }
        // float to integer: what is out of range becomes what gc's code makes of it on amd64, see Numbers
        Value d = from == Kind.FLOAT32 ? new Value.Convert('D', v) : v;
        return switch (to) {
            case INT64 -> call(Rt.NUMBERS, "toInt64", "(D)J", d);
            case UINT64 -> call(Rt.NUMBERS, "toUint64", "(D)J", d);
            case UINT32 -> new Value.Convert('I', call(Rt.NUMBERS, "toInt64", "(D)J", d));
            default -> narrow(to, call(Rt.NUMBERS, "toInt32", "(D)I", d));
        };
    }

    /// Float to integer, the nearest value of 32 and 64 bits for what is out of range (0 for NaN): what the JVM's own instructions do.
    static Value saturate(Kind from, Kind to, Value v) {
        Value d = from == Kind.FLOAT32 ? new Value.Convert('D', v) : v;
        return switch (to) {
            case INT64 -> new Value.Convert('J', d);
            case UINT64 -> call(Rt.NUMBERS, "saturatedUint64", "(D)J", d);
            case UINT32 -> call(Rt.NUMBERS, "saturatedUint32", "(D)I", d);
            default -> narrow(to, new Value.Convert('I', d));
        };
    }
}
