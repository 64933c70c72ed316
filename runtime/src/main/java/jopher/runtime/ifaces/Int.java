package jopher.runtime.ifaces;

import jopher.abi.CompilerEntry;
import jopher.runtime.types.GoType;
import jopher.runtime.types.Types;

/// `int` in an interface. Values 0 to 255 are shared, as in gc.
public final class Int extends BoxJ {
    private static final Int[] SMALL = new Int[256];

    static {
        for (int i = 0; i < 256; i++) {
            SMALL[i] = new Int(i);
        }
    }

    @CompilerEntry
    public static Int of(long v) {
        return v >= 0 && v < 256 ? SMALL[(int) v] : new Int(v);
    }

    private Int(long v) {
        super(v);
    }

    @Override
    public GoType goType() {
        return Types.INT;
    }
}
