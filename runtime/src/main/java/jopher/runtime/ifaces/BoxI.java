package jopher.runtime.ifaces;

import jopher.abi.CompilerEntry;
import jopher.runtime.hash.Hash;

/// A boxed value of stack kind I.
public abstract non-sealed class BoxI extends Box {
    @CompilerEntry
    public final int v;

    @CompilerEntry
    public BoxI(int v) {
        this.v = v;
    }

    @Override
    final boolean same(Box other) {
        return v == ((BoxI) other).v;
    }

    @Override
    final long hash(long seed) {
        return Hash.of((long) v, seed);
    }

    /// For debuggers.
    @Override
    public String toString() {
        return String.valueOf(v);
    }
}
