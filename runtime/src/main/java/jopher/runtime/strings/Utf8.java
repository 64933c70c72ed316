package jopher.runtime.strings;

/// UTF-8 as Go decodes it: each byte of an ill-formed sequence is one U+FFFD of width 1 (Go 1.26 unicode/utf8).
public final class Utf8 {
    public static final int RUNE_ERROR = 0xFFFD;

    private Utf8() {
    }

    /// `(width << 32) | rune` for the sequence at `i`; `i < end`.
    public static long decode(byte[] a, int i, int end) {
        int b0 = a[i];
        if (b0 >= 0) {
            return 1L << 32 | b0;
        }
        b0 &= 0xFF;
        int n = end - i;
        if (b0 >= 0xC2 && n >= 2) {
            int b1 = a[i + 1] & 0xFF;
            if (b0 < 0xE0) {
                if ((b1 & 0xC0) == 0x80) {
                    return 2L << 32 | (b0 & 0x1F) << 6 | b1 & 0x3F;
                }
            } else if (b0 < 0xF0) {
                int lo = b0 == 0xE0 ? 0xA0 : 0x80;
                int hi = b0 == 0xED ? 0x9F : 0xBF;
                if (n >= 3 && b1 >= lo && b1 <= hi) {
                    int b2 = a[i + 2] & 0xFF;
                    if ((b2 & 0xC0) == 0x80) {
                        return 3L << 32 | (b0 & 0xF) << 12 | (b1 & 0x3F) << 6 | b2 & 0x3F;
                    }
                }
            } else if (b0 <= 0xF4) {
                int lo = b0 == 0xF0 ? 0x90 : 0x80;
                int hi = b0 == 0xF4 ? 0x8F : 0xBF;
                if (n >= 4 && b1 >= lo && b1 <= hi) {
                    int b2 = a[i + 2] & 0xFF;
                    int b3 = a[i + 3] & 0xFF;
                    if ((b2 & 0xC0) == 0x80 && (b3 & 0xC0) == 0x80) {
                        return 4L << 32 | (b0 & 7) << 18 | (b1 & 0x3F) << 12 | (b2 & 0x3F) << 6 | b3 & 0x3F;
                    }
                }
            }
        }
        return 1L << 32 | RUNE_ERROR;
    }

    public static int count(byte[] a, int off, int len) {
        int n = 0;
        for (int i = off, end = off + len; i < end; n++) {
            i += a[i] >= 0 ? 1 : (int) (decode(a, i, end) >>> 32);
        }
        return n;
    }

    /// Surrogates and values out of range count as U+FFFD.
    public static int width(int rune) {
        if (rune < 0) {
            return 3;
        }
        return rune < 0x80 ? 1 : rune < 0x800 ? 2 : rune < 0x10000 || rune > 0x10FFFF ? 3 : 4;
    }

    /// Writes one rune at `i`, returns the position behind it.
    public static int encode(byte[] a, int i, int rune) {
        if (rune >= 0 && rune < 0x80) {
            a[i++] = (byte) rune;
            return i;
        }
        if (rune < 0 || rune > 0x10FFFF || rune >= 0xD800 && rune <= 0xDFFF) {
            rune = RUNE_ERROR;
        }
        if (rune < 0x800) {
            a[i++] = (byte) (0xC0 | rune >> 6);
        } else {
            if (rune < 0x10000) {
                a[i++] = (byte) (0xE0 | rune >> 12);
            } else {
                a[i++] = (byte) (0xF0 | rune >> 18);
                a[i++] = (byte) (0x80 | rune >> 12 & 0x3F);
            }
            a[i++] = (byte) (0x80 | rune >> 6 & 0x3F);
        }
        a[i++] = (byte) (0x80 | rune & 0x3F);
        return i;
    }
}
