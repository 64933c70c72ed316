package jopher.runtime.natives;

import jopher.abi.GoNative;
import jopher.abi.Names;
import jopher.runtime.G;
import jopher.runtime.panics.Traceback;
import jopher.runtime.strings.GoString;

import java.util.concurrent.atomic.AtomicLong;

/// Packages runtime/debug, runtime/pprof, runtime/trace, runtime/metrics: settings are kept, profiles are empty.
public final class DebugNatives {
    private static final AtomicLong GC_PERCENT = new AtomicLong(100);
    private static final AtomicLong MEMORY_LIMIT = new AtomicLong(Long.MAX_VALUE);
    private static final AtomicLong MAX_STACK = new AtomicLong(1_000_000_000);
    private static final AtomicLong MAX_THREADS = new AtomicLong(10_000);

    private DebugNatives() {
    }

    @GoNative("runtime/debug.setGCPercent")
    public static int setGcPercent(G g, int percent) {
        return (int) GC_PERCENT.getAndSet(percent);
    }

    /// A negative limit only asks.
    @GoNative("runtime/debug.setMemoryLimit")
    public static long setMemoryLimit(G g, long limit) {
        return limit < 0 ? MEMORY_LIMIT.get() : MEMORY_LIMIT.getAndSet(limit);
    }

    @GoNative("runtime/debug.setMaxStack")
    public static long setMaxStack(G g, long bytes) {
        return MAX_STACK.getAndSet(bytes);
    }

    @GoNative("runtime/debug.setMaxThreads")
    public static long setMaxThreads(G g, long n) {
        return MAX_THREADS.getAndSet(n);
    }

    @GoNative("runtime/debug.setPanicOnFault")
    public static boolean setPanicOnFault(G g, boolean on) {
        return false;
    }

    @GoNative("runtime/debug.SetTraceback")
    public static void setTraceback(G g, GoString level) {
        Traceback.level(level.toString());
    }

    @GoNative("runtime/debug.modinfo")
    public static GoString modinfo(G g) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; Traceback.constant(Names.PROGRAM.replace('/', '.'), Names.BUILD_INFO + i) instanceof String part; i++) {
            text.append(part);
        }
        // the reader takes off 16 bytes on both sides, gc's marks
        return text.isEmpty() ? GoString.EMPTY : GoString.of("-".repeat(16) + text + "-".repeat(16));
    }

    // ---- pprof labels live in the goroutine

    @GoNative("runtime/pprof.runtime_setProfLabel")
    public static void setProfLabel(G g, Object labels) {
        g.labels = labels;
    }

    @GoNative("runtime/pprof.runtime_getProfLabel")
    public static Object getProfLabel(G g) {
        return g.labels;
    }

    // ---- crypto: goroutine-local flags

    private static final long INDICATOR = 0xFF;
    private static final long BYPASS = 0x100;

    @GoNative("crypto/internal/fips140.getIndicator")
    public static int getIndicator(G g) {
        return (int) (g.local & INDICATOR);
    }

    @GoNative("crypto/internal/fips140.setIndicator")
    public static void setIndicator(G g, int v) {
        g.local = g.local & ~INDICATOR | v & INDICATOR;
    }

    @GoNative("crypto/fips140.setBypass")
    public static void setBypass(G g) {
        g.local |= BYPASS;
    }

    @GoNative("crypto/fips140.unsetBypass")
    public static void unsetBypass(G g) {
        g.local &= ~BYPASS;
    }

    @GoNative("crypto/fips140.isBypassed")
    public static boolean isBypassed(G g) {
        return (g.local & BYPASS) != 0;
    }

    @GoNative({"crypto/subtle.setDITEnabled", "crypto/internal/fips140/subtle.setDITEnabled"})
    public static boolean setDitEnabled(G g) {
        return false;
    }

    @GoNative({"crypto/subtle.setDITDisabled", "crypto/internal/fips140/subtle.setDITDisabled"})
    public static void setDitDisabled(G g) {
    }

    @GoNative({"crypto/internal/boring/sig.BoringCrypto", "crypto/internal/boring/sig.FIPSOnly",
            "crypto/internal/boring/sig.StandardCrypto"})
    public static void boringSig(G g) {
    }

    // ---- trace: user events are dropped

    @GoNative("runtime/trace.userTaskCreate")
    public static void userTaskCreate(G g, long id, long parent, GoString type) {
    }

    @GoNative("runtime/trace.userTaskEnd")
    public static void userTaskEnd(G g, long id) {
    }

    @GoNative("runtime/trace.userRegion")
    public static void userRegion(G g, long id, long mode, GoString type) {
    }

    @GoNative("runtime/trace.userLog")
    public static void userLog(G g, long id, GoString category, GoString message) {
    }
}
