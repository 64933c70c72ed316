package jopher.runtime.numbers;

import jopher.abi.CompilerEntry;

/// Number conversions that have no JVM instruction. What Go leaves to the implementation is as gc 1.26 does it on amd64:
/// a float outside the integer's range, or NaN, gives the type's smallest value (the processor's "integer indefinite").
public final class Numbers {
    private Numbers() {
    }

    @CompilerEntry
    public static long toInt64(double v) {
        long r = (long) v;
        return r == Long.MAX_VALUE || v != v ? Long.MIN_VALUE : r;
    }

    @CompilerEntry
    public static int toInt32(double v) {
        long r = (long) v;
        return r == (int) r && v == v ? (int) r : Integer.MIN_VALUE;
    }

    @CompilerEntry
    public static long toUint64(double v) {
        return v < 0x1p63 ? toInt64(v) : toInt64(v - 0x1p63) | Long.MIN_VALUE;
    }

    @CompilerEntry
    public static long saturatedUint64(double v) {
        return v < 0x1p63 ? Math.max((long) v, 0) : v < 0x1p64 ? (long) (v - 0x1p63) | Long.MIN_VALUE : v != v ? 0 : -1;
    }

    @CompilerEntry
    public static int saturatedUint32(double v) {
        return (int) Math.clamp((long) v, 0, 0xFFFFFFFFL);
    }

    @CompilerEntry
    public static double uint64ToFloat64(long x) {
        if (x >= 0) {
            return x;
        }
        // halve, keeping the lowest bit sticky for the rounding
        return (double) (x >>> 1 | x & 1) * 2;
    }

    @CompilerEntry
    public static float uint64ToFloat32(long x) {
        if (x >= 0) {
            return x;
        }
        return (float) (x >>> 1 | x & 1) * 2;
    }

    /// min of floats. With a NaN the bits are those that gc's instructions leave on amd64 (MINSD twice and an OR; cmd/compile's AMD64.rules), so
    /// that Signbit answers the same.
    @CompilerEntry
    public static double min(double x, double y) {
        double m = Math.min(x, y);
        return m == m ? m : nan(x, y);
    }

    @CompilerEntry
    public static double max(double x, double y) {
        double m = Math.max(x, y);
        return m == m ? m : -nan(-x, -y);
    }

    @CompilerEntry
    public static float min(float x, float y) {
        float m = Math.min(x, y);
        return m == m ? m : nan(x, y);
    }

    @CompilerEntry
    public static float max(float x, float y) {
        float m = Math.max(x, y);
        return m == m ? m : -nan(-x, -y);
    }

    private static double nan(double x, double y) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(x) | Double.doubleToRawLongBits(y));
    }

    private static float nan(float x, float y) {
        return Float.intBitsToFloat(Float.floatToRawIntBits(x) | Float.floatToRawIntBits(y));
    }
}
