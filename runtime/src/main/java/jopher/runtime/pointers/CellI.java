package jopher.runtime.pointers;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import jopher.abi.CompilerEntry;

/// A variable of stack kind I that outlives its frame or is captured, and the pointer to it.
public final class CellI extends PtrI {
    @CompilerEntry
    public int v;

    @CompilerEntry
    public CellI() {
    }

    public CellI(int v) {
        this.v = v;
    }

    @Override
    public int get() {
        return v;
    }

    @Override
    public void set(int value) {
        v = value;
    }

    @Override
    public int load() {
        return (int) Atomic.V.getVolatile(this);
    }

    @Override
    public void store(int value) {
        Atomic.V.setVolatile(this, value);
    }

    @Override
    public int swap(int value) {
        return (int) Atomic.V.getAndSet(this, value);
    }

    @Override
    public boolean cas(int expected, int value) {
        return Atomic.V.compareAndSet(this, expected, value);
    }

    @Override
    public int add(int delta) {
        return (int) Atomic.V.getAndAdd(this, delta) + delta;
    }

    @Override
    public int getAnd(int mask) {
        return (int) Atomic.V.getAndBitwiseAnd(this, mask);
    }

    @Override
    public int getOr(int mask) {
        return (int) Atomic.V.getAndBitwiseOr(this, mask);
    }

    /// Apart, so that programs without atomics on cells never link a VarHandle.
    private static final class Atomic {
        static final VarHandle V;

        static {
            try {
                V = MethodHandles.lookup().findVarHandle(CellI.class, "v", int.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }
    }
}
