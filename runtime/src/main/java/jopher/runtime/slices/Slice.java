package jopher.runtime.slices;

import jopher.abi.CompilerEntry;

/// An immutable slice header, used where a slice is one value: across calls, in interfaces, maps, channels and slices of
/// slices. Final fields: safe publication, no torn headers.
public final class Slice {
    @CompilerEntry
    public static final Slice NIL = new Slice(null, 0, 0, 0);

    /// The element array: `long[]`, `byte[]` …, `Object[]`; null if and only if the slice is nil.
    @CompilerEntry
    public final Object a;
    @CompilerEntry
    public final int off;
    @CompilerEntry
    public final int len;
    @CompilerEntry
    public final int cap;

    @CompilerEntry
    public Slice(Object a, int off, int len, int cap) {
        this.a = a;
        this.off = off;
        this.len = len;
        this.cap = cap;
    }

    /// From the four flat fields or locals; a nil slice is always [#NIL].
    @CompilerEntry
    public static Slice of(Object a, int off, int len, int cap) {
        return a == null ? NIL : new Slice(a, off, len, cap);
    }

    public static Slice whole(Object array) {
        int n = java.lang.reflect.Array.getLength(array);
        return new Slice(array, 0, n, n);
    }

    public byte[] bytes() {
        return (byte[]) a;
    }

    /// For debuggers.
    @Override
    public String toString() {
        StringBuilder b = new StringBuilder("[");
        for (int i = 0; i < len; i++) {
            b.append(i == 0 ? "" : " ").append(java.lang.reflect.Array.get(a, off + i));
        }
        return b.append(']').toString();
    }
}
