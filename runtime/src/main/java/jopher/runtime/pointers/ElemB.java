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
    }

    @Override
    public int swap(int value) {
        return (byte) Atomic.V.getAndSet(a, i, (byte) value);
    }

    @Override
    public boolean cas(int expected, int value) {
        return Atomic.V.compareAndSet(a, i, (byte) expected, (byte) value);
    }

    @Override
    public int add(int delta) {
        return (byte) Atomic.V.getAndAdd(a, i, (byte) delta) + delta;
    }

    @Override
    public int getAnd(int mask) {
        return (byte) Atomic.V.getAndBitwiseAnd(a, i, (byte) mask);
    }

    @Override
    public int getOr(int mask) {
        return (byte) Atomic.V.getAndBitwiseOr(a, i, (byte) mask);
    }

    private static final class Atomic {
        static final VarHandle V = MethodHandles.arrayElementVarHandle(byte[].class);
    }
}
