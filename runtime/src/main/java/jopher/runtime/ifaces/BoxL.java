package jopher.runtime.ifaces;

import jopher.abi.CompilerEntry;
import jopher.runtime.panics.Fault;
import jopher.runtime.types.GoType;

/// A boxed value held by reference.
public abstract non-sealed class BoxL extends Box {
    @CompilerEntry
    public final Object v;

    @CompilerEntry
    public BoxL(Object v) {
        this.v = v;
    }

    @Override
    boolean same(Box other) {
        GoType t = goType();
        if (t != other.goType()) {
            return false;
        }
        if (!t.comparable()) {
            throw new Fault(Fault.Kind.ERROR, "comparing uncomparable type " + t);
        }
        return t.equal(v, ((BoxL) other).v);
    }

    @Override
    long hash(long seed) {
        GoType t = goType();
        if (!t.comparable()) {
            throw new Fault(Fault.Kind.ERROR, "hash of unhashable type " + t);
        }
        return t.hash(v, seed);
    }

    /// For debuggers.
    @Override
    public String toString() {
        return String.valueOf(v);
    }
}
