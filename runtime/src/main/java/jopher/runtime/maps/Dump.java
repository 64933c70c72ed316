package jopher.runtime.maps;

import java.lang.reflect.Array;
import jopher.runtime.strings.GoString;

/// Text of a map for debuggers.
final class Dump {
    private static final int MOST = 50;

    private Dump() {
    }

    static String of(GoMap m) {
        StringBuilder b = new StringBuilder(m.type == null ? "map" : m.type.toString()).append(" = {");
        int n = 0;
        for (int slot = 0; m.ctrl != null && slot < m.ctrl.length * 8 && n < MOST; slot++) {
            if ((m.ctrl(slot) & 0x80) == 0) {
                b.append(n++ == 0 ? "[" : ", [").append(text(Array.get(m.keys, slot))).append("] = ")
                        .append(m.vals == null ? "{}" : text(Array.get(m.vals, slot)));
            }
        }
        return b.append(n == MOST ? ", …}" : "}").toString();
    }

    private static String text(Object v) {
        return v instanceof GoString ? "\"" + v + "\"" : String.valueOf(v);
    }
}
