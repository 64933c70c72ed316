package jopher.runtime.ifaces;

import jopher.abi.CompilerEntry;
import jopher.runtime.types.GoType;
import jopher.runtime.types.Types;

/// `float64` in an interface.
public final class Float64 extends BoxD {
    private static final Float64 ZERO = new Float64(0);

    @CompilerEntry
    public static Float64 of(double v) {
        return Double.doubleToRawLongBits(v) == 0 ? ZERO : new Float64(v);
    }

    private Float64(double v) {
        super(v);
    }

    @Override
    public GoType goType() {
        return Types.FLOAT64;
    }
}
