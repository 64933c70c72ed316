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
        if (Mirrors.active) {
            Mirrors.stored(this);
        }
    }

    @Override
    public int load() {
        return (int) Atomic.V.getVolatile(this);
    }

    @Override
    public void store(int value) {
        Atomic.V.setVolatile(this, value);
        if (Mirrors.active) {
            Mirrors.stored(this);
        }
    }

    @Override
    public int swap(int value) {
        int r = (int) Atomic.V.getAndSet(this, value);
        if (Mirrors.active) {
            Mirrors.stored(this);
        }
        return r;
    }

    @Override
    public boolean cas(int expected, int value) {
        boolean r = Atomic.V.compareAndSet(this, expected, value);
        if (Mirrors.active) {
            Mirrors.stored(this);
        }
        return r;
    }

    @Override
    public int add(int delta) {
        int r = (int) Atomic.V.getAndAdd(this, delta) + delta;
        if (Mirrors.active) {
            Mirrors.stored(this);
        }
        return r;
    }

    @Override
    public int getAnd(int mask) {
        int r = (int) Atomic.V.getAndBitwiseAnd(this, mask);
        if (Mirrors.active) {
            Mirrors.stored(this);
        }
        return r;
    }

    @Override
    public int getOr(int mask) {
        int r = (int) Atomic.V.getAndBitwiseOr(this, mask);
        if (Mirrors.active) {
            Mirrors.stored(this);
        }
        return r;
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
