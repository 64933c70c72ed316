package jopher.runtime.slices;

import jopher.abi.CompilerEntry;
import jopher.runtime.pointers.Mirrors;
import jopher.runtime.types.GoType;

/// Making, growing and appending for the primitive storage kinds; one group of methods per kind, all alike.
/// `grow` returns a fresh array with offset 0 whose length is the new capacity: compiled code that keeps a slice in four
/// locals continues with `off = 0, cap = array.length`.
public final class Slices {
    private Slices() {
    }

    /// Checks `make`'s sizes as gc does: the length first.
    static int checkMake(long len, long cap, long size) {
        long limit = (1L << 48) / Math.max(size, 1);
        if (cap < 0 || cap > limit || len < 0 || len > cap) {
            throw len < 0 || len > limit ? Bounds.makeLen() : Bounds.makeCap();
        }
        if (cap > Growth.MAX_LENGTH) {
            throw Bounds.text("slice of " + cap + " elements exceeds this implementation's limit of " + Growth.MAX_LENGTH);
        }
        return (int) cap;
    }

    static int check(long i, int len) {
        if (Long.compareUnsigned(i, len) >= 0) {
            throw Bounds.index(i, len);
        }
        return (int) i;
    }

    /// Checks an index, returns it as int.
    @CompilerEntry
    public static int index(long i, int len) {
        return check(i, len);
    }

    // ---- boolean ----

    @CompilerEntry
    public static Slice makeZ(long len, long cap) {
        return new Slice(new boolean[checkMake(len, cap, 1)], 0, (int) len, (int) cap);
    }

    /// For a slice in locals: the array alone, `cap` long.
    @CompilerEntry
    public static boolean[] arrayZ(long len, long cap) {
        return new boolean[checkMake(len, cap, 1)];
    }

    @CompilerEntry
    public static boolean[] growZ(boolean[] a, int off, int len, int cap, long needed) {
        boolean[] r = new boolean[Growth.capacity(needed, cap, 2)];
        if (len > 0) {
            System.arraycopy(a, off, r, 0, len);
        }
        return r;
    }

    @CompilerEntry
    public static Slice appendZ(Slice s, boolean v) {
        boolean[] a = (boolean[]) s.a;
        int len = s.len;
        if (len < s.cap) {
            a[s.off + len] = v;
            if (Mirrors.active) {
                Mirrors.stored(a, s.off + len, 1);
            }
            return new Slice(a, s.off, len + 1, s.cap);
        }
        a = growZ(a, s.off, len, s.cap, len + 1L);
        a[len] = v;
        return new Slice(a, 0, len + 1, a.length);
    }

    // ---- byte ----

    @CompilerEntry
    public static Slice makeB(long len, long cap) {
        return new Slice(new byte[checkMake(len, cap, 1)], 0, (int) len, (int) cap);
    }

    /// For a slice in locals: the array alone, `cap` long.
    @CompilerEntry
    public static byte[] arrayB(long len, long cap) {
        return new byte[checkMake(len, cap, 1)];
    }

    @CompilerEntry
    public static byte[] growB(byte[] a, int off, int len, int cap, long needed) {
        byte[] r = new byte[Growth.capacity(needed, cap, 2)];
        if (len > 0) {
            System.arraycopy(a, off, r, 0, len);
        }
        return r;
    }

    @CompilerEntry
    public static Slice appendB(Slice s, int v) {
        byte[] a = (byte[]) s.a;
        int len = s.len;
        if (len < s.cap) {
            a[s.off + len] = (byte) v;
            if (Mirrors.active) {
                Mirrors.stored(a, s.off + len, 1);
            }
            return new Slice(a, s.off, len + 1, s.cap);
        }
        a = growB(a, s.off, len, s.cap, len + 1L);
        a[len] = (byte) v;
        return new Slice(a, 0, len + 1, a.length);
    }

    // ---- short ----

    @CompilerEntry
    public static Slice makeS(long len, long cap) {
        return new Slice(new short[checkMake(len, cap, 2)], 0, (int) len, (int) cap);
    }

    /// For a slice in locals: the array alone, `cap` long.
    @CompilerEntry
    public static short[] arrayS(long len, long cap) {
        return new short[checkMake(len, cap, 2)];
    }

    @CompilerEntry
    public static short[] growS(short[] a, int off, int len, int cap, long needed) {
        short[] r = new short[Growth.capacity(needed, cap, 4)];
        if (len > 0) {
            System.arraycopy(a, off, r, 0, len);
        }
        return r;
    }

    @CompilerEntry
    public static Slice appendS(Slice s, int v) {
        short[] a = (short[]) s.a;
        int len = s.len;
        if (len < s.cap) {
            a[s.off + len] = (short) v;
            if (Mirrors.active) {
                Mirrors.stored(a, s.off + len, 1);
            }
            return new Slice(a, s.off, len + 1, s.cap);
        }
        a = growS(a, s.off, len, s.cap, len + 1L);
        a[len] = (short) v;
        return new Slice(a, 0, len + 1, a.length);
    }

    // ---- char ----

    @CompilerEntry
    public static Slice makeC(long len, long cap) {
        return new Slice(new char[checkMake(len, cap, 2)], 0, (int) len, (int) cap);
    }

    /// For a slice in locals: the array alone, `cap` long.
    @CompilerEntry
    public static char[] arrayC(long len, long cap) {
        return new char[checkMake(len, cap, 2)];
    }

    @CompilerEntry
    public static char[] growC(char[] a, int off, int len, int cap, long needed) {
        char[] r = new char[Growth.capacity(needed, cap, 4)];
        if (len > 0) {
            System.arraycopy(a, off, r, 0, len);
        }
        return r;
    }

