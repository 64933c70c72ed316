package jopher.runtime.pointers;

import jopher.runtime.chans.Chan;
import jopher.runtime.funcs.Func;
import jopher.runtime.maps.GoMap;
import jopher.runtime.panics.Panics;
import jopher.runtime.reflect.FuncCode;

/// What func, map and channel values point to, as far as programs rely on it: a closure begins with its code, a map with the number of its
/// elements, a channel with the number of its elements and its capacity. It can be read only.
final class Headers extends Memory {
    private final Object o;

    private Headers(Object o) {
        this.o = o;
    }

    /// Null if the object is none of these.
    static Headers of(Object o) {
        return o instanceof Func || o instanceof GoMap || o instanceof Chan ? new Headers(o) : null;
    }

    @Override
    Object base() {
        return o;
    }

    @Override
    long size() {
        return o instanceof Chan ? 16 : 8;
    }

    @Override
    long read(long at, int size) {
        check(at, size);
        if ((at & 7) + size > 8) {
            throw Panics.unsupported("unsafe access across two words of a " + describe());
        }
        long word = switch (o) {
            case Func f -> Addresses.of(FuncCode.of(f, null));
            case GoMap m -> m.count;
            case Chan c -> at < 8 ? Chan.len(c) : Chan.cap(c);
            default -> throw new IllegalStateException();
        };
        long bits = word >>> (at & 7) * 8;
        return size == 8 ? bits : bits & (1L << size * 8) - 1;
    }

    @Override
    void write(long at, int size, long bits) {
        throw Panics.unsupported("unsafe store into what a " + describe() + " points to");
    }

    private String describe() {
        return o instanceof Func ? "func value" : o instanceof GoMap ? "map" : "channel";
    }

    @Override
    Object variable(long at, jopher.runtime.types.GoType t) {
        return null;
    }
}
