package jopher.runtime.ifaces;

import jopher.abi.CompilerEntry;
import jopher.runtime.types.GoType;

/// A value of an unnamed type in an interface: slices, arrays, maps, channels, funcs, pointers to non-structs. Such types have
/// no methods (anonymous structs that embed others do, and have classes of their own).
public final class AnyBox extends BoxL {
    @CompilerEntry
    public final GoType t;

    @CompilerEntry
    public AnyBox(GoType t, Object v) {
        super(v);
        this.t = t;
    }

    @CompilerEntry
    public static AnyBox of(GoType t, Object v) {
        return new AnyBox(t, v);
    }

    @Override
    public GoType goType() {
        return t;
    }
}
