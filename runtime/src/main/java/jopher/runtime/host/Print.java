package jopher.runtime.host;

import jopher.abi.CompilerEntry;
import jopher.runtime.G;
import jopher.runtime.complex.Complex;
import jopher.runtime.ifaces.BoxD;
import jopher.runtime.ifaces.BoxF;
import jopher.runtime.ifaces.BoxI;
import jopher.runtime.ifaces.BoxJ;
import jopher.runtime.ifaces.BoxL;
import jopher.runtime.ifaces.Ifaces;
import jopher.runtime.pointers.Addresses;
import jopher.runtime.slices.Slice;
import jopher.runtime.strings.GoString;

import jopher.runtime.types.GoType;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/// The builtins print and println: the compiler turns a call into `printlock`, one call per operand (with `printsp` and
/// `printnl` for println), `printunlock`. Formats: Go 1.26 `runtime/print.go` (floats in shortest form).
public final class Print {
    private Print() {
    }

    private static StringBuilder buffer(G g) {
        return (StringBuilder) g.print;
    }

    @CompilerEntry
    public static void printlock(G g) {
        g.print = new StringBuilder();
    }

    @CompilerEntry
    public static void printunlock(G g) {
        Stderr.writeLatin1(buffer(g));
        g.print = null;
    }

    @CompilerEntry
    public static void printsp(G g) {
        buffer(g).append(' ');
    }

    @CompilerEntry
    public static void printnl(G g) {
        buffer(g).append('\n');
    }

    @CompilerEntry
    public static void printbool(G g, boolean v) {
        buffer(g).append(v);
    }

    /// Every signed integer type.
    @CompilerEntry
    public static void printint(G g, long v) {
        buffer(g).append(v);
    }

    /// Every unsigned integer type, zero-extended.
    @CompilerEntry
    public static void printuint(G g, long v) {
        buffer(g).append(Long.toUnsignedString(v));
    }

    /// `runtime.hex`, and pointers by their number.
    @CompilerEntry
    public static void printhex(G g, long v) {
        buffer(g).append("0x").append(Long.toHexString(v));
    }

    @CompilerEntry
    public static void printfloat(G g, double v) {
        buffer(g).append(formatFloat(v));
    }

    @CompilerEntry
    public static void printfloat32(G g, float v) {
        buffer(g).append(formatFloat(v));
    }

    @CompilerEntry
    public static void printcomplex(G g, Complex c) {
        buffer(g).append(formatComplex(c.re, c.im));
    }

    @CompilerEntry
    public static void printstring(G g, GoString s) {
        buffer(g).append(new String(s.a, s.off, s.len, StandardCharsets.ISO_8859_1));
    }

    /// Pointers, maps, chans, funcs, unsafe.Pointer: any number that identifies the object.
    @CompilerEntry
    public static void printpointer(G g, Object p) {
        printhex(g, address(p));
    }

    /// Interface values: (type, data).
    @CompilerEntry
    public static void printiface(G g, Object v) {
        StringBuilder b = buffer(g);
        b.append("(0x").append(Long.toHexString(v == null ? 0 : address(v.getClass()))).append(",0x")
                .append(Long.toHexString(address(v))).append(')');
    }

    @CompilerEntry
    public static void printslice(G g, Slice s) {
        buffer(g).append('[').append(s.len).append('/').append(s.cap).append("]0x").append(Long.toHexString(address(s.a)));
    }

    private static long address(Object p) {
        return Addresses.of(p);
    }

    // ---- formats ----

    static String formatComplex(double re, double im) {
        String i = formatFloat(im);
        return "(" + formatFloat(re) + (i.charAt(0) == '+' || i.charAt(0) == '-' ? "" : "+") + i + "i)";
    }

    /// strconv.AppendFloat(v, 'g', -1, 64)
    public static String formatFloat(double v) {
        if (v != v || Double.isInfinite(v) || v == 0) {
            return special(v);
        }
        double a = Math.abs(v);
        String one = oneDigit(Double.toString(a));
        return shortest(one != null && Double.parseDouble(one) == a ? one : Double.toString(a), v < 0);
    }

