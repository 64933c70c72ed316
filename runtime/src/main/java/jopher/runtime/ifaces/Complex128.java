package jopher.runtime.ifaces;

import jopher.abi.CompilerEntry;
import jopher.runtime.complex.Complex;
import jopher.runtime.types.GoType;
import jopher.runtime.types.Types;

/// `complex128` in an interface.
public final class Complex128 extends BoxL {
    @CompilerEntry
    public static Complex128 of(Complex v) {
        return new Complex128(v);
    }

    private Complex128(Complex v) {
        super(v);
    }

    @Override
    public GoType goType() {
        return Types.COMPLEX128;
    }
}
