package jopher.compiler.types.constant;

import java.math.BigInteger;
import jopher.compiler.syntax.LitKind;

/// Values of literals (spec: Lexical elements). The scanner has checked their syntax; what it let through is unknown.
final class Literals {
    private Literals() {}

    static Constant parse(String lit, LitKind kind) {
        try {
            return switch (kind) {
                case INT -> integer(lit);
                case FLOAT -> number(lit);
                case IMAG -> Constant.makeImag(number(lit.substring(0, lit.length() - 1)));
                case RUNE -> {
                    int[] at = {0};
                    String s = lit.substring(1, lit.length() - 1);
                    int c = s.isEmpty() ? -1 : GoString.unquoteChar(s, at, '\'');
                    yield c < 0 || at[0] != s.length() ? Constant.unknown() : Constant.of(c);
                }
                case STRING -> {
                    String s = GoString.unquote(lit);
                    yield s == null ? Constant.unknown() : Constant.makeByteString(s);
                }
            };
        } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
            return Constant.unknown();
        }
    }

    private static int base(String s) {
        if (s.length() > 1 && s.charAt(0) == '0') {
            return switch (s.charAt(1)) {
                case 'x', 'X' -> 16;
                case 'b', 'B' -> 2;
                case 'o', 'O' -> 8;
                default -> 10;
            };
        }
        return 10;
    }

    private static Constant integer(String lit) {
        String s = lit.replace("_", "");
        int base = base(s);
        if (base != 10) {
            return Constant.of(new BigInteger(s.substring(2), base));
        }
        return Constant.of(s.length() > 1 && s.charAt(0) == '0' ? new BigInteger(s, 8) : new BigInteger(s));
    }

    /// A float literal, or the number before `i` in an imaginary literal (where a leading 0 does not mean octal).
    private static Constant number(String lit) {
        String s = lit.replace("_", "");
        int base = base(s);
        if (base != 10) {
            s = s.substring(2);
        }
        int e = -1;
        for (int i = 0; i < s.length() && e < 0; i++) {
            char c = s.charAt(i);
            if (c == 'p' || c == 'P' || base == 10 && (c == 'e' || c == 'E')) {
                e = i;
            }
        }
        long exp = 0;
        boolean binaryExp = base != 10;
        if (e >= 0) {
            String x = s.substring(e + 1);
            if (x.length() > 12) {
                // exponents beyond any range: the sign decides
                exp = x.charAt(0) == '-' ? -10_000_000_000L : 10_000_000_000L;
            } else {
                exp = Long.parseLong(x.startsWith("+") ? x.substring(1) : x);
            }
            binaryExp = s.charAt(e) == 'p' || s.charAt(e) == 'P';
            s = s.substring(0, e);
        }
        int point = s.indexOf('.');
        int fraction = 0;
        if (point >= 0) {
            fraction = s.length() - point - 1;
            s = s.substring(0, point) + s.substring(point + 1);
        }
        var mant = new BigInteger(s.isEmpty() ? "0" : s, base);
        if (mant.signum() == 0) {
            return new Constant.Rat(BigInteger.ZERO, BigInteger.ONE);
        }
        if (binaryExp) {
            int bits = base == 16 ? 4 : base == 8 ? 3 : 1;
            return make(BigFloat.of(mant, exp - (long) fraction * bits), mant, 2, exp - (long) fraction * bits);
        }
        exp -= fraction;
        if (Math.abs(exp) > 2_000_000_000L) {
            return exp > 0 ? Constant.unknown() : new Constant.Rat(BigInteger.ZERO, BigInteger.ONE);
        }
        return make(BigFloat.scaled(mant, 10, exp), mant, 10, exp);
    }

    private static Constant make(BigFloat f, BigInteger mant, int base, long exp) {
        if (f == null) {
            return Constant.unknown();
        }
        if (f.signum() == 0) {
            return new Constant.Rat(BigInteger.ZERO, BigInteger.ONE);
        }
        if (!f.isSmall()) {
            return new Constant.Flo(f);
        }
        var scale = BigInteger.valueOf(base).pow((int) Math.abs(exp));
        return exp >= 0 ? new Constant.Rat(mant.multiply(scale), BigInteger.ONE) : Constant.Rat.of(mant, scale);
    }
}
