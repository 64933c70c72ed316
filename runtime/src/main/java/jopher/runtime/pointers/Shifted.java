package jopher.runtime.pointers;

import jopher.runtime.types.GoType;

/// Memory from a later byte on.
final class Shifted extends Memory {
    private final Memory m;
    private final long by;

    static Memory of(Memory m, long by) {
        return by == 0 ? m : new Shifted(m, by);
    }

    private Shifted(Memory m, long by) {
        this.m = m;
        this.by = by;
    }

    Memory memory() {
        return m;
    }

    long by() {
        return by;
    }

    @Override
    Object base() {
        return m.base();
    }

    @Override
    long size() {
        return m.size() - by;
    }

    @Override
    long read(long at, int size) {
        return m.read(at + by, size);
    }

    @Override
    void write(long at, int size, long bits) {
        m.write(at + by, size, bits);
    }

    @Override
    Object variable(long at, GoType t) {
        return m.variable(at + by, t);
    }

    @Override
    Object pointer(long at) {
        return m.pointer(at + by);
    }

    @Override
    void setPointer(long at, Object p) {
        m.setPointer(at + by, p);
    }
}
