package jopher.runtime.natives;

import jopher.abi.GoNative;
import jopher.runtime.G;
import jopher.runtime.panics.Callers;
import jopher.runtime.panics.Panics;
import jopher.runtime.panics.Pcs;
import jopher.runtime.panics.Traceback;
import jopher.runtime.pointers.PtrL;
import jopher.runtime.sched.Goroutines;
import jopher.runtime.slices.Slice;
import jopher.runtime.strings.GoString;

import java.util.List;

/// Packages runtime/pprof, runtime/metrics and the reading side of runtime/trace. The goroutine profile is real, as is that of
/// the CPU ([CpuProfile]); the others, whose data the JVM's own tools have, are empty.
public final class ProfileNatives {
    private static final int MAX_FRAMES = 128;

    private ProfileNatives() {
    }

    /// `(n int, ok bool)`: no records.
    private static long none(G g) {
        g.j0 = 1;
        return 0;
    }

    @GoNative("runtime/pprof.pprof_memProfileInternal")
    public static long memProfile(G g, Slice p, boolean inuseZero) {
        return none(g);
    }

    @GoNative({"runtime/pprof.pprof_blockProfileInternal", "runtime/pprof.pprof_mutexProfileInternal",
            "runtime/pprof.pprof_threadCreateInternal"})
    public static long emptyProfile(G g, Slice p) {
        return none(g);
    }

    @GoNative("runtime/pprof.pprof_goroutineLeakProfileWithLabels")
    public static long leakProfile(G g, Slice p, Slice labels) {
        return none(g);
    }

    /// Records are structs with one slice field, which is four flat fields.
    @GoNative("runtime/pprof.pprof_goroutineProfileWithLabels")
    public static long goroutineProfile(G g, Slice p, Slice labels) {
        List<G> all = Goroutines.all();
        if (all.size() > p.len) {
            g.j0 = 0;
            return all.size();
        }
        Object[] records = (Object[]) p.a;
        for (int i = 0; i < all.size(); i++) {
            G o = all.get(i);
            List<Traceback.Frame> frames = o == g ? Callers.of(g) : Callers.ofOther(o);
            long[] pcs = frames.stream().limit(MAX_FRAMES).mapToLong(Pcs::of).toArray();
            Object r = records[p.off + i];
            Fields.handle(r, "Stack").set(r, pcs);
            Fields.set(r, "Stack$o", 0);
            Fields.set(r, "Stack$l", pcs.length);
            Fields.set(r, "Stack$c", pcs.length);
            if (i < labels.len) {
                ((Object[]) labels.a)[labels.off + i] = o.labels;
            }
        }
        g.j0 = 1;
        return all.size();
    }

    @GoNative("runtime/pprof.pprof_cyclesPerSecond")
    public static long cyclesPerSecond(G g) {
        return 1_000_000_000;
    }

    @GoNative("runtime/pprof.pprof_makeProfStack")
    public static Slice makeProfStack(G g) {
        return new Slice(new long[MAX_FRAMES], 0, MAX_FRAMES, MAX_FRAMES);
    }

    @GoNative("runtime/pprof.pprof_fpunwindExpand")
    public static long fpunwindExpand(G g, Slice dst, Slice src) {
        int n = Math.min(dst.len, src.len);
        if (n > 0) {
            System.arraycopy(src.a, src.off, dst.a, dst.off, n);
        }
        return n;
    }

    @GoNative("runtime/pprof.runtime_expandFinalInlineFrame")
    public static Slice expandFinalInlineFrame(G g, Slice stack) {
        return stack;
    }

    @GoNative("runtime/pprof.runtime_FrameStartLine")
    public static long frameStartLine(G g, Object frame) {
        return Fields.get(frame, "startLine");
    }

    @GoNative("runtime/pprof.runtime_FrameSymbolName")
    public static GoString frameSymbolName(G g, Object frame) {
        return (GoString) Fields.ref(frame, "Function");
    }

    @GoNative("runtime/pprof.runtime_goroutineLeakGC")
    public static void goroutineLeakGc(G g) {
    }

    @GoNative("runtime/pprof.runtime_goroutineleakcount")
    public static long goroutineLeakCount(G g) {
        return 0;
    }

    // ---- runtime/trace

    @GoNative("runtime/trace.runtime_readTrace")
    public static Slice readTrace(G g) {
        return Slice.NIL;
    }

    @GoNative("runtime/trace.runtime_traceAdvance")
    public static void traceAdvance(G g, boolean stop) {
    }

    @GoNative("runtime/trace.runtime_traceClockNow")
    public static long traceClockNow(G g) {
        return System.nanoTime() / 64;
    }

    @GoNative("runtime/trace.runtime_traceClockUnitsPerSecond")
    public static long traceClockUnitsPerSecond(G g) {
        return 1_000_000_000L / 64;
    }

    // ---- runtime/debug

    /// `*[]time.Duration`: no history, then last collection, count and total pause.
    @GoNative("runtime/debug.readGCStats")
    public static void readGcStats(G g, PtrL pauses) {
        long[] stats = new long[9];
        MemoryNatives.memStats(g, new Slice(stats, 0, 9, 9));
        Slice old = (Slice) pauses.get();
        long[] a = old.cap >= 3 ? (long[]) old.a : new long[3];
        int off = old.cap >= 3 ? old.off : 0;
        a[off] = stats[6];
        a[off + 1] = stats[4];
        a[off + 2] = stats[5];
        pauses.set(new Slice(a, off, 3, Math.max(3, old.cap)));
    }

    @GoNative("runtime/debug.WriteHeapDump")
    public static void writeHeapDump(G g, long fd) {
        throw Panics.unsupported("runtime/debug.WriteHeapDump: the JVM writes heap dumps by jcmd");
    }

    @GoNative("runtime/debug.runtime_setCrashFD")
    public static long setCrashFd(G g, long fd) {
        return -1;
    }

    // ---- syscall's hooks around fork and exec, which Java does

    @GoNative({"syscall.runtime_BeforeFork", "syscall.runtime_AfterFork", "syscall.runtime_AfterForkInChild",
            "syscall.runtime_BeforeExec", "syscall.runtime_AfterExec"})
    public static void forkHook(G g) {
    }
}
