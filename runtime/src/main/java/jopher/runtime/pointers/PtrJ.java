package jopher.runtime.pointers;

import jopher.abi.CompilerEntry;

/// Pointer to a variable of stack kind J: 64-bit integers.
public abstract class PtrJ extends Ptr {
    @CompilerEntry
    public PtrJ() {
    }

    @CompilerEntry
    public abstract long get();

    @CompilerEntry
    public abstract void set(long value);

    // ---- atomic operations, sequentially consistent (Go memory model). Cells, elements and generated pointers override them
    // with VarHandle operations; these here serve pointers that have no such access and agree only among themselves.

    public long load() {
        synchronized (Stripes.of(this)) {
            return get();
        }
    }

    public void store(long value) {
        synchronized (Stripes.of(this)) {
            set(value);
        }
    }

    public long swap(long value) {
        synchronized (Stripes.of(this)) {
            long old = get();
            set(value);
            return old;
        }
    }

    public boolean cas(long expected, long value) {
        synchronized (Stripes.of(this)) {
            if (get() == expected) {
                set(value);
                return true;
            }
            return false;
        }
    }

    /// The new value.
    public long add(long delta) {
        synchronized (Stripes.of(this)) {
            long r = get() + delta;
            set(r);
            return r;
        }
    }

    /// The old value.
    public long getAnd(long mask) {
        synchronized (Stripes.of(this)) {
            long old = get();
            set(old & mask);
            return old;
        }
    }

    /// The old value.
    public long getOr(long mask) {
        synchronized (Stripes.of(this)) {
            long old = get();
            set(old | mask);
            return old;
        }
    }
}
