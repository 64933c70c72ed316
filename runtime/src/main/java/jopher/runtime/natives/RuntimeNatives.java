package jopher.runtime.natives;

import jopher.abi.GoNative;
import jopher.runtime.G;
import jopher.runtime.funcs.Func;
import jopher.runtime.panics.Callers;
import jopher.runtime.panics.ErrorValues;
import jopher.runtime.panics.Panics;
import jopher.runtime.panics.Pcs;
import jopher.runtime.panics.Traceback;
import jopher.runtime.sched.Goroutines;
import jopher.runtime.sched.Sched;
import jopher.runtime.slices.Bounds;
import jopher.runtime.slices.Slice;
import jopher.runtime.strings.GoString;

import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Package runtime: scheduling, stacks, facts about the program. Memory is in [MemoryNatives].
public final class RuntimeNatives {
    /// The release whose library is compiled; the compiler's GOROOT decides.
    private static final String VERSION = System.getProperty("jopher.go.version", "go1.26.8");

    private RuntimeNatives() {
    }

    @GoNative("runtime.registerPanics")
    public static void registerPanics(G g, Func make, Func text) {
        ErrorValues.register(make, text);
    }

    /// Of a boundsError, after "runtime error: ".
    @GoNative("runtime.boundsText")
    public static GoString boundsText(G g, long x, long y, boolean signed, int code) {
        return GoString.of(Bounds.text(code, x, y, signed));
    }

    @GoNative("runtime.Gosched")
    public static void gosched(G g) {
        Sched.gosched(g);
    }

    @GoNative("runtime.Goexit")
    public static void goexit(G g) {
        throw Panics.goexit(g);
    }

    @GoNative("runtime.GOMAXPROCS")
    public static long gomaxprocs(G g, long n) {
        return Sched.gomaxprocs((int) Math.min(n, 1024));
    }

    @GoNative("runtime.SetDefaultGOMAXPROCS")
    public static void setDefaultGomaxprocs(G g) {
        Sched.resetGomaxprocs();
    }

    @GoNative("runtime.NumCPU")
    public static long numCpu(G g) {
        return Runtime.getRuntime().availableProcessors();
    }

    @GoNative("runtime.NumGoroutine")
    public static long numGoroutine(G g) {
        return Goroutines.count();
    }

    @GoNative("runtime.LockOSThread")
    public static void lockOsThread(G g) {
        g.locked++;
    }

    @GoNative("runtime.UnlockOSThread")
    public static void unlockOsThread(G g) {
        if (g.locked > 0) {
            g.locked--;
        }
    }

    @GoNative("runtime.Version")
    public static GoString version(G g) {
        return GoString.of(VERSION);
    }

    @GoNative("runtime.GOROOT")
    public static GoString goroot(G g) {
        String env = System.getenv("GOROOT");
        return GoString.of(env != null && !env.isEmpty() ? env : System.getProperty("jopher.goroot", ""));
    }

    @GoNative("runtime.KeepAlive")
    public static void keepAlive(G g, Object x) {
        Reference.reachabilityFence(x);
    }

    // ---- stacks

    @GoNative("runtime.Caller")
    public static Object caller(G g, long skip) {
        List<Traceback.Frame> frames = Callers.of(g);
        if (skip < 0 || skip >= frames.size()) {
            g.j0 = 0;
            g.j1 = 0;
            g.j2 = 0;
            return GoString.EMPTY;
        }
        Traceback.Frame f = frames.get((int) skip);
        g.j0 = Pcs.of(f);
        g.j1 = f.line();
        g.j2 = 1;
        return GoString.of(f.file());
    }

    /// skip 0 is Callers itself, which has no compiled frame.
    @GoNative("runtime.Callers")
    public static long callers(G g, long skip, Slice pcs) {
        List<Traceback.Frame> frames = Callers.of(g);
        int n = 0;
        if (skip <= 0 && pcs.len > 0) {
            ((long[]) pcs.a)[pcs.off + n++] = Pcs.of(Callers.self());
        }
        for (int i = (int) Math.max(0, Math.min(skip - 1, frames.size())); i < frames.size() && n < pcs.len; i++) {
            ((long[]) pcs.a)[pcs.off + n++] = Pcs.of(frames.get(i));
        }
        return n;
    }

    @GoNative("runtime.pcInfo")
    public static Object pcInfo(G g, long pc) {
        Traceback.Frame f = Pcs.at(pc);
        if (f == null) {
            g.j0 = 0;
            g.j1 = 0;
            g.j2 = 0;
            g.o0 = GoString.EMPTY;
            return GoString.EMPTY;
        }
        g.j1 = Pcs.entry(pc);
        g.j0 = f.line();
        g.j2 = 1;
        g.o0 = GoString.of(f.file());
        return GoString.of(f.function());
    }

    @GoNative("runtime.Stack")
    public static long stack(G g, Slice buf, boolean all) {
        byte[] text = Traceback.text(g, all).getBytes(StandardCharsets.UTF_8);
        int n = Math.min(text.length, buf.len);
        if (n > 0) {
            System.arraycopy(text, 0, (byte[]) buf.a, buf.off, n);
        }
        return n;
    }

    @GoNative("runtime.goroutineStacks")
    public static long goroutineStacks(G g, Slice pcs) {
        int n = 0;
        int k = 0;
        long[] a = (long[]) pcs.a;
        for (G o : Goroutines.all()) {
            List<Traceback.Frame> frames = o == g ? Callers.of(g) : Callers.ofOther(o);
            if (k + Math.min(32, frames.size()) + 1 > pcs.len) {
                break;
            }
            for (int i = 0; i < Math.min(32, frames.size()); i++) {
                a[pcs.off + k++] = Pcs.of(frames.get(i));
            }
            a[pcs.off + k++] = 0;
            n++;
        }
        return n;
    }
}
