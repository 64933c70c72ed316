package jopher.compiler.stackmap;

import jopher.compiler.ir.IrTypes;
import jopher.compiler.types.Basic;
import jopher.compiler.types.Sizes;
import jopher.compiler.types.Type;

/// Which of the runtime's map functions gc calls (Go 1.26 cmd/compile/internal/walk/walk.go: mapfast; runtime's zero value buffer for `_fat`).
final class MapCalls {
    private static final long MOST_FAST = 128;
    private static final long MOST_THIN = 1024;

    private MapCalls() {}

    static boolean isFast(Type map) {
        return !suffix(map).isEmpty();
    }

    /// `access1`, `access2`, `assign` or `delete` of a map.
    static String name(String what, Type map) {
        String fast = what.startsWith("access") && Sizes.sizeof(IrTypes.mapElem(map)) > MOST_THIN ? "_fat" : suffix(map);
        if (fast.endsWith("ptr") && !fast.equals("_fast64ptr")) {
            fast = "_fast32";
        } else if (fast.equals("_fast64ptr") && !what.equals("assign")) {
            fast = "_fast64";
        }
        return "map" + what + fast;
    }

    private static String suffix(Type map) {
        long size = Sizes.sizeof(IrTypes.mapElem(map));
        if (size < 0 || size > MOST_FAST) {
            return "";
        }
        Type key = IrTypes.mapKey(map);
        return switch (key.underlying()) {
            case Basic b when b.has(Basic.IS_STRING) -> "_faststr";
            case Basic b when b.has(Basic.IS_FLOAT) || b.has(Basic.IS_COMPLEX) -> "";
            default -> isMemory(key) ? switch ((int) Sizes.sizeof(key)) {
                case 4 -> Words.hasPointers(key) ? "_fast32ptr" : "_fast32";
                case 8 -> Words.hasPointers(key) ? "_fast64ptr" : "_fast64";
                default -> "";
            } : "";
        };
    }

    /// Whether equality is that of the bytes.
    private static boolean isMemory(Type t) {
        return switch (t.underlying()) {
            case Basic b -> !b.has(Basic.IS_STRING) && !b.has(Basic.IS_FLOAT) && !b.has(Basic.IS_COMPLEX);
            case jopher.compiler.types.Interface i -> false;
            case jopher.compiler.types.Array a -> isMemory(a.elem());
            case jopher.compiler.types.Struct s -> s.fields().stream().allMatch(f -> !f.name().equals("_") && isMemory(f.type()));
            default -> true;
        };
    }
}
