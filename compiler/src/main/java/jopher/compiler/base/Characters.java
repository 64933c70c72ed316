package jopher.compiler.base;

/// Characters as Go's messages show them (Go 1.26 fmt and strconv).
public final class Characters {
    private Characters() {}

    /// The verb `%#U`: `U+0041 'A'`, without the character if it is not printable.
    public static String codePoint(long c) {
        String hex = String.format("U+%04X", c);
        return c <= Character.MAX_CODE_POINT && isPrint((int) c) ? hex + " '" + Character.toString((int) c) + "'" : hex;
    }

    /// The verb `%q` for a rune: `'x'`, with Go's escapes.
    public static String quote(int c) {
        StringBuilder b = new StringBuilder("'");
        appendEscaped(b, c, '\'');
        return b.append('\'').toString();
    }

    /// The verb `%q` for a string: `strconv.Quote`.
    public static String quote(String s) {
        StringBuilder b = new StringBuilder("\"");
        s.codePoints().forEach(c -> appendEscaped(b, c, '"'));
        return b.append('"').toString();
    }

    /// `unicode.IsPrint`: letters, marks, numbers, punctuation, symbols and the ASCII space.
    public static boolean isPrint(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }

    private static void appendEscaped(StringBuilder b, int c, char quote) {
        switch (c) {
            case 7 -> b.append("\\a");
            case '\b' -> b.append("\\b");
            case '\f' -> b.append("\\f");
            case '\n' -> b.append("\\n");
            case '\r' -> b.append("\\r");
            case '\t' -> b.append("\\t");
            case 11 -> b.append("\\v");
            default -> {
                if (c == quote || c == '\\') {
                    b.append('\\').append((char) c);
                } else if (isPrint(c)) {
                    b.appendCodePoint(c);
                } else if (c < 0x20 || c == 0x7F) {
                    b.append(String.format("\\x%02x", c));
                } else if (c < 0x10000) {
                    b.append(String.format("\\u%04x", c));
                } else {
                    b.append(String.format("\\U%08x", c));
                }
            }
        }
    }
}
