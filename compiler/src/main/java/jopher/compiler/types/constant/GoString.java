package jopher.compiler.types.constant;

import java.nio.charset.StandardCharsets;

/// Go string literals: quoting of bytes as `strconv.Quote` does, and unquoting of literals in sources.
public final class GoString {
    private GoString() {}

    /// A double-quoted literal for the UTF-8 encoding of the text.
    public static String quoteText(String text) {
        return quote(StringConstant.bytesOf(text.getBytes(StandardCharsets.UTF_8)));
    }

    /// A double-quoted literal for bytes given as characters 0–255.
    public static String quote(String bytes) {
        var b = new StringBuilder(bytes.length() + 2);
        b.append('"');
        for (int i = 0; i < bytes.length();) {
            int c = bytes.charAt(i);
            int n = 1;
            if (c >= 0x80) {
                n = sequenceLength(bytes, i);
                if (n == 0) {
                    b.append(String.format("\\x%02x", c));
                    i++;
                    continue;
                }
                c = decode(bytes, i, n);
            }
            i += n;
            switch (c) {
                case '"', '\\' -> b.append('\\').append((char) c);
                case 7 -> b.append("\\a");
                case '\b' -> b.append("\\b");
                case '\f' -> b.append("\\f");
                case '\n' -> b.append("\\n");
                case '\r' -> b.append("\\r");
                case '\t' -> b.append("\\t");
                case 11 -> b.append("\\v");
                default -> {
                    if (printable(c)) {
                        b.appendCodePoint(c);
                    } else if (c < ' ' || c == 0x7f) {
                        b.append(String.format("\\x%02x", c));
                    } else {
                        b.append(String.format(c < 0x10000 ? "\\u%04x" : "\\U%08x", c));
                    }
                }
            }
        }
        return b.append('"').toString();
    }

    private static boolean printable(int c) {
        if (c < 0x7f) {
            return c >= ' ';
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                 Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SPACE_SEPARATOR -> false;
            default -> true;
        };
    }

    /// Length of the valid UTF-8 sequence of several bytes at i, 0 if there is none (Unicode, table 3-7).
    private static int sequenceLength(String s, int i) {
        int c = s.charAt(i);
        int n = c >= 0xC2 && c <= 0xDF ? 2 : c >= 0xE0 && c <= 0xEF ? 3 : c >= 0xF0 && c <= 0xF4 ? 4 : 0;
        if (n == 0 || i + n > s.length()) {
            return 0;
        }
        for (int k = 1; k < n; k++) {
            if ((s.charAt(i + k) & 0xC0) != 0x80) {
                return 0;
            }
        }
        int second = s.charAt(i + 1);
        boolean bad = c == 0xE0 && second < 0xA0 || c == 0xED && second > 0x9F || c == 0xF0 && second < 0x90 || c == 0xF4 && second > 0x8F;
        return bad ? 0 : n;
    }

    private static int decode(String s, int i, int n) {
        int c = s.charAt(i) & (0x7F >> n);
        for (int k = 1; k < n; k++) {
            c = c << 6 | s.charAt(i + k) & 0x3F;
        }
        return c;
    }

    /// The bytes (one per character) of a raw or interpreted string literal, null if it is malformed.
    public static String unquote(String lit) {
        int n = lit.length();
        if (n < 2 || lit.charAt(0) != lit.charAt(n - 1)) {
            return null;
        }
        char quote = lit.charAt(0);
        String s = lit.substring(1, n - 1);
        if (quote == '`') {
            return StringConstant.bytesOf(s.replace("\r", "").getBytes(StandardCharsets.UTF_8));
        }
        if (quote != '"') {
            return null;
        }
        if (s.indexOf('\\') < 0) {
            return StringConstant.bytesOf(s.getBytes(StandardCharsets.UTF_8));
        }
        var out = new StringBuilder(s.length());
        int[] at = {0};
        while (at[0] < s.length()) {
            int start = at[0];
            boolean escapedByte = s.charAt(start) == '\\' && start + 1 < s.length() && "x01234567".indexOf(s.charAt(start + 1)) >= 0;
            int c = unquoteChar(s, at, '"');
            if (c < 0) {
                return null;
            }
            if (c < 0x80 || escapedByte) {
                out.append((char) c);
            } else {
                appendUtf8(out, c);
            }
        }
        return out.toString();
    }

    /// Appends the UTF-8 encoding of a code point, U+FFFD for surrogates and values out of range.
    public static void appendUtf8(StringBuilder out, int c) {
        if (c < 0 || c > 0x10FFFF || c >= 0xD800 && c <= 0xDFFF) {
            c = 0xFFFD;
        }
        if (c < 0x80) {
            out.append((char) c);
        } else if (c < 0x800) {
            out.append((char) (0xC0 | c >> 6)).append((char) (0x80 | c & 0x3F));
        } else if (c < 0x10000) {
            out.append((char) (0xE0 | c >> 12)).append((char) (0x80 | c >> 6 & 0x3F)).append((char) (0x80 | c & 0x3F));
        } else {
            out.append((char) (0xF0 | c >> 18)).append((char) (0x80 | c >> 12 & 0x3F)).append((char) (0x80 | c >> 6 & 0x3F))
                    .append((char) (0x80 | c & 0x3F));
        }
    }

    /// The code point (or byte value of a \x or octal escape) at at[0], which is advanced; -1 if malformed.
    static int unquoteChar(String s, int[] at, char quote) {
        int i = at[0];
        char c = s.charAt(i);
        if (c != '\\') {
            int cp = s.codePointAt(i);
            at[0] = i + Character.charCount(cp);
            return c == quote ? -1 : cp;
        }
        if (i + 1 >= s.length()) {
            return -1;
        }
        char e = s.charAt(i + 1);
        int digits = switch (e) {
            case 'x' -> 2;
            case 'u' -> 4;
            case 'U' -> 8;
            default -> 0;
        };
        if (digits > 0) {
            return number(s, at, i + 2, digits, 16);
        }
        if (e >= '0' && e <= '7') {
            int v = number(s, at, i + 1, 3, 8);
            return v > 255 ? -1 : v;
        }
        at[0] = i + 2;
        return switch (e) {
            case 'a' -> 7;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> 11;
            case '\\' -> '\\';
            case '\'', '"' -> e == quote ? e : -1;
            default -> -1;
        };
    }

    private static int number(String s, int[] at, int from, int digits, int base) {
        if (from + digits > s.length()) {
            return -1;
        }
        long v = 0;
        for (int k = from; k < from + digits; k++) {
            int d = Character.digit(s.charAt(k), base);
            if (d < 0) {
                return -1;
            }
            v = v * base + d;
        }
        at[0] = from + digits;
        return digits > 3 && (v > 0x10FFFF || v >= 0xD800 && v <= 0xDFFF) ? -1 : (int) v;
    }
}
