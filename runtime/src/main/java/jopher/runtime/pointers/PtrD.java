package jopher.runtime.pointers;

import jopher.abi.CompilerEntry;

/// Pointer to a variable of stack kind D: float64.
public abstract class PtrD extends Ptr {
    @CompilerEntry
    public PtrD() {
    }

    @CompilerEntry
    public abstract double get();

    @CompilerEntry
    public abstract void set(double value);
}
