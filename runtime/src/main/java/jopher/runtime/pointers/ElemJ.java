package jopher.runtime.pointers;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import jopher.abi.CompilerEntry;

/// Pointer to an element of a `long[]`.
public final class ElemJ extends PtrJ implements Elem {
    public final long[] a;
    public final int i;

    /// The index has been checked.
    @CompilerEntry
    public ElemJ(long[] a, int i) {
        this.a = a;
        this.i = i;
    }

    @Override
    public long get() {
        return a[i];
    }

    @Override
    public void set(long value) {
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

    @Override
    public long load() {
        return (long) Atomic.V.getVolatile(a, i);
    }

    @Override
    public void store(long value) {
        Atomic.V.setVolatile(a, i, value);
        if (Mirrors.active) {
            Mirrors.stored(a, i, 1);
        }
    }

    @Override
    public long swap(long value) {
        long r = (long) Atomic.V.getAndSet(a, i, value);
        if (Mirrors.active) {
            Mirrors.stored(a, i, 1);
        }
        return r;
    }

    @Override
    public boolean cas(long expected, long value) {
        boolean r = Atomic.V.compareAndSet(a, i, expected, value);
        if (Mirrors.active) {
            Mirrors.stored(a, i, 1);
        }
        return r;
    }

    @Override
    public long add(long delta) {
        long r = (long) Atomic.V.getAndAdd(a, i, delta) + delta;
        if (Mirrors.active) {
            Mirrors.stored(a, i, 1);
        }
        return r;
    }

    @Override
    public long getAnd(long mask) {
        long r = (long) Atomic.V.getAndBitwiseAnd(a, i, mask);
        if (Mirrors.active) {
            Mirrors.stored(a, i, 1);
        }
        return r;
    }

    @Override
    public long getOr(long mask) {
        long r = (long) Atomic.V.getAndBitwiseOr(a, i, mask);
        if (Mirrors.active) {
            Mirrors.stored(a, i, 1);
        }
        return r;
    }

    private static final class Atomic {
        static final VarHandle V = MethodHandles.arrayElementVarHandle(long[].class);
    }
}
