package jopher.runtime.ifaces;

import jopher.abi.CompilerEntry;
import jopher.runtime.types.GoType;
import jopher.runtime.types.Types;

/// `uint8` in an interface. Values 0 to 255 are shared, as in gc.
public final class Uint8 extends BoxI {
    private static final Uint8[] SMALL = new Uint8[256];

    static {
        for (int i = 0; i < 256; i++) {
            SMALL[i] = new Uint8(i);
        }
    }

    @CompilerEntry
    public static Uint8 of(int v) {
        return v >= 0 && v < 256 ? SMALL[v] : new Uint8(v);
    }

    private Uint8(int v) {
        super(v);
    }

    @Override
    public GoType goType() {
        return Types.UINT8;
    }
}
