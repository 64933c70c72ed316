package jopher.runtime.slices;

import jopher.abi.CompilerEntry;

/// A pointer to an array that is part of another: `(*[N]T)(slice)` where the slice does not cover its whole array. Every other
/// *[N]T is the bare array. [#of] is the only way to make one, so that equal pointers look alike: same base and offset.
public final class ArrayView {
    public final Object a;
    public final int off;
    public final int len;

    private ArrayView(Object a, int off, int len) {
        this.a = a;
        this.off = off;
        this.len = len;
    }

    /// The canonical *[len]T for part of `a`.
    @CompilerEntry
    public static Object of(Object a, int off, int len) {
        return off == 0 && java.lang.reflect.Array.getLength(a) == len ? a : new ArrayView(a, off, len);
    }

    /// The element array behind any *[N]T; a nil pointer gives NullPointerException, Go's nil panic.
    @CompilerEntry
    public static Object array(Object p) {
        if (p instanceof ArrayView v) {
            return v.a;
        }
        if (p == null) {
            throw new NullPointerException();
        }
        return p;
    }

    @CompilerEntry
    public static int offset(Object p) {
        return p instanceof ArrayView v ? v.off : 0;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof ArrayView v && v.a == a && v.off == off && v.len == len;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(a) + off * 31;
    }
}
