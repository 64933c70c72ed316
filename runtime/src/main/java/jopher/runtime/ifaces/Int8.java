package jopher.runtime.ifaces;

import jopher.abi.CompilerEntry;
import jopher.runtime.types.GoType;
import jopher.runtime.types.Types;

/// `int8` in an interface. Values 0 to 255 are shared, as in gc.
public final class Int8 extends BoxI {
    private static final Int8[] SMALL = new Int8[256];

    static {
        for (int i = 0; i < 256; i++) {
            SMALL[i] = new Int8(i);
        }
    }

    @CompilerEntry
    public static Int8 of(int v) {
        return v >= 0 && v < 256 ? SMALL[v] : new Int8(v);
    }

    private Int8(int v) {
        super(v);
    }

    @Override
    public GoType goType() {
        return Types.INT8;
    }
}
