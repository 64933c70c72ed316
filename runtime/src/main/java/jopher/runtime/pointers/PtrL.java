package jopher.runtime.pointers;

import jopher.abi.CompilerEntry;

/// Pointer to a variable of stack kind L: everything held by reference: strings, slice headers, pointers, maps, interfaces, funcs, complex numbers.
public abstract class PtrL extends Ptr {
    @CompilerEntry
    public PtrL() {
    }

    @CompilerEntry
    public abstract Object get();

    @CompilerEntry
    public abstract void set(Object value);

    // ---- atomic operations, sequentially consistent (Go memory model). Cells, elements and generated pointers override them
    // with VarHandle operations; these here serve pointers that have no such access and agree only among themselves.

    public Object load() {
        synchronized (Stripes.of(this)) {
            return get();
        }
    }

    public void store(Object value) {
        synchronized (Stripes.of(this)) {
            set(value);
        }
    }

    public Object swap(Object value) {
        synchronized (Stripes.of(this)) {
            Object old = get();
            set(value);
            return old;
        }
    }

    public boolean cas(Object expected, Object value) {
        synchronized (Stripes.of(this)) {
            if (Ptr.same(get(), expected)) {
                set(value);
                return true;
            }
            return false;
        }
    }
}
