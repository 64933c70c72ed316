package jopher.runtime.ifaces;

import jopher.abi.CompilerEntry;
import jopher.runtime.complex.Complex;
import jopher.runtime.types.GoType;
import jopher.runtime.types.Types;

/// `complex64` in an interface.
public final class Complex64 extends BoxL {
    @CompilerEntry
    public static Complex64 of(Complex v) {
        return new Complex64(v);
    }

    private Complex64(Complex v) {
        super(v);
    }

    @Override
    public GoType goType() {
        return Types.COMPLEX64;
    }
}
