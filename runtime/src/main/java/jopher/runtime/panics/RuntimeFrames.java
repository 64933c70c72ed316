package jopher.runtime.panics;

import jopher.runtime.G;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Frames of Go's runtime that Java has none of: functions that start goroutines and initialisation, and those that raise panics. What
/// runtime.Callers tells has them; tracebacks hide most, as gc's do. Positions: Go 1.26.8.
final class RuntimeFrames {
    /// What javac and the JVM give when nothing else is said; deeper stacks lose their outer frames.
    private static final int DEEPEST = 1024;
    /// Functions of the overlay that stand for code of gc's that has no frame.
    private static final Set<String> UNSEEN = Set.of("iter.coroswitch", "iter.newcoro.func1", "reflect.MakeFunc.func1");

    /// Functions of Go whose code is Java's, by class and method, where goroutines wait: gc's traces show these.
    private static final Map<String, Traceback.Frame> NATIVES = Map.of(
            "SyncNatives.semacquireMutex", named("internal/sync.runtime_SemacquireMutex", "sema.go", 95),
            "SyncNatives.semacquireRWMutexR", named("sync.runtime_SemacquireRWMutexR", "sema.go", 100),
            "SyncNatives.semacquireRWMutex", named("sync.runtime_SemacquireRWMutex", "sema.go", 105),
            "SyncNatives.semacquireWaitGroup", named("sync.runtime_SemacquireWaitGroup", "sema.go", 114),
            "SyncNatives.notifyListWait", named("sync.runtime_notifyListWait", "sema.go", 617),
            "TimeNatives.sleep", named("time.Sleep", "time.go", 363),
            "ExecNatives.receive", named("os/signal.signal_recv", "sigqueue.go", 152));
    private static final String NATIVE = "jopher.runtime.natives.";

    private RuntimeFrames() {
    }

    private static Traceback.Frame named(String function, String file, int line) {
        return new Traceback.Frame(function, Traceback.goroot() + "/src/runtime/" + file, line);
    }

    private static Traceback.Frame frame(String function, String file, int line) {
        return named("runtime." + function, file, line);
    }

    /// The frame of a Go function that is this Java method, or null.
    static Traceback.Frame ofNative(StackTraceElement e) {
        return e.getClassName().startsWith(NATIVE) ? NATIVES.get(e.getClassName().substring(NATIVE.length()) + "." + e.getMethodName()) : null;
    }

    static Traceback.Frame callers() {
        return frame("Callers", "extern.go", 339);
    }

    static Traceback.Frame gopanic() {
        return frame("gopanic", "panic.go", 860);
    }

    static Traceback.Frame goexit() {
        return frame("Goexit", "panic.go", 694);
    }

    static boolean unseen(String function) {
        return UNSEEN.contains(function);
    }

    /// Adds what called gopanic for a fault.
    static void addRaisers(List<Traceback.Frame> out, GoPanic p) {
        Fault.Kind kind = p.cause instanceof Fault f ? f.kind : p.cause instanceof NullPointerException ? Fault.Kind.MEMORY
                : p.cause instanceof ArithmeticException ? Fault.Kind.DIVIDE : null;
        switch (kind) {
            case MEMORY -> {
                out.add(frame("panicmem", "panic.go", 336));
                out.add(frame("sigpanic", "signal_unix.go", 931));
            }
            case BOUNDS -> {
                out.add(frame("panicBounds64", "panic.go", 236));
                out.add(frame("panicBounds", "asm_amd64.s", 2129));
            }
            case DIVIDE -> out.add(frame("panicdivide", "panic.go", 315));
            case null, default -> {
            }
        }
    }

    /// Adds what is outside of a goroutine's own functions. `depth` is the length of its Java trace.
    static void addOuter(List<Traceback.Frame> out, G g, int depth) {
        if (depth >= DEEPEST || out.isEmpty()) {
            return;
        }
        String outer = out.getLast().function();
        if (g.id == 1) {
            boolean main = outer.equals("main.main");
            if (!main) {
                out.add(frame("doInit1", "proc.go", 8103));
                out.add(frame("doInit", "proc.go", 8070));
            }
            out.add(frame("main", "proc.go", main ? 290 : 258));
        }
        out.add(frame("goexit", "asm_amd64.s", 1771));
    }
}
