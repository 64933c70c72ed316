package jopher.runtime.structs;

import jopher.abi.CompilerEntry;
import jopher.runtime.complex.Complex;
import jopher.runtime.hash.Hash;
import jopher.runtime.ifaces.Ifaces;
import jopher.runtime.pointers.Ptr;
import jopher.runtime.strings.GoString;
import jopher.runtime.types.GoType;

/// What generated [Struct#hash] methods call: each adds one field to the running hash `h`, which starts as the seed.
public final class Hashing {
    private Hashing() {
    }

    @CompilerEntry
    public static long addI(long h, int v) {
        return Hash.join(h, v);
    }

    @CompilerEntry
    public static long addJ(long h, long v) {
        return Hash.join(h, v);
    }

    @CompilerEntry
    public static long addF(long h, float v) {
        return Hash.join(h, Hash.of((double) v, 0));
    }

    @CompilerEntry
    public static long addD(long h, double v) {
        return Hash.join(h, Hash.of(v, 0));
    }

    @CompilerEntry
    public static long addString(long h, GoString v) {
        return Hash.join(h, v.hash());
    }

    @CompilerEntry
    public static long addComplex(long h, Complex v) {
        return addD(addD(h, v.re), v.im);
    }

    /// Panics if the dynamic type is not hashable.
    @CompilerEntry
    public static long addInterface(long h, Object v) {
        return Hash.join(h, Ifaces.hash(v, 0));
    }

    /// Pointers of any representation, channels.
    @CompilerEntry
    public static long addPointer(long h, Object v) {
        return Hash.join(h, Ptr.hash(v));
    }

    @CompilerEntry
    public static long addStruct(long h, Struct v) {
        return v.hash(h);
    }

    @CompilerEntry
    public static long addArray(long h, Object v, GoType type) {
        return type.hash(v, h);
    }
}
