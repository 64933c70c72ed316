package jopher.runtime.ifaces;

import jopher.abi.CompilerEntry;
import jopher.runtime.pointers.Ptr;

/// A *T of a defined type T in an interface where the pointer is not its own object: nil pointers, pointers to an object of
/// another class (`(*B)(p)` of a *A), pointers to a T that is no struct. Generated subclasses `T$P` carry the method set.
public abstract class PtrBox extends BoxL {
    @CompilerEntry
    public PtrBox(Object v) {
        super(v);
    }

    @Override
    final boolean same(Box other) {
        return Ptr.same(v, ((PtrBox) other).v);
    }

    @Override
    final long hash(long seed) {
        return jopher.runtime.hash.Hash.of((long) Ptr.hash(v), seed);
    }
}
