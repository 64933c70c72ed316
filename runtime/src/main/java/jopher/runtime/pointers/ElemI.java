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
    }

    @Override
    public int swap(int value) {
        return (int) Atomic.V.getAndSet(a, i, value);
    }

    @Override
    public boolean cas(int expected, int value) {
        return Atomic.V.compareAndSet(a, i, expected, value);
    }

    @Override
    public int add(int delta) {
        return (int) Atomic.V.getAndAdd(a, i, delta) + delta;
    }

    @Override
    public int getAnd(int mask) {
        return (int) Atomic.V.getAndBitwiseAnd(a, i, mask);
    }

    @Override
    public int getOr(int mask) {
        return (int) Atomic.V.getAndBitwiseOr(a, i, mask);
    }

    private static final class Atomic {
        static final VarHandle V = MethodHandles.arrayElementVarHandle(int[].class);
    }
}
