package jopher.runtime.ifaces;

import jopher.abi.CompilerEntry;
import jopher.runtime.hash.Hash;

/// A boxed value of stack kind D.
public abstract non-sealed class BoxD extends Box {
    @CompilerEntry
    public final double v;

    @CompilerEntry
    public BoxD(double v) {
        this.v = v;
    }

    @Override
    final boolean same(Box other) {
        return v == ((BoxD) other).v;
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
