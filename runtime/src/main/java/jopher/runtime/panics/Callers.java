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

    /// Innermost first; the caller of the native comes first. With the runtime's frames as gc has them.
    public static List<Traceback.Frame> of(G g) {
        List<Traceback.Frame> out = new ArrayList<>();
        StackTraceElement[] frames = new Throwable().getStackTrace();
        collect(out, frames, g.top);
        RuntimeFrames.addOuter(out, g, frames.length);
        return out;
    }

    private static void collect(List<Traceback.Frame> out, StackTraceElement[] frames, GoPanic p) {
        for (StackTraceElement e : frames) {
            Traceback.Frame f = Traceback.frame(e);
            if (f != null) {
                out.add(f);
            } else if (p != null && e.getMethodName().equals("unwind") && e.getClassName().equals(Defers.class.getName())) {
                out.add(p.goexit ? RuntimeFrames.goexit() : RuntimeFrames.gopanic());
                RuntimeFrames.addRaisers(out, p);
                collect(out, p.frames(), p.link);
                return;
            }
        }
    }

    /// Frames of another goroutine.
    public static List<Traceback.Frame> ofOther(G g) {
        List<Traceback.Frame> out = new ArrayList<>();
        StackTraceElement[] frames = jopher.runtime.sched.Sched.stackOf(g);
        collect(out, frames, null);
        RuntimeFrames.addOuter(out, g, frames.length);
        return out;
    }

    /// The frame of runtime.Callers itself, which `skip` 0 includes.
    public static Traceback.Frame self() {
        return RuntimeFrames.callers();
    }
}
