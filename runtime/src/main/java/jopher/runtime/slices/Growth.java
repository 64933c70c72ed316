package jopher.runtime.slices;

import jopher.abi.CompilerEntry;

/// How far append grows: gc's rule including its allocator's size classes, so that `cap` prints what gc prints.
/// A *layout* tells element size and whether the element holds pointers: `size << 1 | (pointers ? 1 : 0)`.
/// Facts: Go 1.26 runtime/slice.go (nextslicecap, growslice), runtime/msize.go, internal/runtime/gc/sizeclasses.go.
public final class Growth {
    /// The longest array this implementation makes.
    public static final int MAX_LENGTH = Integer.MAX_VALUE - 8;

    private static final int[] CLASSES = {0, 8, 16, 24, 32, 48, 64, 80, 96, 112, 128, 144, 160, 176, 192, 208, 224, 240, 256, 288,
        320, 352, 384, 416, 448, 480, 512, 576, 640, 704, 768, 896, 1024, 1152, 1280, 1408, 1536, 1792, 2048, 2304, 2688, 3072,
        3200, 3456, 4096, 4864, 5376, 6144, 6528, 6784, 6912, 8192, 9472, 9728, 10240, 10880, 12288, 13568, 14336, 16384, 18432,
        19072, 20480, 21760, 24576, 27264, 28672, 32768};
    private static final int SMALL_MAX = 32768 - 8;
    private static final int HEADER = 8;
    private static final int HEADER_FROM = 512;
    private static final int PAGE = 8192;
    private static final long MAX_ALLOC = 1L << 48;
    /// Class index by (size + 7) / 8 up to 1024 bytes.
    private static final byte[] BY_EIGHT = new byte[1024 / 8 + 1];

    static {
        int c = 0;
        for (int i = 0; i < BY_EIGHT.length; i++) {
            while (CLASSES[c] < i * 8) {
                c++;
            }
            BY_EIGHT[i] = (byte) c;
        }
    }

    private Growth() {
    }

    public static int layout(long size, boolean pointers) {
        return (int) Math.min(size, 1 << 29) << 1 | (pointers ? 1 : 0);
    }

    /// What the allocator really gives for `size` bytes without pointers.
    public static long roundUp(long size) {
        return roundUp(size, false);
    }

    public static long roundUp(long size, boolean pointers) {
        if (size <= SMALL_MAX) {
            long want = size;
            if (pointers && size > HEADER_FROM) {
                want += HEADER;
            }
            if (want <= 1024 - 8) {
                return CLASSES[BY_EIGHT[(int) (want + 7 >>> 3)]] - (want - size);
            }
            int lo = 0;
            int hi = CLASSES.length - 1;
            while (lo < hi) {
                int mid = lo + hi >>> 1;
                if (CLASSES[mid] < want) {
                    lo = mid + 1;
                } else {
                    hi = mid;
                }
            }
            return CLASSES[lo] - (want - size);
        }
        return size + PAGE - 1 & -PAGE;
    }

    /// How many elements of `size` bytes gc's allocator gives room for when `len` of them, at most 512 bytes, are copied to the heap.
    @CompilerEntry
    public static int fit(int len, int size) {
        return (int) (roundUp((long) len * size) / size);
    }

    /// New capacity for `needed` elements where the old capacity was `cap`.
    public static int capacity(long needed, int cap, int layout) {
        if (needed < 0) {
            throw Bounds.text("growslice: len out of range");
        }
        long size = layout >>> 1;
        boolean pointers = (layout & 1) != 0;
        if (size == 0) {
            return limit(needed, needed);
        }
        long wanted = next(needed, cap);
        if (wanted > MAX_ALLOC / size) {
            throw Bounds.text("growslice: len out of range");
        }
        return limit(roundUp(wanted * size, pointers) / size, needed);
    }

    private static int limit(long wanted, long needed) {
        if (wanted <= MAX_LENGTH) {
            return (int) wanted;
        }
        if (needed > MAX_LENGTH) {
            throw Bounds.text("slice of " + needed + " elements exceeds this implementation's limit of " + MAX_LENGTH);
        }
        return MAX_LENGTH;
    }

    private static long next(long needed, long cap) {
        long twice = cap + cap;
        if (needed > twice) {
            return needed;
        }
        if (cap < 256) {
            return twice;
        }
        long n = cap;
        do {
            n += n + 3 * 256 >> 2;
        } while (n < needed);
        return n;
    }
}
