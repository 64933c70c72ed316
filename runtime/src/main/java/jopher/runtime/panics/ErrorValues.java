package jopher.runtime.panics;

import jopher.runtime.G;
import jopher.runtime.funcs.Func;
import jopher.runtime.strings.GoString;

/// Makes the Go values of run-time panics (`runtime.boundsError` and so on). Their types are Go types of package runtime, so its
/// init function registers two Go functions here; panics before that carry the [Fault] itself as their value.
public final class ErrorValues {
    /// `func(kind, x, y int, s string) any`; `kind` is that of the fault, plus 16 times its code
    private static volatile Func maker;
    /// `func(v any) any`: the string of an error's Error or a stringer's String method, else nil
    private static volatile Func texter;
    /// `func(errno int) any`: syscall's error for a number
    private static volatile Func errnoMaker;

    private ErrorValues() {
    }

    public static void register(Func make, Func text) {
        maker = make;
        texter = text;
    }

    public static void registerErrno(Func make) {
        errnoMaker = make;
    }

    static Object make(G g, Fault f) {
        if (f.kind == Fault.Kind.STRING) {
            return GoString.of(f.text);
        }
        Func m = maker;
        return m == null ? f : m.call(g, f.kind.ordinal() + 16L * f.code, f.x, f.y, f.text == null ? GoString.EMPTY : GoString.of(f.text));
    }

    /// A Go `error` for an errno; null for 0.
    public static Object errno(G g, int errno) {
        if (errno == 0) {
            return null;
        }
        Func m = errnoMaker;
        if (m == null) {
            throw Panics.stringPanic("errno " + errno + " before package syscall was initialised");
        }
        return m.call(g, errno);
    }

    /// A Go `error` with the given text, of type `runtime.errorString` without prefix (plainError).
    public static Object error(G g, String text) {
        return make(g, new Fault(Fault.Kind.PLAIN, text));
    }

    /// What Error or String of the value says, or null if it has neither.
    static GoString text(G g, Object value) {
        Func t = texter;
        return t == null || value instanceof Fault ? null : (GoString) t.call(g, value);
    }
}
