package jopher.runtime.pointers;

import jopher.abi.CompilerEntry;

/// A variable of stack kind F that outlives its frame or is captured, and the pointer to it.
public final class CellF extends PtrF {
    @CompilerEntry
    public float v;

    @CompilerEntry
    public CellF() {
    }

    public CellF(float v) {
        this.v = v;
    }

    @Override
    public float get() {
        return v;
    }

    @Override
    public void set(float value) {
        v = value;
        if (Mirrors.active) {
            Mirrors.stored(this);
        }
    }
}
