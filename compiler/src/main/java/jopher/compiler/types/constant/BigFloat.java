package jopher.compiler.types.constant;

import java.math.BigInteger;

/// A binary floating-point number with a mantissa of at most 512 bits, rounded to nearest, ties to even: `mant · 2^exp`.
/// The mantissa is odd or zero. Finite; overflow is null, underflow zero.
public final class BigFloat implements Comparable<BigFloat> {
    static final int PRECISION = 512;
    /// Guard bits of intermediate results of repeated multiplication.
    private static final int GUARD = 64;
    private static final long MAX_EXP = Integer.MAX_VALUE;
    private static final long MIN_EXP = Integer.MIN_VALUE;
    /// Fractions are used for numbers with exponents up to this.
    private static final int SMALL_EXP = 4 << 10;
    static final BigFloat ZERO = new BigFloat(BigInteger.ZERO, 0);

    final BigInteger mant;
    final long exp;

    private BigFloat(BigInteger mant, long exp) {
        this.mant = mant;
        this.exp = exp;
    }

    /// The number rounded to `precision` bits; null if too large.
    private static BigFloat round(BigInteger mant, long exp, int precision) {
        int excess = mant.bitLength() - precision;
        if (mant.signum() < 0) {
            excess = mant.negate().bitLength() - precision;
        }
        if (excess > 0) {
            mant = Rounding.shiftRightHalfEven(mant, excess);
            exp += excess;
        }
        if (mant.signum() == 0) {
            return ZERO;
        }
        int tz = mant.getLowestSetBit();
        if (tz > 0) {
            mant = mant.shiftRight(tz);
            exp += tz;
        }
        long top = exp + mant.bitLength();
        if (top > MAX_EXP) {
            return null;
        }
        return top < MIN_EXP ? ZERO : new BigFloat(mant, exp);
    }

    static BigFloat of(BigInteger x) {
        return round(x, 0, PRECISION);
    }

    public static BigFloat of(BigInteger mant, long exp) {
        return round(mant, exp, PRECISION);
    }

    public BigInteger mantissa() {
        return mant;
    }

    public long exponent() {
        return exp;
    }

    static BigFloat ofDouble(double x) {
        long bits = Double.doubleToRawLongBits(x);
        int e = (int) (bits >> 52) & 0x7FF;
        long m = bits & (1L << 52) - 1;
        if (e == 0) {
            e = 1;
        } else {
            m |= 1L << 52;
        }
        return round(BigInteger.valueOf(x < 0 ? -m : m), e - 1075, PRECISION);
    }

    static BigFloat ofFraction(BigInteger num, BigInteger den) {
        return quotient(num, 0, den, 0, PRECISION);
    }

    private static BigFloat quotient(BigInteger a, long ea, BigInteger b, long eb, int precision) {
        if (a.signum() == 0) {
            return ZERO;
        }
        int shift = Math.max(0, precision + 3 - (a.abs().bitLength() - b.abs().bitLength()));
        var q = Rounding.divideSticky(a.shiftLeft(shift), b);
        return round(q, ea - eb - shift - 1, precision);
    }

    int signum() {
        return mant.signum();
    }

    /// Exponent e with 0.5 ≤ |x|/2^e < 1.
    long binaryExponent() {
        return mant.signum() == 0 ? 0 : exp + mant.abs().bitLength();
    }

    /// Whether the number is of a size for which fractions are used.
    boolean isSmall() {
        long e = binaryExponent();
        return -SMALL_EXP < e && e < SMALL_EXP;
    }

    boolean isInt() {
        return exp >= 0 || mant.signum() == 0;
    }

    /// Exact; only for small numbers.
    Constant.Rat toRat() {
        return exp >= 0 ? new Constant.Rat(mant.shiftLeft((int) exp), BigInteger.ONE)
                : new Constant.Rat(mant, BigInteger.ONE.shiftLeft((int) -exp));
    }

