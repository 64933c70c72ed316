package jopher.runtime.pointers;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import jopher.abi.CompilerEntry;

/// Pointer to an element of a `int[]`.
public final class ElemI extends PtrI implements Elem {
    public final int[] a;
    public final int i;

    /// The index has been checked.
    @CompilerEntry
    public ElemI(int[] a, int i) {
        this.a = a;
        this.i = i;
    }

    @Override
    public int get() {
        return a[i];
    }

    @Override
    public void set(int value) {
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

    @Override
    public int load() {
        return (int) Atomic.V.getVolatile(a, i);
    }

    @Override
    public void store(int value) {
        Atomic.V.setVolatile(a, i, value);
        if (Mirrors.active) {
            Mirrors.stored(a, i, 1);
        }
    }

    @Override
    public int swap(int value) {
        int r = (int) Atomic.V.getAndSet(a, i, value);
        if (Mirrors.active) {
            Mirrors.stored(a, i, 1);
        }
        return r;
    }

    @Override
    public boolean cas(int expected, int value) {
        boolean r = Atomic.V.compareAndSet(a, i, expected, value);
        if (Mirrors.active) {
            Mirrors.stored(a, i, 1);
        }
        return r;
    }

    @Override
    public int add(int delta) {
        int r = (int) Atomic.V.getAndAdd(a, i, delta) + delta;
        if (Mirrors.active) {
            Mirrors.stored(a, i, 1);
        }
        return r;
    }

    @Override
    public int getAnd(int mask) {
        int r = (int) Atomic.V.getAndBitwiseAnd(a, i, mask);
        if (Mirrors.active) {
            Mirrors.stored(a, i, 1);
        }
        return r;
    }

    @Override
    public int getOr(int mask) {
        int r = (int) Atomic.V.getAndBitwiseOr(a, i, mask);
        if (Mirrors.active) {
            Mirrors.stored(a, i, 1);
        }
        return r;
    }

    private static final class Atomic {
        static final VarHandle V = MethodHandles.arrayElementVarHandle(int[].class);
    }
}
