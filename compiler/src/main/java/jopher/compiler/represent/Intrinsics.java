package jopher.compiler.represent;

import static jopher.compiler.represent.Jvm.arith;
import static jopher.compiler.represent.Jvm.call;
import static jopher.compiler.represent.Jvm.i;
import static jopher.compiler.represent.Jvm.i2l;
import static jopher.compiler.represent.Jvm.j;
import static jopher.compiler.represent.Jvm.l2i;
import static jopher.compiler.represent.Jvm.load;

import java.util.ArrayList;
import java.util.List;
import jopher.compiler.ir.FuncSym;
import jopher.compiler.represent.code.Code;
import jopher.compiler.represent.code.JvmType;
import jopher.compiler.represent.code.Op;
import jopher.compiler.represent.code.Value;

/// Functions of the standard library that are one or a few JVM operations (as gc's ssagen/intrinsics.go has them for its machines). Only
/// those whose result is the same bit for bit.
final class Intrinsics {
    private static final String MATH = "java/lang/Math", LONG = "java/lang/Long", INT = "java/lang/Integer";

    private Intrinsics() {}

    private static String key(FuncSym s) {
        return s.pkgPath + "." + s.jvmName;
    }

    /// The value of a call with one result, null if the function is none of ours. `args` without G.
    static Value single(FuncSym s, List<Value> args) {
        if (s.obj == null || !known(s.pkgPath)) {
            return null;
        }
        Value x = args.isEmpty() ? null : args.get(0);
        return switch (key(s)) {
            case "math.Sqrt", "math.sqrt" -> call(MATH, "sqrt", "(D)D", x);
            case "math.Abs" -> call(MATH, "abs", "(D)D", x);
            case "math.Floor", "math.floor" -> call(MATH, "floor", "(D)D", x);
            case "math.Ceil", "math.ceil" -> call(MATH, "ceil", "(D)D", x);
            case "math.RoundToEven" -> call(MATH, "rint", "(D)D", x);
            case "math.FMA" -> call(MATH, "fma", "(DDD)D", args.get(0), args.get(1), args.get(2));
            case "math/bits.LeadingZeros64" -> i2l(call(LONG, "numberOfLeadingZeros", "(J)I", x));
            case "math/bits.LeadingZeros32" -> i2l(call(INT, "numberOfLeadingZeros", "(I)I", x));
            case "math/bits.LeadingZeros" -> i2l(call(LONG, "numberOfLeadingZeros", "(J)I", x));
            case "math/bits.Len64", "math/bits.Len", "internal/runtime/sys.Len64" -> i2l(Jvm.sub(i(64), call(LONG, "numberOfLeadingZeros", "(J)I", x)));
            case "math/bits.Len32", "math/bits.Len16", "math/bits.Len8", "internal/runtime/sys.Len8" ->
                    i2l(Jvm.sub(i(32), call(INT, "numberOfLeadingZeros", "(I)I", x)));
            case "math/bits.TrailingZeros64", "math/bits.TrailingZeros", "internal/runtime/sys.TrailingZeros64" ->
                    i2l(call(LONG, "numberOfTrailingZeros", "(J)I", x));
            case "math/bits.TrailingZeros32", "internal/runtime/sys.TrailingZeros32" -> i2l(call(INT, "numberOfTrailingZeros", "(I)I", x));
            case "math/bits.TrailingZeros16" -> i2l(call(INT, "numberOfTrailingZeros", "(I)I", arith(Op.OR, x, i(1 << 16))));
            case "math/bits.TrailingZeros8", "internal/runtime/sys.TrailingZeros8" -> i2l(call(INT, "numberOfTrailingZeros", "(I)I", arith(Op.OR, x, i(1 << 8))));
            case "math/bits.OnesCount64", "math/bits.OnesCount" -> i2l(call(LONG, "bitCount", "(J)I", x));
            case "math/bits.OnesCount32", "math/bits.OnesCount16", "math/bits.OnesCount8" -> i2l(call(INT, "bitCount", "(I)I", x));
            case "math/bits.RotateLeft64", "math/bits.RotateLeft" -> call(LONG, "rotateLeft", "(JI)J", x, l2i(args.get(1)));
            case "math/bits.RotateLeft32" -> call(INT, "rotateLeft", "(II)I", x, l2i(args.get(1)));
            case "math/bits.Reverse64" -> call(LONG, "reverse", "(J)J", x);
            case "math/bits.Reverse32" -> call(INT, "reverse", "(I)I", x);
            case "math/bits.ReverseBytes64", "internal/runtime/sys.Bswap64" -> call(LONG, "reverseBytes", "(J)J", x);
            case "math/bits.ReverseBytes32", "internal/runtime/sys.Bswap32" -> call(INT, "reverseBytes", "(I)I", x);
            case "crypto/internal/constanttime.boolToUint8" -> new Value.Choose(JvmType.INT, x, i(1), i(0));
            default -> null;
        };
    }

    private static boolean known(String pkg) {
        return switch (pkg) {
            case "math", "math/bits", "internal/runtime/sys", "crypto/internal/constanttime" -> true;
            default -> false;
        };
    }

    /// The values of a call with several results; what has to run before is added to `out`.
    static List<Value> several(FuncSym s, List<Value> args, List<Code> out) {
        if (s.obj == null || !s.pkgPath.equals("math/bits")) {
            return null;
        }
        switch (s.jvmName) {
            case "Mul64", "Mul" -> {
                Value x = Jvm.temp(out, args.get(0)), y = Jvm.temp(out, args.get(1));
                return List.of(load(Jvm.slot(out, call(MATH, "unsignedMultiplyHigh", "(JJ)J", x, y))), load(Jvm.slot(out, arith(Op.MUL, x, y))));
            }
            case "Add64", "Add" -> {
                var in = temps(out, args);
                Value x = in.get(0), y = in.get(1);
                Value sum = load(Jvm.slot(out, arith(Op.ADD, arith(Op.ADD, x, y), in.get(2))));
                // ((x & y) | ((x | y) &^ sum)) >> 63
                Value carry = arith(Op.USHR, arith(Op.OR, arith(Op.AND, x, y), arith(Op.AND, arith(Op.OR, x, y), arith(Op.XOR, sum, j(-1)))), i(63));
                return List.of(sum, load(Jvm.slot(out, carry)));
            }
            case "Sub64", "Sub" -> {
                var in = temps(out, args);
                Value x = in.get(0), y = in.get(1);
                Value diff = load(Jvm.slot(out, arith(Op.SUB, arith(Op.SUB, x, y), in.get(2))));
                // ((^x & y) | (^(x ^ y) & diff)) >> 63
                Value borrow = arith(Op.USHR, arith(Op.OR, arith(Op.AND, arith(Op.XOR, x, j(-1)), y),
                        arith(Op.AND, arith(Op.XOR, arith(Op.XOR, x, y), j(-1)), diff)), i(63));
                return List.of(diff, load(Jvm.slot(out, borrow)));
            }
            default -> {
                return null;
            }
        }
    }

    private static List<Value> temps(List<Code> out, List<Value> args) {
        var r = new ArrayList<Value>();
        for (var a : args) {
            r.add(Jvm.temp(out, a));
        }
        return r;
    }
}
