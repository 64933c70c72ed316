package jopher.compiler.represent;

import jopher.compiler.represent.Repr.Kind;
import jopher.compiler.represent.code.Value;
import jopher.compiler.types.Basic;
import jopher.compiler.types.Type;
import jopher.compiler.types.constant.Constant;

/// Constants of basic types as JVM constants.
final class Constants {
    private Constants() {}

    /// The integer in its normalised JVM form (uint64: its bits).
    static long integer(Constant c, Kind k) {
        var n = c.toInt();
        long v = n.isUnknown() ? 0 : n.bigInt().longValue();
        return switch (k) {
            case INT8 -> (byte) v;
            case INT16 -> (short) v;
            case INT32, UINT32 -> (int) v;
            case UINT8 -> v & 0xFF;
            case UINT16 -> v & 0xFFFF;
            default -> v;
        };
    }

    static Value of(FunctionTranslator f, Type type, Constant c) {
        Kind k = f.repr.of(type).kind();
        return switch (k) {
            case BOOL -> new Value.BoolConst(c.boolVal());
            case INT8, INT16, INT32, UINT8, UINT16, UINT32 -> Jvm.i((int) integer(c, k));
            case INT64, UINT64 -> Jvm.j(integer(c, k));
            case FLOAT32 -> new Value.FloatConst(c.float32());
            case FLOAT64 -> new Value.DoubleConst(c.float64());
            case STRING -> f.cls.string(c.byteString());
            case COMPLEX -> {
                double re = c.real().float64(), im = c.imag().float64();
                if (isComplex64(type)) {
                    re = c.real().float32();
                    im = c.imag().float32();
                }
                yield f.cls.shared("complex " + Double.doubleToRawLongBits(re) + " " + Double.doubleToRawLongBits(im), Rt.T_COMPLEX,
                        Jvm.make(Rt.COMPLEX, "(DD)V", new Value.DoubleConst(re), new Value.DoubleConst(im)));
            }
            case UNSAFE_POINTER, STRUCT_POINTER, ARRAY_POINTER, POINTER, IFACE, MAP, CHAN, FUNC -> Jvm.NULL;
            default -> throw f.bug(null, "constant of type " + type);
        };
    }

    static boolean isComplex64(Type t) {
        return t.underlying() instanceof Basic b && b.kind() == Basic.Kind.COMPLEX64;
    }
}
