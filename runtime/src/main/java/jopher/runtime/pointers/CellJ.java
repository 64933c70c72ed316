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
        if (Mirrors.active) {
            Mirrors.stored(this);
        }
    }

    @Override
    public long load() {
        return (long) Atomic.V.getVolatile(this);
    }

    @Override
    public void store(long value) {
        Atomic.V.setVolatile(this, value);
        if (Mirrors.active) {
            Mirrors.stored(this);
        }
    }

    @Override
    public long swap(long value) {
        long r = (long) Atomic.V.getAndSet(this, value);
        if (Mirrors.active) {
            Mirrors.stored(this);
        }
        return r;
    }

    @Override
    public boolean cas(long expected, long value) {
        boolean r = Atomic.V.compareAndSet(this, expected, value);
        if (Mirrors.active) {
            Mirrors.stored(this);
        }
        return r;
    }

    @Override
    public long add(long delta) {
        long r = (long) Atomic.V.getAndAdd(this, delta) + delta;
        if (Mirrors.active) {
            Mirrors.stored(this);
        }
        return r;
    }

    @Override
    public long getAnd(long mask) {
        long r = (long) Atomic.V.getAndBitwiseAnd(this, mask);
        if (Mirrors.active) {
            Mirrors.stored(this);
        }
        return r;
    }

    @Override
    public long getOr(long mask) {
        long r = (long) Atomic.V.getAndBitwiseOr(this, mask);
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
                V = MethodHandles.lookup().findVarHandle(CellJ.class, "v", long.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }
    }
}
