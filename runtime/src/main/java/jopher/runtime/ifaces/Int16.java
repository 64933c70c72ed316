package jopher.runtime.ifaces;

import jopher.abi.CompilerEntry;
import jopher.runtime.types.GoType;
import jopher.runtime.types.Types;

/// `int16` in an interface. Values 0 to 255 are shared, as in gc.
public final class Int16 extends BoxI {
    private static final Int16[] SMALL = new Int16[256];

    static {
        for (int i = 0; i < 256; i++) {
            SMALL[i] = new Int16(i);
        }
    }

    @CompilerEntry
    public static Int16 of(int v) {
        return v >= 0 && v < 256 ? SMALL[v] : new Int16(v);
    }

    private Int16(int v) {
        super(v);
    }

    @Override
    public GoType goType() {
        return Types.INT16;
    }
}
