package jopher.compiler.types.constant;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// The short decimal form of float constants that messages show: 6 digits, more if an integer would be shown for a non-integer.
final class FloatText {
    private FloatText() {}

    static String of(BigFloat f) {
        double x = f.doubleValue();
        if ((f.signum() == 0) == (x == 0) && !Double.isInfinite(x)) {
            String s = general(new BigDecimal(x).round(new MathContext(6, RoundingMode.HALF_EVEN)));
            if (!f.isInt() && s.indexOf('.') < 0) {
                s = general(new BigDecimal(Double.toString(x)));
            }
            return s;
        }
        // Out of float64's range: f = m·2^e with 0.5 ≤ |m| < 1, shown as m·10^d.
        long e = f.binaryExponent();
        double m = Rounding.toDouble(f.mant, f.exp - e);
        double d = (double) e * (Math.log(2) / Math.log(10));
        long k = (long) d;
        m *= Math.pow(10, d - k);
        double am = Math.abs(m);
        if (am < 1 - 0.5e-6) {
            m *= 10;
            k--;
        } else if (am >= 10) {
            m /= 10;
            k++;
        }
        return general(new BigDecimal(m).round(new MathContext(6, RoundingMode.HALF_EVEN))) + "e" + (k < 0 ? "" : "+") + k;
    }

    /// C's %g with trailing zeros removed; exponent form from 10^6 on.
    private static String general(BigDecimal x) {
        if (x.signum() == 0) {
            return "0";
        }
        x = x.stripTrailingZeros();
        String digits = x.unscaledValue().abs().toString();
        int exp = digits.length() - 1 - x.scale();
        var b = new StringBuilder(x.signum() < 0 ? "-" : "");
        if (exp < -4 || exp >= 6) {
            b.append(digits.charAt(0));
            if (digits.length() > 1) {
                b.append('.').append(digits, 1, digits.length());
            }
            b.append('e').append(exp < 0 ? '-' : '+');
            int a = Math.abs(exp);
            return b.append(a < 10 ? "0" : "").append(a).toString();
        }
        return b.append(x.abs().toPlainString()).toString();
    }
}
