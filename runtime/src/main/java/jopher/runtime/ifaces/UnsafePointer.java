package jopher.runtime.ifaces;

import jopher.abi.CompilerEntry;
import jopher.runtime.types.GoType;
import jopher.runtime.types.Types;

/// `unsafe.Pointer` in an interface.
public final class UnsafePointer extends BoxL {
    @CompilerEntry
    public static UnsafePointer of(Object v) {
        return new UnsafePointer(v);
    }

    private UnsafePointer(Object v) {
        super(v);
    }

    @Override
    public GoType goType() {
        return Types.UNSAFE_POINTER;
    }
}
