package jopher.runtime.ifaces;

import jopher.abi.CompilerEntry;
import jopher.runtime.types.GoType;
import jopher.runtime.types.Types;

/// `bool` in an interface.
public final class Bool extends BoxI {
    private static final Bool FALSE = new Bool(0);
    private static final Bool TRUE = new Bool(1);

    @CompilerEntry
    public static Bool of(int v) {
        return v != 0 ? TRUE : FALSE;
    }

    private Bool(int v) {
        super(v);
    }

    @Override
    public GoType goType() {
        return Types.BOOL;
    }
}
