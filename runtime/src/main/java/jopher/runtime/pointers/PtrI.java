package jopher.runtime.pointers;

import jopher.abi.CompilerEntry;

/// Pointer to a variable of stack kind I: bool and integers up to 32 bits; narrow values arrive normalised and are narrowed again by whoever stores them.
public abstract class PtrI extends Ptr {
    @CompilerEntry
    public PtrI() {
    }

    @CompilerEntry
    public abstract int get();

    @CompilerEntry
    public abstract void set(int value);

    // ---- atomic operations, sequentially consistent (Go memory model). Cells, elements and generated pointers override them
    // with VarHandle operations; these here serve pointers that have no such access and agree only among themselves.

    public int load() {
        synchronized (Stripes.of(this)) {
            return get();
        }
    }

    public void store(int value) {
        synchronized (Stripes.of(this)) {
            set(value);
        }
    }

    public int swap(int value) {
        synchronized (Stripes.of(this)) {
            int old = get();
            set(value);
            return old;
        }
    }

    public boolean cas(int expected, int value) {
        synchronized (Stripes.of(this)) {
            if (get() == expected) {
                set(value);
                return true;
            }
            return false;
        }
    }

    /// The new value.
    public int add(int delta) {
        synchronized (Stripes.of(this)) {
            int r = get() + delta;
            set(r);
            return r;
        }
    }

    /// The old value.
    public int getAnd(int mask) {
        synchronized (Stripes.of(this)) {
            int old = get();
            set(old & mask);
            return old;
        }
    }

    /// The old value.
    public int getOr(int mask) {
        synchronized (Stripes.of(this)) {
            int old = get();
            set(old | mask);
            return old;
        }
    }
}
