package jopher.runtime.pointers;

import jopher.abi.CompilerEntry;

/// Pointer to an element of a `float[]`.
public final class ElemF extends PtrF implements Elem {
    public final float[] a;
    public final int i;

    /// The index has been checked.
    @CompilerEntry
    public ElemF(float[] a, int i) {
        this.a = a;
        this.i = i;
    }

    @Override
    public float get() {
        return a[i];
    }

    @Override
    public void set(float value) {
        a[i] = value;
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
        return (long) i * 4;
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
