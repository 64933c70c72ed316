package jopher.runtime.pointers;

import jopher.abi.CompilerEntry;

/// Pointer to a variable of stack kind F: float32.
public abstract class PtrF extends Ptr {
    @CompilerEntry
    public PtrF() {
    }

    @CompilerEntry
    public abstract float get();

    @CompilerEntry
    public abstract void set(float value);
}
