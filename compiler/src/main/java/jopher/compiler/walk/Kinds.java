package jopher.compiler.walk;

import jopher.compiler.types.Basic;
import jopher.compiler.types.Type;

/// The JVM stack kind of a Go type, for choosing typed runtime entries.
enum Kinds {
    I, J, F, D, L;

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
