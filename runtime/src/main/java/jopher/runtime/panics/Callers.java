package jopher.runtime.panics;

import jopher.runtime.G;

import java.util.ArrayList;
import java.util.List;

/// The Go frames of the running goroutine, for runtime.Caller, Callers and Stack.
///
/// While a panic is in flight the frames that panicked are still on Go's stack, but the JVM has unwound them: they come from the
/// panic's record, spliced in where the deferred call was made (net/http, testing and every middleware print them).
public final class Callers {
    private Callers() {
    }

    /// Innermost first; the caller of the native comes first. With `panic(…)` frames as "runtime.gopanic".
    public static List<Traceback.Frame> of(G g) {
        List<Traceback.Frame> out = new ArrayList<>();
        collect(out, new Throwable().getStackTrace(), g.top);
        return out;
    }

    private static void collect(List<Traceback.Frame> out, StackTraceElement[] frames, GoPanic p) {
        for (StackTraceElement e : frames) {
            Traceback.Frame f = Traceback.frame(e);
            if (f != null) {
                out.add(f);
            } else if (p != null && !p.goexit && e.getMethodName().equals("unwind")
                    && e.getClassName().equals(Defers.class.getName())) {
                out.add(new Traceback.Frame("runtime.gopanic", Traceback.panicFile(), 860));
                collect(out, p.frames(), p.link);
                return;
            }
        }
    }

    /// Frames of another goroutine.
    public static List<Traceback.Frame> ofOther(G g) {
        List<Traceback.Frame> out = new ArrayList<>();
        collect(out, jopher.runtime.sched.Sched.stackOf(g), null);
        return out;
    }
}
