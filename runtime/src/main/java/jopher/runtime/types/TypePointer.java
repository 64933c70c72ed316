package jopher.runtime.types;

import jopher.runtime.panics.Panics;
import jopher.runtime.pointers.PtrI;

/// What field GCData of an abi.Type points to: the descriptor itself. There is no byte behind it.
public final class TypePointer extends PtrI {
    public final GoType type;

    public TypePointer(GoType type) {
        this.type = type;
    }

    @Override
    public int get() {
        throw Panics.unsupported("reading GCData of " + type + ": types have no pointer masks here");
    }

    @Override
    public void set(int value) {
        get();
    }
}
