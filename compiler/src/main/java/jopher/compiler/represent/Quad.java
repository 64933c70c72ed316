package jopher.compiler.represent;

import java.util.List;
import jopher.compiler.represent.code.Code;
import jopher.compiler.represent.code.Value;

/// A slice as four values, valid right after `pre` has run. The four may be evaluated more than once.
///
/// @param array  typed Java array (null when the slice is nil)
/// @param header an existing header object equal to the four, or null
record Quad(List<Code> pre, Value array, Value off, Value len, Value cap, Value header) {
    /// The slice as one header object, `pre` included.
    Value asHeader() {
        return Jvm.seq(pre, header != null ? header : array instanceof Value.Null
                ? Jvm.global(Rt.SLICE, "NIL", Rt.T_SLICE)
                : Jvm.call(Rt.SLICE, "of", "(Ljava/lang/Object;III)L" + Rt.SLICE + ";", array, off, len, cap));
    }
}
