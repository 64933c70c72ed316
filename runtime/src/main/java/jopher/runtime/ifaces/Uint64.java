package jopher.runtime.ifaces;

import jopher.abi.CompilerEntry;
import jopher.runtime.types.GoType;
import jopher.runtime.types.Types;

/// `uint64` in an interface. Values 0 to 255 are shared, as in gc.
public final class Uint64 extends BoxJ {
    private static final Uint64[] SMALL = new Uint64[256];

    static {
        for (int i = 0; i < 256; i++) {
            SMALL[i] = new Uint64(i);
        }
    }

    @CompilerEntry
    public static Uint64 of(long v) {
        return v >= 0 && v < 256 ? SMALL[(int) v] : new Uint64(v);
    }

    private Uint64(long v) {
        super(v);
    }

    @Override
    public GoType goType() {
        return Types.UINT64;
    }
}