    /// strconv.AppendFloat(v, 'g', -1, 32)
    public static String formatFloat(float v) {
        if (v != v || Float.isInfinite(v) || v == 0) {
            return special(v);
        }
        float a = Math.abs(v);
        String one = oneDigit(Float.toString(a));
        return shortest(one != null && Float.parseFloat(one) == a ? one : Float.toString(a), v < 0);
    }

    /// Java writes two digits at least; where one would do it may have chosen others: 4.9E-324 is 5e-324.
    private static String oneDigit(String java) {
        BigDecimal d = new BigDecimal(java).stripTrailingZeros();
        return d.precision() == 2 ? d.round(new java.math.MathContext(1)).toString() : null;
    }

    private static String special(double v) {
        return v != v ? "NaN" : v > 0 ? "+Inf" : v < 0 ? "-Inf" : 1 / v < 0 ? "-0" : "0";
    }

    /// Java's shortest digits (JDK 19 on), laid out as %g: exponent form below 1e-4 and from 1e6 on (strconv, shortest).
    private static String shortest(String java, boolean negative) {
        BigDecimal d = new BigDecimal(java).stripTrailingZeros();
        String digits = d.unscaledValue().toString();
        int exp = digits.length() - d.scale() - 1;
        StringBuilder out = new StringBuilder(negative ? "-" : "");
        if (exp < -4 || exp >= 6) {
            out.append(digits.charAt(0));
            if (digits.length() > 1) {
                out.append('.').append(digits, 1, digits.length());
            }
            int e = Math.abs(exp);
            return out.append('e').append(exp < 0 ? '-' : '+').append(e < 10 ? "0" : "").append(e).toString();
        }
        if (exp < 0) {
            return out.append("0.").append("0".repeat(-exp - 1)).append(digits).toString();
        }
        if (digits.length() <= exp + 1) {
            return out.append(digits).append("0".repeat(exp + 1 - digits.length())).toString();
        }
        return out.append(digits, 0, exp + 1).append('.').append(digits, exp + 1, digits.length()).toString();
    }

    // ---- panic values ----

    /// `printpanicval` without Error and String methods.
    public static void panicValue(StringBuilder out, Object v) {
        switch (v) {
            case null -> out.append("nil");
            case GoString s -> out.append(new String(s.a, s.off, s.len, StandardCharsets.ISO_8859_1).replace("\n", "\n\t"));
            case jopher.runtime.panics.Fault f -> out.append(f.text);
            default -> typed(out, v);
        }
    }

    private static void typed(StringBuilder out, Object v) {
        GoType t = Ifaces.typeOf(v);
        String open = t.isDefined() ? t + "(" : "";
        String close = t.isDefined() ? ")" : "";
        switch (t.kind()) {
            case BOOL -> out.append(open).append(((BoxI) v).v != 0).append(close);
            case INT8, INT16, INT32 -> out.append(open).append(((BoxI) v).v).append(close);
            case UINT8 -> out.append(open).append(((BoxI) v).v & 0xFF).append(close);
            case UINT16 -> out.append(open).append(((BoxI) v).v & 0xFFFF).append(close);
            case UINT32 -> out.append(open).append(Integer.toUnsignedString(((BoxI) v).v)).append(close);
            case INT, INT64 -> out.append(open).append(((BoxJ) v).v).append(close);
            case UINT, UINT64, UINTPTR -> out.append(open).append(Long.toUnsignedString(((BoxJ) v).v)).append(close);
            case FLOAT32 -> out.append(open).append(formatFloat(((BoxF) v).v)).append(close);
            case FLOAT64 -> out.append(open).append(formatFloat(((BoxD) v).v)).append(close);
            case COMPLEX64, COMPLEX128 -> {
                Complex c = (Complex) ((BoxL) v).v;
                out.append(t.isDefined() ? t.toString() : "").append(formatComplex(c.re, c.im));
            }
            case STRING -> out.append(open).append('"').append(latin1((GoString) ((BoxL) v).v).replace("\n", "\n\t"))
                    .append('"').append(close);
            default -> out.append('(').append(t).append(") 0x").append(Long.toHexString(address(v)));
        }
    }

    private static String latin1(GoString s) {
        return new String(s.a, s.off, s.len, StandardCharsets.ISO_8859_1);
    }

    public static String typeName(Object v) {
        return v == null ? "nil" : Ifaces.typeOf(v).toString();
    }
}
