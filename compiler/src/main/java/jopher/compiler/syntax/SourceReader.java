package jopher.compiler.syntax;

import java.util.Arrays;

/// Walks over the characters of a file: decodes UTF-8, counts lines and byte columns, and drops what Go forbids
/// (NUL, invalid UTF-8, byte order marks after the first character) after an error (spec: Source code representation).
class SourceReader {
    /// Receives errors and directives as they are met; lines and columns are 1-based, columns count bytes.
    interface Listener {
        void error(int line, int col, String message);

        /// `text` is a whole comment with its delimiters, without the newline that ends it.
        /// `alone` says that nothing precedes it on its line.
        void directive(int line, int col, String text, boolean alone);
    }

    final Listener listener;
    /// The file's bytes, padded with zeros: reading a few bytes past the end is safe.
    final byte[] buf;
    private final int end;

    /// The current character, -1 at the end of the file; it occupies `buf[at, next)`.
    int ch;
    int at;
    int next;

    /// Line of `ch` (1-based) and the offset where that line starts.
    int line = 1;
    int lineStart;

    SourceReader(byte[] bytes, Listener listener) {
        this.listener = listener;
        this.end = bytes.length;
        this.buf = Arrays.copyOf(bytes, bytes.length + 8);
        this.ch = ' ';
        advance();
    }

    final int col() {
        return at - lineStart + 1;
    }

    final void error(String message) {
        listener.error(line, col(), message);
    }

    /// Moves to the next character.
    final void advance() {
        if (ch == '\n') {
            line++;
            lineStart = next;
        }
        moveTo(next);
    }

    /// Makes the character at offset `p` current; everything before `p` on its line must be behind, without newlines
    /// that were not counted.
    final void moveTo(int p) {
        byte b = buf[p];
        if (b > 0) {
            ch = b;
            at = p;
            next = p + 1;
        } else {
            decode(p);
        }
    }

    private void decode(int p) {
        while (true) {
            at = p;
            int b = buf[p];
            if (b > 0) {
                ch = b;
                next = p + 1;
                return;
            }
            if (b == 0) {
                if (p >= end) {
                    ch = -1;
                    next = p;
                    return;
                }
                error("invalid NUL character");
                p++;
                continue;
            }
            int width = utf8Width(p);
            if (width == 0) {
                error("invalid UTF-8 encoding");
                p++;
                continue;
            }
            ch = codePoint(p, width);
            next = p + width;
            if (ch != 0xFEFF) {
                return;
            }
            if (p > 0) {
                error("invalid BOM in the middle of the file");
            }
            p += width;
        }
    }

    /// Bytes of the valid encoding at `p`, or 0 (RFC 3629: no overlong forms, no surrogates, at most U+10FFFF).
    private int utf8Width(int p) {
        int b0 = buf[p] & 0xFF;
        int b1 = buf[p + 1] & 0xFF;
        if (b0 < 0xC2 || b0 > 0xF4) {
            return 0;
        }
        if (b0 < 0xE0) {
            return continues(b1) ? 2 : 0;
        }
        int b2 = buf[p + 2] & 0xFF;
        if (b0 < 0xF0) {
            int low = b0 == 0xE0 ? 0xA0 : 0x80;
            int high = b0 == 0xED ? 0x9F : 0xBF;
            return b1 >= low && b1 <= high && continues(b2) ? 3 : 0;
        }
        int low = b0 == 0xF0 ? 0x90 : 0x80;
        int high = b0 == 0xF4 ? 0x8F : 0xBF;
        return b1 >= low && b1 <= high && continues(b2) && continues(buf[p + 3] & 0xFF) ? 4 : 0;
    }

    private static boolean continues(int b) {
        return (b & 0xC0) == 0x80;
    }

    private int codePoint(int p, int width) {
        int b0 = buf[p];
        return switch (width) {
            case 2 -> (b0 & 0x1F) << 6 | buf[p + 1] & 0x3F;
            case 3 -> (b0 & 0x0F) << 12 | (buf[p + 1] & 0x3F) << 6 | buf[p + 2] & 0x3F;
            default -> (b0 & 0x07) << 18 | (buf[p + 1] & 0x3F) << 12 | (buf[p + 2] & 0x3F) << 6 | buf[p + 3] & 0x3F;
        };
    }
}
