package jopher.runtime.complex;

import jopher.abi.CompilerEntry;

/// An immutable complex number; equality is Go's (NaN is unequal to itself, +0 equals -0).
public final class Complex {
    @CompilerEntry
    public static final Complex ZERO = new Complex(0, 0);
    @CompilerEntry
    public final double re;
    @CompilerEntry
    public final double im;

    @CompilerEntry
    public Complex(double re, double im) {
        this.re = re;
        this.im = im;
    }

    @CompilerEntry
    public static Complex of(double re, double im) {
        return new Complex(re, im);
    }

    @CompilerEntry
    public static Complex add(Complex x, Complex y) {
        return new Complex(x.re + y.re, x.im + y.im);
    }

    @CompilerEntry
    public static Complex sub(Complex x, Complex y) {
        return new Complex(x.re - y.re, x.im - y.im);
    }

    @CompilerEntry
    public static Complex mul(Complex x, Complex y) {
        return new Complex(x.re * y.re - x.im * y.im, x.re * y.im + x.im * y.re);
    }

    @CompilerEntry
    public static Complex neg(Complex x) {
        return new Complex(-x.re, -x.im);
    }

    /// complex128 to complex64.
    @CompilerEntry
    public static Complex round(Complex x) {
        return new Complex((float) x.re, (float) x.im);
    }

    @CompilerEntry
    public static boolean eq(Complex x, Complex y) {
        return x.re == y.re && x.im == y.im;
    }

    /// Division with gc's results for infinities, NaN and zero (Go 1.26 runtime/complex.go): scale by the larger part of the
    /// divisor, then repair results that became NaN though they have a limit.
    @CompilerEntry
    public static Complex div(Complex n, Complex m) {
        double e;
        double f;
        if (Math.abs(m.re) >= Math.abs(m.im)) {
            double ratio = m.im / m.re;
            double denom = m.re + ratio * m.im;
            e = (n.re + n.im * ratio) / denom;
            f = (n.im - n.re * ratio) / denom;
        } else {
            double ratio = m.re / m.im;
            double denom = m.im + ratio * m.re;
            e = (n.re * ratio + n.im) / denom;
            f = (n.im * ratio - n.re) / denom;
        }
        if (e != e && f != f) {
            double a = n.re;
            double b = n.im;
            double c = m.re;
            double d = m.im;
            if (c == 0 && d == 0 && (a == a || b == b)) {
                double infinity = Math.copySign(Double.POSITIVE_INFINITY, c);
                e = infinity * a;
                f = infinity * b;
            } else if ((Double.isInfinite(a) || Double.isInfinite(b)) && Double.isFinite(c) && Double.isFinite(d)) {
                a = unit(a);
                b = unit(b);
                e = Double.POSITIVE_INFINITY * (a * c + b * d);
                f = Double.POSITIVE_INFINITY * (b * c - a * d);
            } else if ((Double.isInfinite(c) || Double.isInfinite(d)) && Double.isFinite(a) && Double.isFinite(b)) {
                c = unit(c);
                d = unit(d);
                e = 0 * (a * c + b * d);
                f = 0 * (b * c - a * d);
            }
        }
        return new Complex(e, f);
    }

    /// Signed 1 for an infinity, signed 0 otherwise.
    private static double unit(double x) {
        return Math.copySign(Double.isInfinite(x) ? 1 : 0, x);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Complex c && eq(this, c);
    }

    @Override
    public int hashCode() {
        return Double.hashCode(re + 0.0) * 31 + Double.hashCode(im + 0.0);
    }

    @Override
    public String toString() {
        return "(" + re + (im < 0 ? "" : "+") + im + "i)";
    }
}
