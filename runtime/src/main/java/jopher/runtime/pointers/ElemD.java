package jopher.runtime.pointers;

import jopher.abi.CompilerEntry;

/// Pointer to an element of a `double[]`.
public final class ElemD extends PtrD implements Elem {
    public final double[] a;
    public final int i;

    /// The index has been checked.
    @CompilerEntry
    public ElemD(double[] a, int i) {
        this.a = a;
        this.i = i;
    }

    @Override
    public double get() {
        return a[i];
    }

    @Override
    public void set(double value) {
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
        return (long) i * 8;
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
