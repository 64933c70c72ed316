package jopher.runtime.slices;

import jopher.abi.CompilerEntry;
import jopher.runtime.panics.Fault;

/// The out-of-line half of bounds checks. Each method returns the panic to throw, so that compiled code reads
/// `if (…) throw Bounds.index(i, n)`. The U forms are for indices of unsigned type, which print as such. Codes and texts: Go 1.26
/// internal/abi/bounds.go, runtime/error.go (boundsError).
public final class Bounds {
    private static final int INDEX = 0;
    private static final int SLICE_LENGTH = 1;
    private static final int SLICE_CAPACITY = 2;
    private static final int SLICE_ORDER = 3;
    private static final int SLICE3_LENGTH = 4;
    private static final int SLICE3_CAPACITY = 5;
    private static final int SLICE3_HIGH = 6;
    private static final int SLICE3_LOW = 7;
    private static final int CONVERT = 8;

    private Bounds() {
    }

    static RuntimeException text(String text) {
        return new Fault(Fault.Kind.ERROR, text);
    }

    private static RuntimeException signed(int code, long x, long y) {
        return new Fault(Fault.Kind.BOUNDS, x, y, 2 * code + 1, text(code, x, y, true));
    }

    private static RuntimeException unsigned(int code, long x, long y) {
        return new Fault(Fault.Kind.BOUNDS, x, y, 2 * code, text(code, x, y, false));
    }

    /// What a boundsError says after "runtime error: ": nothing about the bound when x is negative.
    public static String text(int code, long x, long y, boolean signed) {
        String i = signed ? Long.toString(x) : Long.toUnsignedString(x);
        boolean negative = signed && x < 0;
        String slice = "slice bounds out of range [";
        return switch (code) {
            case INDEX -> "index out of range [" + i + "]" + (negative ? "" : " with length " + y);
            case SLICE_LENGTH -> slice + ":" + i + "]" + (negative ? "" : " with length " + y);
            case SLICE_CAPACITY -> slice + ":" + i + "]" + (negative ? "" : " with capacity " + y);
            case SLICE_ORDER -> slice + i + ":" + (negative ? "" : y) + "]";
            case SLICE3_LENGTH -> slice + "::" + i + "]" + (negative ? "" : " with length " + y);
            case SLICE3_CAPACITY -> slice + "::" + i + "]" + (negative ? "" : " with capacity " + y);
            case SLICE3_HIGH -> slice + ":" + i + ":" + (negative ? "" : y) + "]";
            case SLICE3_LOW -> slice + i + ":" + (negative ? "" : y) + ":]";
            default -> "cannot convert slice with length " + y + " to array or pointer to array with length " + i;
        };
    }

    @CompilerEntry
    public static RuntimeException index(long x, long len) {
        return signed(INDEX, x, len);
    }

    @CompilerEntry
    public static RuntimeException indexU(long x, long len) {
        return unsigned(INDEX, x, len);
    }

    /// `[:x]` of a string or array.
    @CompilerEntry
    public static RuntimeException sliceLength(long x, long len) {
        return signed(SLICE_LENGTH, x, len);
    }

    @CompilerEntry
    public static RuntimeException sliceLengthU(long x, long len) {
        return unsigned(SLICE_LENGTH, x, len);
    }

    /// `[:x]` of a slice.
    @CompilerEntry
    public static RuntimeException sliceCapacity(long x, long cap) {
        return signed(SLICE_CAPACITY, x, cap);
    }

    @CompilerEntry
    public static RuntimeException sliceCapacityU(long x, long cap) {
        return unsigned(SLICE_CAPACITY, x, cap);
    }

    /// `[x:y]` with x above y.
    @CompilerEntry
    public static RuntimeException sliceOrder(long x, long y) {
        return signed(SLICE_ORDER, x, y);
    }

    @CompilerEntry
    public static RuntimeException sliceOrderU(long x, long y) {
        return unsigned(SLICE_ORDER, x, y);
    }

    /// `[::x]` of an array.
    @CompilerEntry
    public static RuntimeException slice3Length(long x, long len) {
        return signed(SLICE3_LENGTH, x, len);
    }

    @CompilerEntry
    public static RuntimeException slice3LengthU(long x, long len) {
        return unsigned(SLICE3_LENGTH, x, len);
    }

    /// `[::x]` of a slice.
    @CompilerEntry
    public static RuntimeException slice3Capacity(long x, long cap) {
        return signed(SLICE3_CAPACITY, x, cap);
    }

    @CompilerEntry
    public static RuntimeException slice3CapacityU(long x, long cap) {
        return unsigned(SLICE3_CAPACITY, x, cap);
    }

    /// `[:x:y]` with x above y.
    @CompilerEntry
    public static RuntimeException slice3High(long x, long y) {
        return signed(SLICE3_HIGH, x, y);
    }

    @CompilerEntry
    public static RuntimeException slice3HighU(long x, long y) {
        return unsigned(SLICE3_HIGH, x, y);
    }

    /// `[x:y:]` with x above y.
    @CompilerEntry
    public static RuntimeException slice3Low(long x, long y) {
        return signed(SLICE3_LOW, x, y);
    }

    @CompilerEntry
    public static RuntimeException slice3LowU(long x, long y) {
        return unsigned(SLICE3_LOW, x, y);
    }

    /// Slice to array or array pointer.
    @CompilerEntry
    public static RuntimeException convert(long len, long arrayLength) {
        return unsigned(CONVERT, arrayLength, len);
    }

    @CompilerEntry
    public static RuntimeException makeLen() {
        return text("makeslice: len out of range");
    }

    @CompilerEntry
    public static RuntimeException makeCap() {
        return text("makeslice: cap out of range");
    }
}
