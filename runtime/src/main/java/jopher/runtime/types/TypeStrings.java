package jopher.runtime.types;

/// Type strings as gc's reflect prints them.
final class TypeStrings {
    private static final String[] BASICS = new String[128];

    static {
        String[] pairs = {"b", "bool", "c", "int8", "s", "int16", "i", "int32", "l", "int64", "I", "int", "C", "uint8", "S", "uint16",
            "U", "uint32", "L", "uint64", "u", "uint", "p", "uintptr", "f", "float32", "d", "float64", "x", "complex64", "X",
            "complex128", "t", "string", "P", "unsafe.Pointer"};
        for (int i = 0; i < pairs.length; i += 2) {
            BASICS[pairs[i].charAt(0)] = pairs[i + 1];
        }
    }

    private TypeStrings() {
    }

    static String of(GoType t) {
        String e = t.encoding();
        if (e.length() == 1) {
            return BASICS[e.charAt(0)];
        }
        if (t.isDefined()) {
            return t.description().printed();
        }
        return switch (t.kind()) {
            case POINTER -> "*" + t.elem();
            case SLICE -> "[]" + t.elem();
            case ARRAY -> "[" + t.length() + "]" + t.elem();
            case MAP -> "map[" + t.key() + "]" + t.elem();
            case CHAN -> chan(t);
            case FUNC -> "func" + signature(t.signature());
            case STRUCT -> struct(t);
            case INTERFACE -> iface(t);
            default -> throw new IllegalStateException(e);
        };
    }

    private static String chan(GoType t) {
        String elem = t.elem().toString();
        return switch (t.direction()) {
            case 1 -> "<-chan " + elem;
            case 2 -> "chan<- " + elem;
            default -> elem.startsWith("<-") ? "chan (" + elem + ")" : "chan " + elem;
        };
    }

    static String signature(GoType.Signature s) {
        StringBuilder b = new StringBuilder("(");
        for (int i = 0; i < s.in().size(); i++) {
            b.append(i == 0 ? "" : ", ");
            if (s.variadic() && i == s.in().size() - 1) {
                b.append("...").append(s.in().get(i).elem());
            } else {
                b.append(s.in().get(i));
            }
        }
        b.append(')');
        if (s.out().size() == 1) {
            b.append(' ').append(s.out().getFirst());
        } else if (!s.out().isEmpty()) {
            b.append(" (");
            for (int i = 0; i < s.out().size(); i++) {
                b.append(i == 0 ? "" : ", ").append(s.out().get(i));
            }
            b.append(')');
        }
        return b.toString();
    }

    private static String struct(GoType t) {
        Field[] fields = t.fields();
        if (fields.length == 0) {
            return "struct {}";
        }
        StringBuilder b = new StringBuilder("struct { ");
        for (int i = 0; i < fields.length; i++) {
            Field f = fields[i];
            b.append(i == 0 ? "" : "; ");
            if (!f.embedded()) {
                b.append(f.name()).append(' ');
            }
            b.append(f.type());
            if (!f.tag().isEmpty()) {
                b.append(' ').append(quote(f.tag()));
            }
        }
        return b.append(" }").toString();
    }

    private static String iface(GoType t) {
        Method[] methods = t.methods();
        if (methods.length == 0) {
            return "interface {}";
        }
        StringBuilder b = new StringBuilder("interface { ");
        for (int i = 0; i < methods.length; i++) {
            Method m = methods[i];
            b.append(i == 0 ? "" : "; ");
            if (!m.exported()) {
                b.append(packageName(m.pkgPath())).append('.');
            }
            b.append(m.name()).append(signature(m.signature().signature()));
        }
        return b.append(" }").toString();
    }

    /// The last path element stands for the package's name, which the encoding does not hold.
    private static String packageName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /// As strconv.Quote.
    static String quote(String s) {
        StringBuilder b = new StringBuilder("\"");
        s.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> b.append("\\\"");
                case '\\' -> b.append("\\\\");
                case '\n' -> b.append("\\n");
                case '\t' -> b.append("\\t");
                case '\r' -> b.append("\\r");
                case 7 -> b.append("\\a");
                case 8 -> b.append("\\b");
                case 11 -> b.append("\\v");
                case 12 -> b.append("\\f");
                default -> {
                    if (c < 0x20 || c == 0x7f) {
                        b.append(String.format("\\x%02x", c));
                    } else {
                        b.appendCodePoint(c);
                    }
                }
            }
        });
        return b.append('"').toString();
    }
}
