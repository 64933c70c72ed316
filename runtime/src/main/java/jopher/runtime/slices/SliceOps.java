package jopher.runtime.slices;

import java.lang.reflect.Array;
import java.util.Arrays;
import jopher.abi.CompilerEntry;
import jopher.runtime.pointers.Mirrors;
import jopher.runtime.strings.GoString;
import jopher.runtime.types.GoType;

/// Slice expressions, append of slices, copy, clear, conversions: operations that are alike for all storage kinds.
/// `elem` is given where elements are structs or arrays, and null otherwise.
public final class SliceOps {
    private SliceOps() {
    }

    // ---- slice expressions ----

    /// `s[lo:hi]`
    @CompilerEntry
    public static Slice slice(Slice s, long lo, long hi) {
        if (Long.compareUnsigned(hi, s.cap) > 0) {
            throw Bounds.sliceCapacity(hi, s.cap);
        }
        if (Long.compareUnsigned(lo, hi) > 0) {
            throw Bounds.sliceOrder(lo, hi);
        }
        return s.a == null ? s : new Slice(s.a, s.off + (int) lo, (int) (hi - lo), s.cap - (int) lo);
    }

    /// `s[lo:]`
    @CompilerEntry
    public static Slice sliceFrom(Slice s, long lo) {
        if (Long.compareUnsigned(lo, s.len) > 0) {
            throw Bounds.sliceOrder(lo, s.len);
        }
        return s.a == null ? s : new Slice(s.a, s.off + (int) lo, s.len - (int) lo, s.cap - (int) lo);
    }

    /// `s[lo:hi:max]`
    @CompilerEntry
    public static Slice slice3(Slice s, long lo, long hi, long max) {
        if (Long.compareUnsigned(max, s.cap) > 0) {
            throw Bounds.slice3Capacity(max, s.cap);
        }
        checkLow(lo, hi, max);
        return s.a == null ? s : new Slice(s.a, s.off + (int) lo, (int) (hi - lo), (int) (max - lo));
    }

    private static void checkLow(long lo, long hi, long max) {
        if (Long.compareUnsigned(hi, max) > 0) {
            throw Bounds.slice3High(hi, max);
        }
        if (Long.compareUnsigned(lo, hi) > 0) {
            throw Bounds.slice3Low(lo, hi);
        }
    }

    /// `s[lo:hi]` where elements are aggregates: those beyond the old length come into being.
    @CompilerEntry
    public static Slice sliceA(Slice s, long lo, long hi, GoType elem) {
        Slice r = slice(s, lo, hi);
        if (hi > s.len) {
            RefSlices.fill((Object[]) s.a, s.off + s.len, s.off + (int) hi, elem);
        }
        return r;
    }

    @CompilerEntry
    public static Slice slice3A(Slice s, long lo, long hi, long max, GoType elem) {
        Slice r = slice3(s, lo, hi, max);
        if (hi > s.len) {
            RefSlices.fill((Object[]) s.a, s.off + s.len, s.off + (int) hi, elem);
        }
        return r;
    }

    /// `p[lo:hi]` of an array through its pointer; `n` is the array's length.
    @CompilerEntry
    public static Slice sliceArray(Object p, long lo, long hi, int n) {
        Object a = ArrayView.array(p);
        if (Long.compareUnsigned(hi, n) > 0) {
            throw Bounds.sliceLength(hi, n);
        }
        if (Long.compareUnsigned(lo, hi) > 0) {
            throw Bounds.sliceOrder(lo, hi);
        }
        return new Slice(a, ArrayView.offset(p) + (int) lo, (int) (hi - lo), n - (int) lo);
    }

    @CompilerEntry
    public static Slice slice3Array(Object p, long lo, long hi, long max, int n) {
        Object a = ArrayView.array(p);
        if (Long.compareUnsigned(max, n) > 0) {
            throw Bounds.slice3Length(max, n);
        }
        checkLow(lo, hi, max);
        return new Slice(a, ArrayView.offset(p) + (int) lo, (int) (hi - lo), (int) (max - lo));
    }

