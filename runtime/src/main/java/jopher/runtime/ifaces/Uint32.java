package jopher.runtime.ifaces;

import jopher.abi.CompilerEntry;
import jopher.runtime.types.GoType;
import jopher.runtime.types.Types;

/// `uint32` in an interface. Values 0 to 255 are shared, as in gc.
public final class Uint32 extends BoxI {
    private static final Uint32[] SMALL = new Uint32[256];

    static {
        for (int i = 0; i < 256; i++) {
            SMALL[i] = new Uint32(i);
        }
    }

    @CompilerEntry
    public static Uint32 of(int v) {
        return v >= 0 && v < 256 ? SMALL[v] : new Uint32(v);
    }

    private Uint32(int v) {
        super(v);
    }

    @Override
    public GoType goType() {
        return Types.UINT32;
    }
}