    /// The integer that this number is, or would be if its last 4 bits were rounded off; else null. For small numbers.
    BigInteger nearInteger() {
        if (exp >= 0) {
            return mant.shiftLeft((int) exp);
        }
        var abs = mant.abs();
        int drop = abs.bitLength() - (PRECISION - 4);
        if (drop > 0) {
            var down = abs.shiftRight(drop);
            for (var m : new BigInteger[] {down, down.add(BigInteger.ONE)}) {
                long e = exp + drop;
                if (e >= 0 || m.getLowestSetBit() >= -e) {
                    var i = e >= 0 ? m.shiftLeft((int) e) : m.shiftRight((int) -e);
                    return mant.signum() < 0 ? i.negate() : i;
                }
            }
        }
        return null;
    }

    BigFloat negate() {
        return new BigFloat(mant.negate(), exp);
    }

    /// Null if the result is too large (as for the other operations).
    BigFloat add(BigFloat y) {
        if (mant.signum() == 0) {
            return y;
        }
        if (y.mant.signum() == 0) {
            return this;
        }
        BigFloat big = binaryExponent() >= y.binaryExponent() ? this : y;
        BigFloat small = big == this ? y : this;
        if (big.binaryExponent() - small.binaryExponent() > PRECISION + 8) {
            // the small one matters for the direction of rounding only
            int shift = Math.max(0, PRECISION + 8 - big.mant.abs().bitLength());
            var m = big.mant.shiftLeft(shift + 2).add(BigInteger.valueOf(small.signum()));
            return round(m, big.exp - shift - 2, PRECISION);
        }
        long e = Math.min(exp, y.exp);
        return round(mant.shiftLeft((int) (exp - e)).add(y.mant.shiftLeft((int) (y.exp - e))), e, PRECISION);
    }

    BigFloat multiply(BigFloat y) {
        return round(mant.multiply(y.mant), exp + y.exp, PRECISION);
    }

    BigFloat divide(BigFloat y) {
        return quotient(mant, exp, y.mant, y.exp, PRECISION);
    }

    /// `mant · base^e`, for literals with large exponents; null if too large.
    static BigFloat scaled(BigInteger mant, int base, long e) {
        if (mant.signum() == 0) {
            return ZERO;
        }
        int wide = PRECISION + GUARD;
        BigFloat power = new BigFloat(BigInteger.ONE, 0);
        BigFloat square = round(BigInteger.valueOf(base), 0, wide);
        for (long k = Math.abs(e); k > 0; k >>= 1) {
            if ((k & 1) != 0) {
                power = square == null ? null : round(power.mant.multiply(square.mant), power.exp + square.exp, wide);
                if (power == null) {
                    return e > 0 ? null : ZERO;
                }
            }
            square = square == null ? null : round(square.mant.multiply(square.mant), square.exp + square.exp, wide);
        }
        return e >= 0 ? round(mant.multiply(power.mant), power.exp, PRECISION) : quotient(mant, 0, power.mant, power.exp, PRECISION);
    }

    double doubleValue() {
        return Rounding.toDouble(mant, exp);
    }

    @Override
    public int compareTo(BigFloat y) {
        int s = signum();
        if (s != y.signum()) {
            return Integer.compare(s, y.signum());
        }
        if (s == 0) {
            return 0;
        }
        int c = Long.compare(binaryExponent(), y.binaryExponent());
        if (c != 0) {
            return s > 0 ? c : -c;
        }
        long e = Math.min(exp, y.exp);
        return mant.shiftLeft((int) (exp - e)).compareTo(y.mant.shiftLeft((int) (y.exp - e)));
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof BigFloat f && exp == f.exp && mant.equals(f.mant);
    }

    @Override
    public int hashCode() {
        return mant.hashCode() * 31 + Long.hashCode(exp);
    }

    /// `0x<mantissa>p<exponent>`, exact.
    @Override
    public String toString() {
        if (mant.signum() == 0) {
            return "0";
        }
        return (mant.signum() < 0 ? "-" : "") + "0x" + mant.abs().toString(16) + "p" + (exp >= 0 ? "+" : "") + exp;
    }
}
