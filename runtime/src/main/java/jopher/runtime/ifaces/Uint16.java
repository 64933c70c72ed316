package jopher.runtime.ifaces;

import jopher.abi.CompilerEntry;
import jopher.runtime.types.GoType;
import jopher.runtime.types.Types;

/// `uint16` in an interface. Values 0 to 255 are shared, as in gc.
public final class Uint16 extends BoxI {
    private static final Uint16[] SMALL = new Uint16[256];

    static {
        for (int i = 0; i < 256; i++) {
            SMALL[i] = new Uint16(i);
        }
    }

    @CompilerEntry
    public static Uint16 of(int v) {
        return v >= 0 && v < 256 ? SMALL[v] : new Uint16(v);
    }

    private Uint16(int v) {
        super(v);
    }

    @Override
    public GoType goType() {
        return Types.UINT16;
    }
}
