package jopher.cli;

import java.util.List;
import java.util.Map;

/// Writes JSON as `go list -json` does: tabs, fields in order, nothing for empty values.
final class Json {
    private Json() {}

    /// As encoding/json: what HTML would take for its own is escaped, too.
    static String quote(String s) {
        StringBuilder sb = new StringBuilder("\"");
        for (char c : s.toCharArray()) {
            switch (c) {
                case '"' -> sb.append("\\\"");
                case '\\' -> sb.append("\\\\");
                case '\n' -> sb.append("\\n");
                case '\t' -> sb.append("\\t");
                case '\r' -> sb.append("\\r");
                case '\b' -> sb.append("\\b");
                case '\f' -> sb.append("\\f");
                default -> {
                    if (c < 0x20 || c == '<' || c == '>' || c == '&' || c == '\u2028' || c == '\u2029') {
                        sb.append(String.format("\\u%04x", (int) c));
                    } else {
                        sb.append(c == '\uFFFD' ? "\\ufffd" : String.valueOf(c));
                    }
                }
            }
        }
        return sb.append('"').toString();
    }

    static String write(Object value, String indent) {
        return switch (value) {
            case ListTemplate.Struct s -> write(s.fields(), indent);
            case Map<?, ?> m -> {
                StringBuilder sb = new StringBuilder("{");
                String sep = "\n";
                for (var e : m.entrySet()) {
                    if (isEmpty(e.getValue())) {
                        continue;
                    }
                    sb.append(sep).append(indent).append('\t').append(quote(String.valueOf(e.getKey()))).append(": ").append(write(e.getValue(), indent + "\t"));
                    sep = ",\n";
                }
                yield sb.append('\n').append(indent).append('}').toString();
            }
            case List<?> l -> {
                StringBuilder sb = new StringBuilder("[");
                String sep = "\n";
                for (Object o : l) {
                    sb.append(sep).append(indent).append('\t').append(write(o, indent + "\t"));
                    sep = ",\n";
                }
                yield sb.append('\n').append(indent).append(']').toString();
            }
            case Boolean b -> b.toString();
            default -> quote(String.valueOf(value));
        };
    }

    private static boolean isEmpty(Object o) {
        return o == null || o.equals("") || o.equals(false) || o instanceof List<?> l && l.isEmpty() || o instanceof Map<?, ?> m && m.isEmpty() || o instanceof ListTemplate.Struct s && s.fields().isEmpty();
    }
}
