package jopher.runtime.pointers;

import jopher.abi.CompilerEntry;

/// A variable of stack kind D that outlives its frame or is captured, and the pointer to it.
public final class CellD extends PtrD {
    @CompilerEntry
    public double v;

    @CompilerEntry
    public CellD() {
    }

    public CellD(double v) {
        this.v = v;
    }

    @Override
    public double get() {
        return v;
    }

    @Override
    public void set(double value) {
        v = value;
        if (Mirrors.active) {
            Mirrors.stored(this);
        }
    }
}
