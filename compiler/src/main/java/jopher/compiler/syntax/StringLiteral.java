package jopher.compiler.syntax;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// The value of a string or rune literal (spec: String literals, Rune literals).
public final class StringLiteral {
    private StringLiteral() {}

    /// The bytes of a string literal as written in the source, quotes included; null if it is malformed.
    public static byte[] bytesOrNull(String literal) {
        int n = literal.length();
        if (n < 2 || literal.charAt(n - 1) != literal.charAt(0)) {
            return null;
        }
        if (literal.charAt(0) == '`') {
            String text = literal.substring(1, n - 1);
            return text.indexOf('`') >= 0 ? null : text.replace("\r", "").getBytes(StandardCharsets.UTF_8);
        }
        if (literal.charAt(0) != '"') {
            return null;
        }
        if (literal.indexOf('\\') < 0) {
            return literal.indexOf('"', 1) != n - 1 || literal.indexOf('\n') >= 0 ? null
                    : literal.substring(1, n - 1).getBytes(StandardCharsets.UTF_8);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(n);
        var cursor = new Cursor(literal, 1, n - 1);
        while (cursor.at < cursor.end) {
            int c = cursor.next('"');
            if (c == MALFORMED) {
                return null;
            }
            if (cursor.isByte) {
                out.write(c);
            } else {
                out.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    /// The value of a string literal whose bytes are UTF-8 (an import path, a struct tag); null if malformed.
    public static String unquoteOrNull(String literal) {
        byte[] bytes = bytesOrNull(literal);
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    /// The value of a rune literal, -1 if it is malformed.
    public static int runeOrMinusOne(String literal) {
        int n = literal.length();
        if (n < 3 || literal.charAt(0) != '\'' || literal.charAt(n - 1) != '\'') {
            return -1;
        }
        var cursor = new Cursor(literal, 1, n - 1);
        int c = cursor.next('\'');
        return c == MALFORMED || cursor.at != cursor.end ? -1 : c;
    }

    private static final int MALFORMED = -1;

    private static final class Cursor {
        final String text;
        final int end;
        int at;
        /// The character last read is a byte given by `\x` or an octal escape.
        boolean isByte;

        Cursor(String text, int at, int end) {
            this.text = text;
            this.at = at;
            this.end = end;
        }

        int next(char quote) {
            isByte = false;
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            if (c == quote || c == '\n') {
                return MALFORMED;
            }
            if (c != '\\') {
                return c;
            }
            if (at >= end) {
                return MALFORMED;
            }
            char e = text.charAt(at++);
            return switch (e) {
                case 'a' -> 7;
                case 'b' -> '\b';
                case 'f' -> '\f';
                case 'n' -> '\n';
                case 'r' -> '\r';
                case 't' -> '\t';
                case 'v' -> 11;
                case '\\' -> '\\';
                case 'x' -> digits(2, 16, true);
                case 'u' -> digits(4, 16, false);
                case 'U' -> digits(8, 16, false);
                case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                    at--;
                    yield digits(3, 8, true);
                }
                default -> e == quote ? quote : MALFORMED;
            };
        }

        private int digits(int count, int base, boolean asByte) {
            if (at + count > end) {
                return MALFORMED;
            }
            long x = 0;
            for (int i = 0; i < count; i++) {
                int d = text.charAt(at) < 128 ? Character.digit(text.charAt(at), base) : -1;
                if (d < 0) {
                    return MALFORMED;
                }
                at++;
                x = x * base + d;
            }
            isByte = asByte;
            if (asByte) {
                return x > 255 ? MALFORMED : (int) x;
            }
            return x > Character.MAX_CODE_POINT || x >= 0xD800 && x < 0xE000 ? MALFORMED : (int) x;
        }
    }
}