    // ---- append(s, t...) ----

    /// Primitive elements.
    @CompilerEntry
    public static Slice appendPrimitives(Slice s, Slice t) {
        int n = t.len;
        if (n == 0) {
            return s;
        }
        long needed = (long) s.len + n;
        if (needed <= s.cap) {
            System.arraycopy(t.a, t.off, s.a, s.off + s.len, n);
            if (Mirrors.active) {
                Mirrors.stored(s.a, s.off + s.len, n);
            }
            return new Slice(s.a, s.off, (int) needed, s.cap);
        }
        Object r = newArrayLike(t.a, Growth.capacity(needed, s.cap, primitiveLayout(t.a)));
        if (s.len > 0) {
            System.arraycopy(s.a, s.off, r, 0, s.len);
        }
        System.arraycopy(t.a, t.off, r, s.len, n);
        return new Slice(r, 0, (int) needed, Array.getLength(r));
    }

    /// `append([]byte, string...)`
    @CompilerEntry
    public static Slice appendString(Slice s, GoString t) {
        return t.len == 0 ? s : appendPrimitives(s, new Slice(t.a, t.off, t.len, t.len));
    }

    @CompilerEntry
    public static Slice appendRefs(Slice s, Slice t, int layout, Object zero) {
        int n = t.len;
        if (n == 0) {
            return s;
        }
        long needed = (long) s.len + n;
        if (needed <= s.cap) {
            System.arraycopy(t.a, t.off, s.a, s.off + s.len, n);
            return new Slice(s.a, s.off, (int) needed, s.cap);
        }
        Object[] r = RefSlices.growL((Object[]) s.a, s.off, s.len, s.cap, needed, layout, zero);
        System.arraycopy(t.a, t.off, r, s.len, n);
        return new Slice(r, 0, (int) needed, r.length);
    }

    @CompilerEntry
    public static Slice appendAggregates(Slice s, Slice t, GoType elem) {
        int n = t.len;
        if (n == 0) {
            return s;
        }
        long needed = (long) s.len + n;
        if (needed <= s.cap) {
            Object[] a = (Object[]) s.a;
            int from = s.off + s.len;
            for (int i = from; i < from + n; i++) {
                if (a[i] == null) {
                    a[i] = elem.zero();
                }
            }
            Slice r = new Slice(a, s.off, (int) needed, s.cap);
            copyElements(a, from, (Object[]) t.a, t.off, n, elem);
            return r;
        }
        Object[] r = RefSlices.growA((Object[]) s.a, s.off, s.len, s.cap, needed, elem);
        Object[] from = (Object[]) t.a;
        for (int i = 0; i < n; i++) {
            r[s.len + i] = elem.copy(from[t.off + i]);
        }
        return new Slice(r, 0, (int) needed, r.length);
    }

    // ---- copy, clear ----

    @CompilerEntry
    public static long copy(Slice dst, Slice src) {
        int n = Math.min(dst.len, src.len);
        if (n > 0) {
            System.arraycopy(src.a, src.off, dst.a, dst.off, n);
            if (Mirrors.active) {
                Mirrors.stored(dst.a, dst.off, n);
            }
        }
        return n;
    }

    @CompilerEntry
    public static long copyString(Slice dst, GoString src) {
        int n = Math.min(dst.len, src.len);
        if (n > 0) {
            System.arraycopy(src.a, src.off, dst.a, dst.off, n);
            if (Mirrors.active) {
                Mirrors.stored(dst.a, dst.off, n);
            }
        }
        return n;
    }

    @CompilerEntry
    public static long copyAggregates(Slice dst, Slice src, GoType elem) {
        int n = Math.min(dst.len, src.len);
        if (n > 0) {
            copyElements((Object[]) dst.a, dst.off, (Object[]) src.a, src.off, n, elem);
        }
        return n;
    }

