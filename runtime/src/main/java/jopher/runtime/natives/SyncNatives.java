package jopher.runtime.natives;

import jopher.abi.GoNative;
import jopher.runtime.G;
import jopher.runtime.panics.Fatal;
import jopher.runtime.pointers.PtrI;
import jopher.runtime.sched.NotifyList;
import jopher.runtime.sched.Sched;
import jopher.runtime.sched.Sema;
import jopher.runtime.strings.GoString;

import java.lang.invoke.VarHandle;

/// Packages sync and internal/sync.
public final class SyncNatives {
    private SyncNatives() {
    }

    @GoNative({"sync.runtime_Semacquire", "internal/poll.runtime_Semacquire"})
    public static void semacquire(G g, PtrI s) {
        Sema.acquire(g, s, false, "semacquire");
    }

    @GoNative("sync.runtime_SemacquireWaitGroup")
    public static void semacquireWaitGroup(G g, PtrI s, boolean durable) {
        Sema.acquire(g, s, false, durable ? "sync.WaitGroup.Wait (durable)" : "sync.WaitGroup.Wait");
    }

    @GoNative("sync.runtime_SemacquireRWMutexR")
    public static void semacquireRWMutexR(G g, PtrI s, boolean lifo, long skip) {
        Sema.acquire(g, s, lifo, "sync.RWMutex.RLock");
    }

    @GoNative("sync.runtime_SemacquireRWMutex")
    public static void semacquireRWMutex(G g, PtrI s, boolean lifo, long skip) {
        Sema.acquire(g, s, lifo, "sync.RWMutex.Lock");
    }

    @GoNative("internal/sync.runtime_SemacquireMutex")
    public static void semacquireMutex(G g, PtrI s, boolean lifo, long skip) {
        Sema.acquire(g, s, lifo, "sync.Mutex.Lock");
    }

    @GoNative({"sync.runtime_Semrelease", "internal/sync.runtime_Semrelease"})
    public static void semrelease(G g, PtrI s, boolean handoff, long skip) {
        Sema.release(g, s, handoff);
    }

    @GoNative("internal/poll.runtime_Semrelease")
    public static void semrelease(G g, PtrI s) {
        Sema.release(g, s, false);
    }

    /// Spinning pays only where another carrier can release the lock meanwhile.
    @GoNative("internal/sync.runtime_canSpin")
    public static boolean canSpin(G g, long i) {
        return i < 4 && Sched.gomaxprocs(0) > 1;
    }

    @GoNative("internal/sync.runtime_doSpin")
    public static void doSpin(G g) {
        for (int i = 0; i < 30; i++) {
            Thread.onSpinWait();
        }
    }

    @GoNative("internal/sync.runtime_nanotime")
    public static long nanotime(G g) {
        return System.nanoTime();
    }

    @GoNative({"sync.throw", "internal/sync.throw", "runtime.throw"})
    public static void throwError(G g, GoString text) {
        throw Fatal.error(g, text.toString());
    }

    @GoNative({"sync.fatal", "internal/sync.fatal", "runtime.fatal", "crypto/rand.fatal", "crypto/internal/sysrand.fatal",
            "crypto/internal/fips140.fatal"})
    public static void fatal(G g, GoString text) {
        throw Fatal.error(g, text.toString());
    }

    @GoNative({"internal/sync.runtime_rand", "os.runtime_rand", "math/rand.runtime_rand", "math/rand/v2.runtime_rand",
            "net.runtime_rand", "unique.runtime_rand", "hash/maphash.runtime_rand", "internal/concurrent.rand"})
    public static long rand(G g) {
        return g.random();
    }

    @GoNative("sync.runtime_randn")
    public static int randn(G g, int n) {
        return (int) ((g.random() >>> 32) * Integer.toUnsignedLong(n) >>> 32);
    }

    // ---- Cond: the list lives in the struct's field `head`

    private static NotifyList list(Object l) {
        VarHandle head = Fields.handle(l, "head");
        Object h = head.getVolatile(l);
        if (h == null) {
            NotifyList fresh = new NotifyList();
            h = head.compareAndSet(l, null, fresh) ? fresh : head.getVolatile(l);
        }
        return (NotifyList) h;
    }

    @GoNative("sync.runtime_notifyListAdd")
    public static int notifyListAdd(G g, Object l) {
        return list(l).add();
    }

    @GoNative("sync.runtime_notifyListWait")
    public static void notifyListWait(G g, Object l, int ticket) {
        list(l).await(g, ticket);
    }

    @GoNative("sync.runtime_notifyListNotifyAll")
    public static void notifyListNotifyAll(G g, Object l) {
        list(l).notifyEach(g);
    }

    @GoNative("sync.runtime_notifyListNotifyOne")
    public static void notifyListNotifyOne(G g, Object l) {
        list(l).notifyOne(g);
    }

    @GoNative("sync.runtime_notifyListCheck")
    public static void notifyListCheck(G g, long size) {
    }
}
