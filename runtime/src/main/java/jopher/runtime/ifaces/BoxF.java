package jopher.runtime.ifaces;

import jopher.abi.CompilerEntry;
import jopher.runtime.hash.Hash;

/// A boxed value of stack kind F.
public abstract non-sealed class BoxF extends Box {
    @CompilerEntry
    public final float v;

    @CompilerEntry
    public BoxF(float v) {
        this.v = v;
    }

    @Override
    final boolean same(Box other) {
        return v == ((BoxF) other).v;
    }

    @Override
    final long hash(long seed) {
        return Hash.of((double) v, seed);
    }

    /// For debuggers.
    @Override
    public String toString() {
        return String.valueOf(v);
    }
}
