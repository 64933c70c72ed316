package jopher.runtime.pointers;

import jopher.abi.CompilerEntry;

/// Pointer to an element of a `char[]`.
public final class ElemC extends PtrI implements Elem {
    public final char[] a;
    public final int i;

    /// The index has been checked.
    @CompilerEntry
    public ElemC(char[] a, int i) {
        this.a = a;
        this.i = i;
    }

    @Override
    public int get() {
        return a[i];
    }

    @Override
    public void set(int value) {
        a[i] = (char) value;
        if (Mirrors.active) {
            Mirrors.stored(a, i, 1);
        }
    }

    @Override
    public Object base() {
        return a;
    }

    @Override
    public long offset() {
        return (long) i * 2;
    }

    @Override
    public Object array() {
        return a;
    }

    @Override
    public int index() {
        return i;
    }
}
