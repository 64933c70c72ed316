package jopher.compiler.walk;

import jopher.abi.RuntimeSymbol;
import jopher.compiler.types.Basic;
import jopher.compiler.types.Type;

/// The JVM stack kind of a Go type, for choosing typed runtime entries.
enum Kinds {
    I(RuntimeSymbol.MAPACCESS1_UNBOXEDI, RuntimeSymbol.MAPACCESS2_UNBOXEDI, RuntimeSymbol.MAPDELETE_UNBOXEDI),
    J(RuntimeSymbol.MAPACCESS1_UNBOXEDJ, RuntimeSymbol.MAPACCESS2_UNBOXEDJ, RuntimeSymbol.MAPDELETE_UNBOXEDJ),
    F(RuntimeSymbol.MAPACCESS1_UNBOXEDF, RuntimeSymbol.MAPACCESS2_UNBOXEDF, RuntimeSymbol.MAPDELETE_UNBOXEDF),
    D(RuntimeSymbol.MAPACCESS1_UNBOXEDD, RuntimeSymbol.MAPACCESS2_UNBOXEDD, RuntimeSymbol.MAPDELETE_UNBOXEDD),
    L(RuntimeSymbol.MAPACCESS1_UNBOXEDL, RuntimeSymbol.MAPACCESS2_UNBOXEDL, RuntimeSymbol.MAPDELETE_UNBOXEDL);

    private final RuntimeSymbol access1;
    private final RuntimeSymbol access2;
    /// Deletes by a key of this kind that is in no box.
    final RuntimeSymbol delete;

    Kinds(RuntimeSymbol access1, RuntimeSymbol access2, RuntimeSymbol delete) {
        this.access1 = access1;
        this.access2 = access2;
        this.delete = delete;
    }

    /// Looks up a key of this kind that is in no box.
    RuntimeSymbol access(boolean commaOk) {
        return commaOk ? access2 : access1;
    }

    static Kinds of(Type t) {
        if (!(t.underlying() instanceof Basic b)) {
            return L;
        }
        return switch (b.kind()) {
            case BOOL, INT8, INT16, INT32, UINT8, UINT16, UINT32 -> I;
            case INT, INT64, UINT, UINT64, UINTPTR -> J;
            case FLOAT32 -> F;
            case FLOAT64 -> D;
            default -> L;
        };
    }
}
