package jopher.compiler.export;

import java.util.Arrays;

/// Bytes that grow. Numbers take as many bytes as they need, seven bits in each.
final class ByteWriter {
    private byte[] bytes = new byte[256];
    private int size;

    int size() {
        return size;
    }

    void b(int x) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, size * 2);
        }
        bytes[size++] = (byte) x;
    }

    void flag(boolean x) {
        b(x ? 1 : 0);
    }

    /// A number that is seldom negative.
    void u(long x) {
        while ((x & ~0x7fL) != 0) {
            b((int) (x & 0x7f) | 0x80);
            x >>>= 7;
        }
        b((int) x);
    }

    /// A number of either sign.
    void i(long x) {
        u(x << 1 ^ x >> 63);
    }

    /// Length and bytes.
    void block(byte[] x) {
        u(x.length);
        raw(x);
    }

    void raw(byte[] x) {
        if (bytes.length - size < x.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size * 2, size + x.length));
        }
        System.arraycopy(x, 0, bytes, size, x.length);
        size += x.length;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }
}
