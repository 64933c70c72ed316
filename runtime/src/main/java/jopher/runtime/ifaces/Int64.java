package jopher.runtime.ifaces;

import jopher.abi.CompilerEntry;
import jopher.runtime.types.GoType;
import jopher.runtime.types.Types;

/// `int64` in an interface. Values 0 to 255 are shared, as in gc.
public final class Int64 extends BoxJ {
    private static final Int64[] SMALL = new Int64[256];

    static {
        for (int i = 0; i < 256; i++) {
            SMALL[i] = new Int64(i);
        }
    }

    @CompilerEntry
    public static Int64 of(long v) {
        return v >= 0 && v < 256 ? SMALL[(int) v] : new Int64(v);
    }

    private Int64(long v) {
        super(v);
    }

    @Override
    public GoType goType() {
        return Types.INT64;
    }
}
