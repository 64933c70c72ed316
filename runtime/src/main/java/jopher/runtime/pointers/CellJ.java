package jopher.runtime.pointers;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import jopher.abi.CompilerEntry;

/// A variable of stack kind J that outlives its frame or is captured, and the pointer to it.
public final class CellJ extends PtrJ {
    @CompilerEntry
    public long v;

    @CompilerEntry
    public CellJ() {
    }

    public CellJ(long v) {
        this.v = v;
    }

    @Override
    public long get() {
        return v;
    }

    @Override
    public void set(long value) {
        v = value;
    }

    @Override
    public long load() {
        return (long) Atomic.V.getVolatile(this);
    }

    @Override
    public void store(long value) {
        Atomic.V.setVolatile(this, value);
    }

    @Override
    public long swap(long value) {
        return (long) Atomic.V.getAndSet(this, value);
    }

    @Override
    public boolean cas(long expected, long value) {
        return Atomic.V.compareAndSet(this, expected, value);
    }

    @Override
    public long add(long delta) {
        return (long) Atomic.V.getAndAdd(this, delta) + delta;
    }

    @Override
    public long getAnd(long mask) {
        return (long) Atomic.V.getAndBitwiseAnd(this, mask);
    }

    @Override
    public long getOr(long mask) {
        return (long) Atomic.V.getAndBitwiseOr(this, mask);
    }

    /// Apart, so that programs without atomics on cells never link a VarHandle.
    private static final class Atomic {
        static final VarHandle V;

        static {
            try {
                V = MethodHandles.lookup().findVarHandle(CellJ.class, "v", long.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }
    }
}
