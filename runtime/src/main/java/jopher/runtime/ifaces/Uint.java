package jopher.runtime.ifaces;

import jopher.abi.CompilerEntry;
import jopher.runtime.types.GoType;
import jopher.runtime.types.Types;

/// `uint` in an interface. Values 0 to 255 are shared, as in gc.
public final class Uint extends BoxJ {
    private static final Uint[] SMALL = new Uint[256];

    static {
        for (int i = 0; i < 256; i++) {
            SMALL[i] = new Uint(i);
        }
    }

    @CompilerEntry
    public static Uint of(long v) {
        return v >= 0 && v < 256 ? SMALL[(int) v] : new Uint(v);
    }

    private Uint(long v) {
        super(v);
    }

    @Override
    public GoType goType() {
        return Types.UINT;
    }
}
