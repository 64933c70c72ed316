package jopher.compiler.types.constant;

import java.math.BigInteger;

/// Rounding to nearest, ties to even, of exact numbers.
final class Rounding {
    private Rounding() {}

    /// x / 2^n.
    static BigInteger shiftRightHalfEven(BigInteger x, int n) {
        if (x.signum() < 0) {
            return shiftRightHalfEven(x.negate(), n).negate();
        }
        var q = x.shiftRight(n);
        if (x.testBit(n - 1) && (q.testBit(0) || x.getLowestSetBit() < n - 1)) {
            q = q.add(BigInteger.ONE);
        }
        return q;
    }

    /// 2a/b toward zero, with the last bit set if there is a remainder: rounds like the exact quotient if enough bits are dropped.
    static BigInteger divideSticky(BigInteger a, BigInteger b) {
        var qr = a.abs().divideAndRemainder(b.abs());
        var q = qr[0].shiftLeft(1);
        if (qr[1].signum() != 0) {
            q = q.setBit(0);
        }
        return a.signum() * b.signum() < 0 ? q.negate() : q;
    }

    static double toDouble(Constant x) {
        return switch (x) {
            case Constant.Int i -> i.value().doubleValue();
            case Constant.Flo f -> toDouble(f.value().mant, f.value().exp);
            case Constant.Rat r -> {
                int shift = Math.max(0, 70 - (r.num().abs().bitLength() - r.den().bitLength()));
                yield toDouble(divideSticky(r.num().shiftLeft(shift), r.den()), -shift - 1L);
            }
            case Constant.Complex c when c.im().sign() == 0 -> toDouble(c.re());
            default -> 0;
        };
    }

    static float toFloat(Constant x) {
        return switch (x) {
            case Constant.Int i -> i.value().floatValue();
            case Constant.Flo f -> toFloat(f.value().mant, f.value().exp);
            case Constant.Rat r -> {
                int shift = Math.max(0, 70 - (r.num().abs().bitLength() - r.den().bitLength()));
                yield toFloat(divideSticky(r.num().shiftLeft(shift), r.den()), -shift - 1L);
            }
            case Constant.Complex c when c.im().sign() == 0 -> toFloat(c.re());
            default -> 0;
        };
    }

    /// mant · 2^exp.
    static double toDouble(BigInteger mant, long exp) {
        return round(mant, exp, 53, -1074, 1024);
    }

    static float toFloat(BigInteger mant, long exp) {
        return (float) round(mant, exp, 24, -149, 128);
    }

    private static double round(BigInteger mant, long exp, int precision, int minExp, int maxExp) {
        if (mant.signum() == 0) {
            return 0;
        }
        var m = mant.abs();
        long top = exp + m.bitLength();
        if (top > maxExp) {
            return mant.signum() < 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        if (top < minExp) {
            return mant.signum() < 0 ? -0.0 : 0.0;
        }
        long unit = Math.max(top - precision, minExp); // exponent of the last bit that remains
        if (unit > exp) {
            m = shiftRightHalfEven(m, (int) (unit - exp));
            exp = unit;
        }
        if (exp + m.bitLength() > maxExp) {
            return mant.signum() < 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        // at most 53 bits and within range: exact
        int tz = m.signum() == 0 ? 0 : m.getLowestSetBit();
        double d = Math.scalb((double) m.shiftRight(tz).longValueExact(), (int) exp + tz);
        return mant.signum() < 0 ? -d : d;
    }
}
