package jopher.runtime.pointers;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import jopher.abi.CompilerEntry;

/// A variable of stack kind L that outlives its frame or is captured, and the pointer to it.
public final class CellL extends PtrL {
    @CompilerEntry
    public Object v;

    @CompilerEntry
    public CellL() {
    }

    public CellL(Object v) {
        this.v = v;
    }

    @Override
    public Object get() {
        return v;
    }

    @Override
    public void set(Object value) {
        v = value;
        if (Mirrors.active) {
            Mirrors.stored(this);
        }
    }

    @Override
    public Object load() {
        return Atomic.V.getVolatile(this);
    }

    @Override
    public void store(Object value) {
        Atomic.V.setVolatile(this, value);
        if (Mirrors.active) {
            Mirrors.stored(this);
        }
    }

    @Override
    public Object swap(Object value) {
        return Atomic.V.getAndSet(this, value);
    }

    @Override
    public boolean cas(Object expected, Object value) {
        for (;;) {
            Object now = Atomic.V.getVolatile(this);
            if (!Ptr.same(now, expected)) {
                return false;
            }
            if (Atomic.V.compareAndSet(this, now, value)) {
                return true;
            }
        }
    }

    /// Apart, so that programs without atomics on cells never link a VarHandle.
    private static final class Atomic {
        static final VarHandle V;

        static {
            try {
                V = MethodHandles.lookup().findVarHandle(CellL.class, "v", Object.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }
    }
}
