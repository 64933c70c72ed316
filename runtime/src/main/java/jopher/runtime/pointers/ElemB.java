package jopher.runtime.pointers;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import jopher.abi.CompilerEntry;

/// Pointer to an element of a `byte[]`. [#get] sign-extends; whoever reads through a *uint8 masks.
public final class ElemB extends PtrI implements Elem {
    public final byte[] a;
    public final int i;

    /// The index has been checked.
    @CompilerEntry
    public ElemB(byte[] a, int i) {
        this.a = a;
        this.i = i;
    }

    @Override
    public int get() {
        return a[i];
    }

    @Override
    public void set(int value) {
        a[i] = (byte) value;
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

    @Override
    public int load() {
        return (byte) Atomic.V.getVolatile(a, i);
    }

    @Override
    public void store(int value) {
        Atomic.V.setVolatile(a, i, (byte) value);
        if (Mirrors.active) {
            Mirrors.stored(a, i, 1);
        }
    }

    @Override
    public int swap(int value) {
        int r = (byte) Atomic.V.getAndSet(a, i, (byte) value);
        if (Mirrors.active) {
            Mirrors.stored(a, i, 1);
        }
        return r;
    }

    @Override
    public boolean cas(int expected, int value) {
        boolean r = Atomic.V.compareAndSet(a, i, (byte) expected, (byte) value);
        if (Mirrors.active) {
            Mirrors.stored(a, i, 1);
        }
        return r;
    }

    @Override
    public int add(int delta) {
        int r = (byte) Atomic.V.getAndAdd(a, i, (byte) delta) + delta;
        if (Mirrors.active) {
            Mirrors.stored(a, i, 1);
        }
        return r;
    }

    @Override
    public int getAnd(int mask) {
        int r = (byte) Atomic.V.getAndBitwiseAnd(a, i, (byte) mask);
        if (Mirrors.active) {
            Mirrors.stored(a, i, 1);
        }
        return r;
    }

    @Override
    public int getOr(int mask) {
        int r = (byte) Atomic.V.getAndBitwiseOr(a, i, (byte) mask);
        if (Mirrors.active) {
            Mirrors.stored(a, i, 1);
        }
        return r;
    }

    private static final class Atomic {
        static final VarHandle V = MethodHandles.arrayElementVarHandle(byte[].class);
    }
}
