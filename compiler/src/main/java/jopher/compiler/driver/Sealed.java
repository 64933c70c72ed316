package jopher.compiler.driver;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;

/// Bytes with a checksum before them, so that a damaged cache entry counts as none.
final class Sealed {
    private static final int HEAD = 4;

    private Sealed() {}

    static byte[] seal(byte[] bytes) {
        return ByteBuffer.allocate(HEAD + bytes.length).putInt(sum(bytes, 0)).put(bytes).array();
    }

    /// What was sealed, empty if it is not that any more.
    static Optional<byte[]> open(byte[] sealed) {
        return sealed.length >= HEAD && ByteBuffer.wrap(sealed).getInt() == sum(sealed, HEAD) ? Optional.of(Arrays.copyOfRange(sealed, HEAD, sealed.length)) : Optional.empty();
    }

    private static int sum(byte[] bytes, int from) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, bytes.length - from);
        return (int) crc.getValue();
    }
}
