package jopher.runtime.ifaces;

import jopher.abi.CompilerEntry;
import jopher.runtime.types.GoType;
import jopher.runtime.types.Types;

/// `int32` in an interface. Values 0 to 255 are shared, as in gc.
public final class Int32 extends BoxI {
    private static final Int32[] SMALL = new Int32[256];

    static {
        for (int i = 0; i < 256; i++) {
            SMALL[i] = new Int32(i);
        }
    }

    @CompilerEntry
    public static Int32 of(int v) {
        return v >= 0 && v < 256 ? SMALL[v] : new Int32(v);
    }

    private Int32(int v) {
        super(v);
    }

    @Override
    public GoType goType() {
        return Types.INT32;
    }
}
