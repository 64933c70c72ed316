package jopher.runtime.pointers;

import jopher.runtime.panics.Panics;
import jopher.runtime.types.GoType;

/// Addresses at which nothing is: pointers made from numbers. They can be compared and turned into numbers again; looking at what they point to
/// ends as an access to an unmapped page does.
final class Nowhere extends Memory {
    static final Nowhere INSTANCE = new Nowhere();

    private Nowhere() {
    }

    @Override
    Object base() {
        return this;
    }

    @Override
    long size() {
        return Long.MAX_VALUE;
    }

    @Override
    long read(long at, int size) {
        throw fault(at);
    }

    @Override
    void write(long at, int size, long bits) {
        throw fault(at);
    }

    private static RuntimeException fault(long at) {
        if (at >= 0 && at < 4096) {
            throw new NullPointerException();
        }
        return Panics.unsupported("access to address 0x" + Long.toHexString(at) + " (no live object has it)");
    }

    @Override
    Object variable(long at, GoType t) {
        return null;
    }
}
