package jopher.runtime.pointers;

import jopher.abi.CompilerEntry;

/// Pointer to an element of a `boolean[]`.
public final class ElemZ extends PtrI implements Elem {
    public final boolean[] a;
    public final int i;

    /// The index has been checked.
    @CompilerEntry
    public ElemZ(boolean[] a, int i) {
        this.a = a;
        this.i = i;
    }

    @Override
    public int get() {
        return a[i] ? 1 : 0;
    }

    @Override
    public void set(int value) {
        a[i] = value != 0;
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
        return (long) i * 1;
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
