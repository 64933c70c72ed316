package jopher.runtime.slices;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jopher.runtime.strings.GoString;
import org.junit.jupiter.api.Test;

/// Capacities printed by gc 1.26 for `append` one by one, by element size and pointers.
class GrowthTest {
    private static String grow(int size, boolean pointers, int n) {
        int layout = Growth.layout(size, pointers);
        StringBuilder b = new StringBuilder();
        int cap = 0;
        for (int len = 0; len < n; len++) {
            if (len + 1 > cap) {
                cap = Growth.capacity(len + 1L, cap, layout);
                b.append(cap).append(' ');
            }
        }
        return b.toString().trim();
    }

    @Test
    void capacitiesAreThoseOfGc() {
        assertEquals("8 16 32 64 128 256 512 896 1408 2048 3072 4096 5376 6912 9472 12288 16384 21760 28672 40960 57344 73728 98304 "
                + "131072 172032 221184", grow(1, false, 200000));
        assertEquals("2 4 8 16 32 64 128 256 512 864 1344 2048 3072 4096 5440 7168 10240 14336 18432 24576 32768 43008 55296",
                grow(4, false, 50000));
        assertEquals("1 2 4 8 16 32 64 128 256 512 848 1280 1792 2560 3408 5120 7168 9216 12288 16384 21504 27648 34816 44032 55296",
                grow(8, false, 50000));
        assertEquals("1 2 4 8 16 32 71 143 303 591 1023 1535 2560 3584 5120 6656 8704 11264 14336 18432 23552 29696 37376 47104 59392",
                grow(16, true, 50000));
        assertEquals("1 2 4 8 16 32 64 143 287 607 1023 1535 2303 3071 4095 6144 8192 11264 14336 18432 23552 29696 37888 48128 60416",
                grow(8, true, 50000));
        assertEquals("1 2 4 8 16 32 64 128 256 512 853 1365 2048 3413 4778 6826 8874 11605 15018 19114 24576", grow(12, false, 20000));
        assertEquals("1 2 4 8 16 37 74 170 341 682 1135 1706 2389 3413 4778 6485 8533 10922 13994 17749 22528", grow(24, true, 20000));
        assertEquals("1 2 4 8 18 36 73 146 292 585 926 1365 1901 2584 3462", grow(168, true, 3000));
        assertEquals("4 8 16 32 64 128 256 512 896 1344 2048 3072 4096 5440 7168 9216 12288 16384 24576 32768 45056 57344",
                grow(2, false, 50000));
    }

    @Test
    void bytesAndRunesOfStrings() {
        int[] lengths = {0, 1, 5, 31, 32, 33, 100, 1000, 5000, 32760, 32768, 40000};
        int[] bytes = {0, 8, 8, 32, 32, 48, 112, 1024, 5376, 32768, 32768, 40960};
        for (int i = 0; i < lengths.length; i++) {
            assertEquals(bytes[i], GoString.toBytes(GoString.wrap(new byte[lengths[i]])).cap);
        }
        int[] runes = {0, 2, 6, 32, 32, 36, 104, 1024, 5120};
        for (int i = 0; i < runes.length; i++) {
            assertEquals(runes[i], GoString.toRunes(GoString.wrap(new byte[lengths[i]])).cap);
        }
    }

    @Test
    void appendKeepsSpareCapacity() {
        Slice s = Slices.makeJ(2, 10);
        Slice a = Slices.appendJ(s, 1);
        Slice b = Slices.appendJ(s, 2);
        assertEquals(2, ((long[]) a.a)[2], "both share the array");
        assertEquals(a.a, b.a);
        Slice c = SliceOps.appendPrimitives(s, Slice.whole(new long[20]));
        assertEquals(22, c.len);
        assertEquals(22, c.cap);
    }

    @Test
    void boundsTexts() {
        Slice s = Slices.makeJ(3, 5);
        assertEquals("slice bounds out of range [:6] with capacity 5", text(() -> SliceOps.slice(s, 0, 6)));
        assertEquals("slice bounds out of range [4:2]", text(() -> SliceOps.slice(s, 4, 2)));
        assertEquals("slice bounds out of range [-1:]", text(() -> SliceOps.slice(s, -1, 2)));
        assertEquals("slice bounds out of range [4:3]", text(() -> SliceOps.sliceFrom(s, 4)));
        assertEquals("slice bounds out of range [::6] with capacity 5", text(() -> SliceOps.slice3(s, 0, 1, 6)));
        assertEquals("slice bounds out of range [:4:3]", text(() -> SliceOps.slice3(s, 0, 4, 3)));
        assertEquals("slice bounds out of range [2:1:]", text(() -> SliceOps.slice3(s, 2, 1, 3)));
        assertEquals("index out of range [5] with length 3", text(() -> Slices.index(5, 3)));
        assertEquals("index out of range [-1]", text(() -> Slices.index(-1, 3)));
        assertEquals("makeslice: len out of range", text(() -> Slices.makeJ(-1, 3)));
        assertEquals("makeslice: cap out of range", text(() -> Slices.makeJ(4, 3)));
        assertEquals("cannot convert slice with length 3 to array or pointer to array with length 4",
                text(() -> SliceOps.toArrayPointer(s, 4)));
        GoString str = GoString.of("abc");
        assertEquals("slice bounds out of range [:4] with length 3", text(() -> GoString.slice(str, 0, 4)));
        assertEquals("index out of range [3] with length 3", text(() -> GoString.index(str, 3)));
    }

    private static String text(Runnable r) {
        try {
            r.run();
        } catch (RuntimeException e) {
            return e.getMessage();
        }
        return "no panic";
    }
}