    @CompilerEntry
    public static Slice appendC(Slice s, int v) {
        char[] a = (char[]) s.a;
        int len = s.len;
        if (len < s.cap) {
            a[s.off + len] = (char) v;
            if (Mirrors.active) {
                Mirrors.stored(a, s.off + len, 1);
            }
            return new Slice(a, s.off, len + 1, s.cap);
        }
        a = growC(a, s.off, len, s.cap, len + 1L);
        a[len] = (char) v;
        return new Slice(a, 0, len + 1, a.length);
    }

    // ---- int ----

    @CompilerEntry
    public static Slice makeI(long len, long cap) {
        return new Slice(new int[checkMake(len, cap, 4)], 0, (int) len, (int) cap);
    }

    /// For a slice in locals: the array alone, `cap` long.
    @CompilerEntry
    public static int[] arrayI(long len, long cap) {
        return new int[checkMake(len, cap, 4)];
    }

    @CompilerEntry
    public static int[] growI(int[] a, int off, int len, int cap, long needed) {
        int[] r = new int[Growth.capacity(needed, cap, 8)];
        if (len > 0) {
            System.arraycopy(a, off, r, 0, len);
        }
        return r;
    }

    @CompilerEntry
    public static Slice appendI(Slice s, int v) {
        int[] a = (int[]) s.a;
        int len = s.len;
        if (len < s.cap) {
            a[s.off + len] = v;
            if (Mirrors.active) {
                Mirrors.stored(a, s.off + len, 1);
            }
            return new Slice(a, s.off, len + 1, s.cap);
        }
        a = growI(a, s.off, len, s.cap, len + 1L);
        a[len] = v;
        return new Slice(a, 0, len + 1, a.length);
    }

    // ---- long ----

    @CompilerEntry
    public static Slice makeJ(long len, long cap) {
        return new Slice(new long[checkMake(len, cap, 8)], 0, (int) len, (int) cap);
    }

    /// For a slice in locals: the array alone, `cap` long.
    @CompilerEntry
    public static long[] arrayJ(long len, long cap) {
        return new long[checkMake(len, cap, 8)];
    }

    @CompilerEntry
    public static long[] growJ(long[] a, int off, int len, int cap, long needed) {
        long[] r = new long[Growth.capacity(needed, cap, 16)];
        if (len > 0) {
            System.arraycopy(a, off, r, 0, len);
        }
        return r;
    }

    @CompilerEntry
    public static Slice appendJ(Slice s, long v) {
        long[] a = (long[]) s.a;
        int len = s.len;
        if (len < s.cap) {
            a[s.off + len] = v;
            if (Mirrors.active) {
                Mirrors.stored(a, s.off + len, 1);
            }
            return new Slice(a, s.off, len + 1, s.cap);
        }
        a = growJ(a, s.off, len, s.cap, len + 1L);
        a[len] = v;
        return new Slice(a, 0, len + 1, a.length);
    }

    // ---- float ----

    @CompilerEntry
    public static Slice makeF(long len, long cap) {
        return new Slice(new float[checkMake(len, cap, 4)], 0, (int) len, (int) cap);
    }

    /// For a slice in locals: the array alone, `cap` long.
    @CompilerEntry
    public static float[] arrayF(long len, long cap) {
        return new float[checkMake(len, cap, 4)];
    }

    @CompilerEntry
    public static float[] growF(float[] a, int off, int len, int cap, long needed) {
        float[] r = new float[Growth.capacity(needed, cap, 8)];
        if (len > 0) {
            System.arraycopy(a, off, r, 0, len);
        }
        return r;
    }

    @CompilerEntry
    public static Slice appendF(Slice s, float v) {
        float[] a = (float[]) s.a;
        int len = s.len;
        if (len < s.cap) {
            a[s.off + len] = v;
            if (Mirrors.active) {
                Mirrors.stored(a, s.off + len, 1);
            }
            return new Slice(a, s.off, len + 1, s.cap);
        }
        a = growF(a, s.off, len, s.cap, len + 1L);
        a[len] = v;
        return new Slice(a, 0, len + 1, a.length);
    }

    // ---- double ----

    @CompilerEntry
    public static Slice makeD(long len, long cap) {
        return new Slice(new double[checkMake(len, cap, 8)], 0, (int) len, (int) cap);
    }

    /// For a slice in locals: the array alone, `cap` long.
    @CompilerEntry
    public static double[] arrayD(long len, long cap) {
        return new double[checkMake(len, cap, 8)];
    }

    @CompilerEntry
    public static double[] growD(double[] a, int off, int len, int cap, long needed) {
        double[] r = new double[Growth.capacity(needed, cap, 16)];
        if (len > 0) {
            System.arraycopy(a, off, r, 0, len);
        }
        return r;
    }

    @CompilerEntry
    public static Slice appendD(Slice s, double v) {
        double[] a = (double[]) s.a;
        int len = s.len;
        if (len < s.cap) {
            a[s.off + len] = v;
            if (Mirrors.active) {
                Mirrors.stored(a, s.off + len, 1);
            }
            return new Slice(a, s.off, len + 1, s.cap);
        }
        a = growD(a, s.off, len, s.cap, len + 1L);
        a[len] = v;
        return new Slice(a, 0, len + 1, a.length);
    }

    // ---- clear ----

    /// `clear(s)`; `elem` is the element type.
    @CompilerEntry
    public static void clearslice(Slice s, GoType elem) {
        if (!(s.a instanceof Object[])) {
            SliceOps.clearPrimitives(s);
        } else if (elem.isAggregate()) {
            SliceOps.clearAggregates(s, elem);
        } else {
            SliceOps.clearRefs(s, elem.zero());
        }
    }
}
