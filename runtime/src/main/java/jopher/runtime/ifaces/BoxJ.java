package jopher.runtime.ifaces;

import jopher.abi.CompilerEntry;
import jopher.runtime.hash.Hash;

/// A boxed value of stack kind J.
public abstract non-sealed class BoxJ extends Box {
    @CompilerEntry
    public final long v;

    @CompilerEntry
    public BoxJ(long v) {
        this.v = v;
    }

    @Override
    final boolean same(Box other) {
        return v == ((BoxJ) other).v;
    }

    @Override
    final long hash(long seed) {
        return Hash.of(v, seed);
    }

    /// For debuggers.
    @Override
    public String toString() {
        return String.valueOf(v);
    }
}
