package jopher.runtime.slices;

import jopher.abi.CompilerEntry;
import jopher.runtime.panics.Fault;

/// The out-of-line half of bounds checks. Each method returns the panic to throw, so that compiled code reads
/// `if (…) throw Bounds.index(i, n)`. Texts: Go 1.26 runtime/error.go (boundsErrorFmts). The U forms are for indices of
/// unsigned type, which print as such.
public final class Bounds {
    private Bounds() {
    }

    static RuntimeException text(String text) {
        return new Fault(Fault.Kind.ERROR, text);
    }

    @CompilerEntry
    public static RuntimeException index(long i, long len) {
        return text(i < 0 ? "index out of range [" + i + "]" : "index out of range [" + i + "] with length " + len);
    }

    @CompilerEntry
    public static RuntimeException indexU(long i, long len) {
        return text("index out of range [" + Long.toUnsignedString(i) + "] with length " + len);
    }

    /// `[:x]` of a string or array.
    @CompilerEntry
    public static RuntimeException sliceLength(long x, long len) {
        return text(x < 0 ? "slice bounds out of range [:" + x + "]" : "slice bounds out of range [:" + x + "] with length " + len);
    }

    @CompilerEntry
    public static RuntimeException sliceLengthU(long x, long len) {
        return text("slice bounds out of range [:" + Long.toUnsignedString(x) + "] with length " + len);
    }

    /// `[:x]` of a slice.
    @CompilerEntry
    public static RuntimeException sliceCapacity(long x, long cap) {
        return text(x < 0 ? "slice bounds out of range [:" + x + "]"
                : "slice bounds out of range [:" + x + "] with capacity " + cap);
    }

    @CompilerEntry
    public static RuntimeException sliceCapacityU(long x, long cap) {
        return text("slice bounds out of range [:" + Long.toUnsignedString(x) + "] with capacity " + cap);
    }

    /// `[x:y]` with x above y.
    @CompilerEntry
    public static RuntimeException sliceOrder(long x, long y) {
        return text(x < 0 ? "slice bounds out of range [" + x + ":]" : "slice bounds out of range [" + x + ":" + y + "]");
    }

    @CompilerEntry
    public static RuntimeException sliceOrderU(long x, long y) {
        return text("slice bounds out of range [" + Long.toUnsignedString(x) + ":" + y + "]");
    }

    /// `[::x]` of an array.
    @CompilerEntry
    public static RuntimeException slice3Length(long x, long len) {
        return text(x < 0 ? "slice bounds out of range [::" + x + "]" : "slice bounds out of range [::" + x + "] with length " + len);
    }

    /// `[::x]` of a slice.
    @CompilerEntry
    public static RuntimeException slice3Capacity(long x, long cap) {
        return text(x < 0 ? "slice bounds out of range [::" + x + "]"
                : "slice bounds out of range [::" + x + "] with capacity " + cap);
    }

    /// `[:x:y]` with x above y.
    @CompilerEntry
    public static RuntimeException slice3High(long x, long y) {
        return text(x < 0 ? "slice bounds out of range [:" + x + ":]" : "slice bounds out of range [:" + x + ":" + y + "]");
    }

    /// `[x:y:]` with x above y.
    @CompilerEntry
    public static RuntimeException slice3Low(long x, long y) {
        return text(x < 0 ? "slice bounds out of range [" + x + "::]" : "slice bounds out of range [" + x + ":" + y + ":]");
    }

    @CompilerEntry
    public static RuntimeException slice3LengthU(long x, long len) {
        return text("slice bounds out of range [::" + Long.toUnsignedString(x) + "] with length " + len);
    }

    @CompilerEntry
    public static RuntimeException slice3CapacityU(long x, long cap) {
        return text("slice bounds out of range [::" + Long.toUnsignedString(x) + "] with capacity " + cap);
    }

    @CompilerEntry
    public static RuntimeException slice3HighU(long x, long y) {
        return text("slice bounds out of range [:" + Long.toUnsignedString(x) + ":" + y + "]");
    }

    @CompilerEntry
    public static RuntimeException slice3LowU(long x, long y) {
        return text("slice bounds out of range [" + Long.toUnsignedString(x) + ":" + y + ":]");
    }

    /// Slice to array or array pointer.
    @CompilerEntry
    public static RuntimeException convert(long len, long arrayLength) {
        return text("cannot convert slice with length " + len + " to array or pointer to array with length " + arrayLength);
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
