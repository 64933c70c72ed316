package jopher.runtime.panics;

/// A run-time panic raised by runtime helpers that do not have the goroutine at hand (bounds checks, failed assertions). It becomes
/// a [GoPanic] when the first deferring function, or the end of the goroutine, meets it: only then is the Go error value made.
public final class Fault extends RuntimeException {
    /// What kind of Go value stands for the fault; the numbers are known to the overlay of package runtime (`panics.go`).
    public enum Kind {
        /// `runtime.errorString`: "runtime error: " + text
        ERROR,
        /// `runtime.plainError`: the text alone, no prefix, still a runtime.Error
        PLAIN,
        /// `runtime.boundsError`: x, y and the code
        BOUNDS,
        /// `*runtime.TypeAssertionError`: text after "interface conversion: "
        ASSERTION,
        /// `*runtime.PanicNilError`
        NIL_PANIC,
        /// nil dereference; printed with a `[signal SIGSEGV …]` line
        MEMORY,
        /// `runtime.divideError`
        DIVIDE,
        /// `runtime.overflowError`
        OVERFLOW,
        /// `maps.unhashableTypeError`: the text
        UNHASHABLE,
        /// a plain Go string, for `panic("…")` inside the library natives
        STRING
    }

    public final Kind kind;
    public final long x;
    public final long y;
    /// For BOUNDS: gc's code for what was out of range ([jopher.runtime.slices.Bounds]) times two, plus one when x is signed.
    public final int code;
    public final String text;

    public Fault(Kind kind, long x, long y, int code, String text) {
        super(text, null, false, true);
        this.kind = kind;
        this.x = x;
        this.y = y;
        this.code = code;
        this.text = text;
    }

    public Fault(Kind kind, String text) {
        this(kind, 0, 0, 0, text);
    }
}
