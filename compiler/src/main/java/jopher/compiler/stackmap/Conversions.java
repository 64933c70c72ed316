package jopher.compiler.stackmap;

import jopher.compiler.ir.IrTypes;
import jopher.compiler.types.Basic;
import jopher.compiler.types.Sizes;
import jopher.compiler.types.Type;

/// How gc makes the data word of an interface (Go 1.26 cmd/compile/internal/walk/convert.go: dataWord).
final class Conversions {
    private Conversions() {}

    /// The runtime's function.
    static String function(Type t) {
        long size = Sizes.sizeof(t);
        boolean pointers = Words.hasPointers(t);
        if (size == 2 && Sizes.alignof(t) == 2) {
            return "convT16";
        }
        if (size == 4 && Sizes.alignof(t) == 4 && !pointers) {
            return "convT32";
        }
        if (size == 8 && Sizes.alignof(t) == 8 && !pointers) {
            return "convT64";
        }
        return IrTypes.isString(t) ? "convTstring" : IrTypes.isSlice(t) ? "convTslice" : pointers ? "convT" : "convTnoptr";
    }

    /// Whether that takes an address.
    static boolean byAddress(Type t) {
        String f = function(t);
        return !(t.underlying() instanceof jopher.compiler.types.Interface) && !Words.isDirect(t) && (f.equals("convT") || f.equals("convTnoptr"));
    }

    /// Whether the runtime has the values in a table.
    static boolean isTabled(Type t) {
        return t.underlying() instanceof Basic b && (b.has(Basic.IS_BOOLEAN) || b.has(Basic.IS_INTEGER) && Sizes.sizeof(t) == 1);
    }
}
