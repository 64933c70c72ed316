package jopher.compiler.export;

import java.util.Arrays;

/// Reads what [ByteWriter] wrote. Damage shows as a [Malformed] or as an index outside of an array.
final class ByteReader {
    /// The bytes are no export data of this version.
    static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }
    }

    private final byte[] bytes;
    private int at;

    ByteReader(byte[] bytes, int at) {
        this.bytes = bytes;
        this.at = at;
    }

    ByteReader from(int offset) {
        return new ByteReader(bytes, offset);
    }

    int at() {
        return at;
    }

    void skip(int n) {
        at += n;
    }

    int b() {
        return bytes[at++] & 0xff;
    }

    boolean flag() {
        return b() != 0;
    }

    long u() {
        long x = 0;
        for (int shift = 0;; shift += 7) {
            int c = b();
            x |= (long) (c & 0x7f) << shift;
            if (c < 0x80) {
                return x;
            }
            if (shift > 63) {
                throw new Malformed("number too long");
            }
        }
    }

    int n() {
        return (int) u();
    }

    long i() {
        long x = u();
        return x >>> 1 ^ -(x & 1);
    }

    byte[] block() {
        int n = n();
        if (n < 0 || n > bytes.length - at) {
            throw new Malformed("block too long");
        }
        at += n;
        return Arrays.copyOfRange(bytes, at - n, at);
    }
}