    /// Element objects stay where they are, contents move; overlapping parts are copied in the safe direction.
    private static void copyElements(Object[] to, int t, Object[] from, int f, int n, GoType elem) {
        if (to == from && t > f) {
            for (int i = n - 1; i >= 0; i--) {
                elem.assign(to[t + i], from[f + i]);
            }
        } else if (to != from || t != f) {
            for (int i = 0; i < n; i++) {
                elem.assign(to[t + i], from[f + i]);
            }
        }
    }

    /// `clear(s)` for references: `zero` as in [RefSlices].
    @CompilerEntry
    public static void clearRefs(Slice s, Object zero) {
        if (s.len > 0) {
            Arrays.fill((Object[]) s.a, s.off, s.off + s.len, zero);
        }
    }

    @CompilerEntry
    public static void clearAggregates(Slice s, GoType elem) {
        Object zero = s.len > 0 ? elem.zero() : null;
        for (int i = 0; i < s.len; i++) {
            elem.assign(((Object[]) s.a)[s.off + i], zero);
        }
    }

    @CompilerEntry
    public static void clearPrimitives(Slice s) {
        clear(s.a, s.off, s.len);
        if (Mirrors.active && s.len > 0) {
            Mirrors.stored(s.a, s.off, s.len);
        }
    }

    /// Zeroes part of a primitive array.
    public static void clear(Object array, int off, int len) {
        if (len == 0) {
            return;
        }
        int end = off + len;
        switch (array) {
            case byte[] a -> Arrays.fill(a, off, end, (byte) 0);
            case long[] a -> Arrays.fill(a, off, end, 0);
            case int[] a -> Arrays.fill(a, off, end, 0);
            case double[] a -> Arrays.fill(a, off, end, 0);
            case float[] a -> Arrays.fill(a, off, end, 0);
            case short[] a -> Arrays.fill(a, off, end, (short) 0);
            case char[] a -> Arrays.fill(a, off, end, (char) 0);
            case boolean[] a -> Arrays.fill(a, off, end, false);
            default -> throw new IllegalArgumentException("not a primitive array: " + array.getClass());
        }
    }

    // ---- conversions ----

    /// `(*[n]T)(s)`
    @CompilerEntry
    public static Object toArrayPointer(Slice s, long n) {
        if (n > s.len) {
            throw Bounds.convert(s.len, n);
        }
        return s.a == null ? null : ArrayView.of(s.a, s.off, (int) n);
    }

    /// `[n]T(s)`: a fresh array; aggregate elements are copied.
    @CompilerEntry
    public static Object toArray(Slice s, long n, GoType arrayType) {
        if (n > s.len) {
            throw Bounds.convert(s.len, n);
        }
        if (n == 0) {
            return arrayType.zero();
        }
        if (arrayType.elem().isAggregate()) {
            GoType elem = arrayType.elem();
            Object[] r = new Object[(int) n];
            for (int i = 0; i < r.length; i++) {
                r[i] = elem.copy(((Object[]) s.a)[s.off + i]);
            }
            return r;
        }
        Object r = newArrayLike(s.a, (int) n);
        System.arraycopy(s.a, s.off, r, 0, (int) n);
        return r;
    }

    public static Object newArrayLike(Object like, int n) {
        return switch (like) {
            case byte[] _ -> new byte[n];
            case Object[] _ -> new Object[n];
            case long[] _ -> new long[n];
            case int[] _ -> new int[n];
            case double[] _ -> new double[n];
            case float[] _ -> new float[n];
            case short[] _ -> new short[n];
            case char[] _ -> new char[n];
            case boolean[] _ -> new boolean[n];
            default -> throw new IllegalArgumentException("not an element array: " + like.getClass());
        };
    }

    private static int primitiveLayout(Object a) {
        return switch (a) {
            case byte[] _ -> 2;
            case boolean[] _ -> 2;
            case short[] _ -> 4;
            case char[] _ -> 4;
            case int[] _ -> 8;
            case float[] _ -> 8;
            default -> 16;
        };
    }
}
