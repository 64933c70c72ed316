package jopher.runtime.slices;

import jopher.abi.CompilerEntry;
import jopher.runtime.pointers.Mirrors;
import jopher.runtime.strings.GoString;

/// Checked conversions of indices and slice bounds from Go's int to the JVM's, small enough to be inlined everywhere, and block
/// moves for slices that live in locals.
public final class Checks {
    private Checks() {
    }

    @CompilerEntry
    public static int index(long i, int len) {
        if (Long.compareUnsigned(i, len) >= 0) {
            throw Bounds.index(i, len);
        }
        return (int) i;
    }

    @CompilerEntry
    public static int indexU(long i, int len) {
        if (Long.compareUnsigned(i, len) >= 0) {
            throw Bounds.indexU(i, len);
        }
        return (int) i;
    }

    @CompilerEntry
    public static int index(int i, int len) {
        if (Integer.compareUnsigned(i, len) >= 0) {
            throw Bounds.index(i, len);
        }
        return i;
    }

    /// s[i]
    @CompilerEntry
    public static int at(GoString s, long i) {
        if (Long.compareUnsigned(i, s.len) >= 0) {
            throw Bounds.index(i, s.len);
        }
        return s.a[s.off + (int) i] & 0xFF;
    }

    @CompilerEntry
    public static int at(GoString s, int i) {
        if (Integer.compareUnsigned(i, s.len) >= 0) {
            throw Bounds.index(i, s.len);
        }
        return s.a[s.off + i] & 0xFF;
    }

    /// s[i] of an index that is in range.
    @CompilerEntry
    public static int byteAt(GoString s, int i) {
        return s.a[s.off + i] & 0xFF;
    }

    /// The upper bound of `s[:hi]`, s a slice.
    @CompilerEntry
    public static int high(long hi, int cap) {
        if (Long.compareUnsigned(hi, cap) > 0) {
            throw Bounds.sliceCapacity(hi, cap);
        }
        return (int) hi;
    }

    /// The upper bound of `a[:hi]`, a an array.
    @CompilerEntry
    public static int highOfArray(long hi, int len) {
        if (Long.compareUnsigned(hi, len) > 0) {
            throw Bounds.sliceLength(hi, len);
        }
        return (int) hi;
    }

    /// The lower bound of `s[lo:hi]`.
    @CompilerEntry
    public static int low(long lo, int hi) {
        if (Long.compareUnsigned(lo, hi) > 0) {
            throw Bounds.sliceOrder(lo, hi);
        }
        return (int) lo;
    }

    @CompilerEntry
    public static int max(long max, int cap) {
        if (Long.compareUnsigned(max, cap) > 0) {
            throw Bounds.slice3Capacity(max, cap);
        }
        return (int) max;
    }

    @CompilerEntry
    public static int maxOfArray(long max, int len) {
        if (Long.compareUnsigned(max, len) > 0) {
            throw Bounds.slice3Length(max, len);
        }
        return (int) max;
    }

    @CompilerEntry
    public static int high3(long hi, int max) {
        if (Long.compareUnsigned(hi, max) > 0) {
            throw Bounds.slice3High(hi, max);
        }
        return (int) hi;
    }

    @CompilerEntry
    public static int low3(long lo, int hi) {
        if (Long.compareUnsigned(lo, hi) > 0) {
            throw Bounds.slice3Low(lo, hi);
        }
        return (int) lo;
    }

    // bounds of unsigned type, which panics print as such

    @CompilerEntry
    public static int highU(long x, int cap) {
        if (Long.compareUnsigned(x, cap) > 0) {
            throw Bounds.sliceCapacityU(x, cap);
        }
        return (int) x;
    }

    @CompilerEntry
    public static int highOfArrayU(long x, int len) {
        if (Long.compareUnsigned(x, len) > 0) {
            throw Bounds.sliceLengthU(x, len);
        }
        return (int) x;
    }

    @CompilerEntry
    public static int lowU(long x, int hi) {
        if (Long.compareUnsigned(x, hi) > 0) {
            throw Bounds.sliceOrderU(x, hi);
        }
        return (int) x;
    }

    @CompilerEntry
    public static int maxU(long x, int cap) {
        if (Long.compareUnsigned(x, cap) > 0) {
            throw Bounds.slice3CapacityU(x, cap);
        }
        return (int) x;
    }

    @CompilerEntry
    public static int maxOfArrayU(long x, int len) {
        if (Long.compareUnsigned(x, len) > 0) {
            throw Bounds.slice3LengthU(x, len);
        }
        return (int) x;
    }

    @CompilerEntry
    public static int high3U(long x, int max) {
        if (Long.compareUnsigned(x, max) > 0) {
            throw Bounds.slice3HighU(x, max);
        }
        return (int) x;
    }

    @CompilerEntry
    public static int low3U(long x, int hi) {
        if (Long.compareUnsigned(x, hi) > 0) {
            throw Bounds.slice3LowU(x, hi);
        }
        return (int) x;
    }

    @CompilerEntry
    public static int atU(GoString s, long i) {
        if (Long.compareUnsigned(i, s.len) >= 0) {
            throw Bounds.indexU(i, s.len);
        }
        return s.a[s.off + (int) i] & 0xFF;
    }

    /// copy(dst, src) for elements that are no aggregates.
    @CompilerEntry
    public static long copy(Object dst, int dstOff, int dstLen, Object src, int srcOff, int srcLen) {
        int n = Math.min(dstLen, srcLen);
        if (n > 0) {
            System.arraycopy(src, srcOff, dst, dstOff, n);
            if (Mirrors.active) {
                Mirrors.stored(dst, dstOff, n);
            }
        }
        return n;
    }

    @CompilerEntry
    public static long copyString(byte[] dst, int dstOff, int dstLen, GoString src) {
        int n = Math.min(dstLen, src.len);
        if (n > 0) {
            System.arraycopy(src.a, src.off, dst, dstOff, n);
            if (Mirrors.active) {
                Mirrors.stored(dst, dstOff, n);
            }
        }
        return n;
    }

    /// Array assignment, elements that are no aggregates.
    @CompilerEntry
    public static void assign(Object dst, Object src, int n) {
        System.arraycopy(src, 0, dst, 0, n);
        if (Mirrors.active) {
            Mirrors.stored(dst, 0, n);
        }
    }

    /// `*p = a` through a pointer that may be a view.
    @CompilerEntry
    public static void assignTo(Object p, Object src, int n) {
        System.arraycopy(ArrayView.array(src), ArrayView.offset(src), ArrayView.array(p), ArrayView.offset(p), n);
        if (Mirrors.active) {
            Mirrors.stored(ArrayView.array(p), ArrayView.offset(p), n);
        }
    }

    /// `*p` as an array object: the array itself or, for a view, a copy of its part.
    @CompilerEntry
    public static Object whole(Object p) {
        if (p instanceof ArrayView v) {
            Object r = SliceOps.newArrayLike(v.a, v.len);
            System.arraycopy(v.a, v.off, r, 0, v.len);
            return r;
        }
        if (p == null) {
            throw new NullPointerException();
        }
        return p;
    }
}
