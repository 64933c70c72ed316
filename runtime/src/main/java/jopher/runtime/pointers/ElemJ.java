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
    }

    @Override
    public long swap(long value) {
        return (long) Atomic.V.getAndSet(a, i, value);
    }

    @Override
    public boolean cas(long expected, long value) {
        return Atomic.V.compareAndSet(a, i, expected, value);
    }

    @Override
    public long add(long delta) {
        return (long) Atomic.V.getAndAdd(a, i, delta) + delta;
    }

    @Override
    public long getAnd(long mask) {
        return (long) Atomic.V.getAndBitwiseAnd(a, i, mask);
    }

    @Override
    public long getOr(long mask) {
        return (long) Atomic.V.getAndBitwiseOr(a, i, mask);
    }

    private static final class Atomic {
        static final VarHandle V = MethodHandles.arrayElementVarHandle(long[].class);
    }
}
