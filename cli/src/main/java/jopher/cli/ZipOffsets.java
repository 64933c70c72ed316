package jopher.cli;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Places in a zip file, for one that does not begin where its file begins.
///
/// Readers find a directory from the end of the file and so cope with something in front of it, but only if there are fewer than
/// 65,536 entries: the zip64 records of larger ones are looked for at the absolute place that is written there. So all places
/// are made absolute. Records: APPNOTE.TXT 4.3.12 to 4.3.16.
final class ZipOffsets {
    private static final int CENTRAL = 0x02014b50;
    private static final int CENTRAL_SIZE = 46;
    private static final int END = 0x06054b50;
    private static final int END_SIZE = 22;
    private static final int END64 = 0x06064b50;
    private static final int LOCATOR64 = 0x07064b50;
    private static final int LOCATOR64_SIZE = 20;

    private ZipOffsets() {}

    /// Moves everything in `zip`, which has no comment and is smaller than 2 GB, by `by` bytes.
    static void shift(byte[] zip, int by) {
        ByteBuffer b = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int end = zip.length - END_SIZE;
        expect(b, end, END);
        int directory = b.getInt(end + 16);
        add(b, end + 16, by);
        int stop = end;
        if (end >= LOCATOR64_SIZE && b.getInt(end - LOCATOR64_SIZE) == LOCATOR64) {
            int locator = end - LOCATOR64_SIZE;
            int end64 = Math.toIntExact(b.getLong(locator + 8));
            expect(b, end64, END64);
            b.putLong(locator + 8, end64 + (long) by);
            directory = Math.toIntExact(b.getLong(end64 + 48));
            b.putLong(end64 + 48, directory + (long) by);
            stop = end64;
        }
        for (int at = directory; at < stop; ) {
            expect(b, at, CENTRAL);
            add(b, at + 42, by);
            at += CENTRAL_SIZE + Short.toUnsignedInt(b.getShort(at + 28)) + Short.toUnsignedInt(b.getShort(at + 30)) + Short.toUnsignedInt(b.getShort(at + 32));
        }
    }

    /// All ones say that the place is in a zip64 record.
    private static void add(ByteBuffer b, int at, int by) {
        if (b.getInt(at) != -1) {
            b.putInt(at, b.getInt(at) + by);
        }
    }

    private static void expect(ByteBuffer b, int at, int signature) {
        if (b.getInt(at) != signature) {
            throw new IllegalArgumentException("no zip record " + Integer.toHexString(signature) + " at " + at);
        }
    }
}
