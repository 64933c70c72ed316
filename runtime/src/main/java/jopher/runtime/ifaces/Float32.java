package jopher.runtime.ifaces;

import jopher.abi.CompilerEntry;
import jopher.runtime.types.GoType;
import jopher.runtime.types.Types;

/// `float32` in an interface.
public final class Float32 extends BoxF {
    private static final Float32 ZERO = new Float32(0);

    @CompilerEntry
    public static Float32 of(float v) {
        return Float.floatToRawIntBits(v) == 0 ? ZERO : new Float32(v);
    }

    private Float32(float v) {
        super(v);
    }

    @Override
    public GoType goType() {
        return Types.FLOAT32;
    }
}
