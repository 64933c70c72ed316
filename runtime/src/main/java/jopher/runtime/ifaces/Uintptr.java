package jopher.runtime.ifaces;

import jopher.abi.CompilerEntry;
import jopher.runtime.types.GoType;
import jopher.runtime.types.Types;

/// `uintptr` in an interface. Values 0 to 255 are shared, as in gc.
public final class Uintptr extends BoxJ {
    private static final Uintptr[] SMALL = new Uintptr[256];

    static {
        for (int i = 0; i < 256; i++) {
            SMALL[i] = new Uintptr(i);
        }
    }

    @CompilerEntry
    public static Uintptr of(long v) {
        return v >= 0 && v < 256 ? SMALL[(int) v] : new Uintptr(v);
    }

    private Uintptr(long v) {
        super(v);
    }

    @Override
    public GoType goType() {
        return Types.UINTPTR;
    }
}
