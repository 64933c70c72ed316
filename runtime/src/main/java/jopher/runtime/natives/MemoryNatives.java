package jopher.runtime.natives;

import jopher.abi.GoNative;
import jopher.runtime.G;
import jopher.runtime.funcs.Func;
import jopher.runtime.ifaces.BoxL;
import jopher.runtime.ifaces.Ifaces;
import jopher.runtime.panics.Fatal;
import jopher.runtime.pointers.Addresses;
import jopher.runtime.pointers.Elem;
import jopher.runtime.pointers.Ptr;
import jopher.runtime.sched.Sched;
import jopher.runtime.slices.ArrayView;
import jopher.runtime.slices.Slice;
import jopher.runtime.types.GoType;
import jopher.runtime.types.Kind;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/// Garbage collection as Go programs see it: runtime.GC, MemStats, cleanups, weak pointers.
public final class MemoryNatives {
    private static final AtomicLong FORCED = new AtomicLong();
    private static final ReferenceQueue<Object> GONE = new ReferenceQueue<>();
    private static final ConcurrentHashMap<Long, CleanupRef> CLEANUPS = new ConcurrentHashMap<>();
    private static final AtomicLong IDS = new AtomicLong();
    private static Thread cleaner;
    /// Cleanups taken from the queue and not yet run.
    private static volatile boolean cleaning;

    private static final class CleanupRef extends PhantomReference<Object> {
        final long id;
        final Func f;

        CleanupRef(Object o, long id, Func f) {
            super(o, GONE);
            this.id = id;
            this.f = f;
        }
    }

    private MemoryNatives() {
    }

    /// The object whose life a pointer's target shares.
    private static Object base(Object p) {
        return switch (p) {
            case BoxL b -> base(b.v);
            case Ptr x -> x.base();
            case ArrayView v -> v.a;
            default -> p;
        };
    }

    /// Asking for the bean allocates.
    private static final class Threads {
        static final java.lang.management.ThreadMXBean BEAN = ManagementFactory.getThreadMXBean();
    }

    /// Bytes that reading the statistics took.
    private static final AtomicLong OWN = new AtomicLong();
    /// What the thread had allocated when it began to read them.
    private static final ThreadLocal<long[]> BEGIN = ThreadLocal.withInitial(() -> new long[1]);

    @GoNative("runtime.ownAllocations")
    public static void ownAllocations(G g, boolean begin) {
        if (Threads.BEAN instanceof com.sun.management.ThreadMXBean t) {
            if (begin) {
                BEGIN.get()[0] = t.getCurrentThreadAllocatedBytes();
            } else {
                OWN.addAndGet(sinceBegin(t));
                BEGIN.get()[0] = 0;
            }
        }
    }

    /// 0 on a thread that did not begin: the goroutine may have moved.
    private static long sinceBegin(com.sun.management.ThreadMXBean t) {
        long begin = BEGIN.get()[0];
        return begin == 0 ? 0 : t.getCurrentThreadAllocatedBytes() - begin;
    }

    @GoNative({"runtime.GC", "runtime/debug.freeOSMemory"})
    public static void gc(G g) {
        FORCED.incrementAndGet();
        g.forgetResults();
        Sched.enterBlocking(g);
        try {
            System.gc();
            // references reach their queues a little later; give pending cleanups their turn
            for (int i = 0; i < 50 && (i < 3 || cleaning || Finalizers.busy()); i++) {
                Thread.sleep(1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Sched.exitBlocking(g);
        }
    }

    @GoNative("runtime.memStats")
    public static void memStats(G g, Slice v) {
        long[] a = (long[]) v.a;
        Runtime r = Runtime.getRuntime();
        long used = r.totalMemory() - r.freeMemory();
        long count = 0;
        long millis = 0;
        for (GarbageCollectorMXBean b : ManagementFactory.getGarbageCollectorMXBeans()) {
            count += Math.max(0, b.getCollectionCount());
            millis += Math.max(0, b.getCollectionTime());
        }
        // exact, where the heap's use grows by whole allocation buffers
        long allocated = Threads.BEAN instanceof com.sun.management.ThreadMXBean t ? t.getTotalThreadAllocatedBytes() - OWN.get() - sinceBegin(t) : used;
        a[v.off] = used;
        a[v.off + 1] = allocated;
        a[v.off + 2] = r.totalMemory();
        a[v.off + 3] = r.maxMemory();
        a[v.off + 4] = Math.max(count, FORCED.get());
        a[v.off + 5] = millis * 1_000_000;
        a[v.off + 6] = count == 0 ? 0 : System.currentTimeMillis() * 1_000_000;
        a[v.off + 7] = FORCED.get();
        a[v.off + 8] = allocated / 32;
    }

    // ---- cleanups

    @GoNative("runtime.addCleanup")
    public static long addCleanup(G g, Object p, Func f) {
        long id = IDS.incrementAndGet();
        CLEANUPS.put(id, new CleanupRef(base(p), id, f));
        startCleaner();
        return id;
    }

    @GoNative("runtime.stopCleanup")
    public static void stopCleanup(G g, long id) {
        CleanupRef r = CLEANUPS.remove(id);
        if (r != null) {
            r.clear();
        }
    }

    private static synchronized void startCleaner() {
        if (cleaner == null) {
            cleaner = new Thread(null, MemoryNatives::clean, "cleanups", 1 << 24, false);
            cleaner.setDaemon(true);
            cleaner.start();
        }
    }

    private static void clean() {
        while (true) {
            try {
                CleanupRef r = (CleanupRef) GONE.remove();
                cleaning = true;
                if (CLEANUPS.remove(r.id) != null) {
                    G g = Sched.system();
                    try {
                        r.f.call(g);
                    } catch (Throwable t) {
                        Fatal.goroutineDied(g, t);
                    }
                }
            } catch (InterruptedException e) {
                return;
            } finally {
                cleaning = false;
            }
        }
    }

    /// How to get a pointer again from the object that it points into. The answer must not hold that object; pointers that are objects
    /// beside their target, and none to elements of words, keep it alive, as Go permits.
    private static UnaryOperator<Object> pointer(Object base, Object p) {
        if (base == p) {
            return o -> o;
        }
        if (p instanceof Elem e && !(base instanceof Object[])) {
            int at = e.index();
            return o -> Elem.of(o, at);
        }
        return o -> p;
    }

    @GoNative("runtime.SetFinalizer")
    public static void setFinalizer(G g, Object obj, Object finalizer) {
        if (obj == null) {
            throw Fatal.error(g, "runtime.SetFinalizer: first argument is nil");
        }
        GoType t = Ifaces.typeOf(obj);
        if (t.kind() != Kind.POINTER) {
            throw Fatal.error(g, "runtime.SetFinalizer: first argument is " + t + ", not pointer");
        }
        Object p = obj instanceof BoxL b ? b.v : obj;
        if (p == null) {
            throw Fatal.error(g, "nil elem type!");
        }
        long number = Addresses.of(p);
        if (finalizer == null) {
            Finalizers.clear(number);
            return;
        }
        GoType f = Ifaces.typeOf(finalizer);
        if (f.kind() != Kind.FUNC) {
            throw Fatal.error(g, "runtime.SetFinalizer: second argument is " + f + ", not a function");
        }
        var in = f.underlying().signature().in();
        if (in.size() != 1 || !in.getFirst().isInterface() && in.getFirst().underlying() != t.underlying()) {
            throw Fatal.error(g, "runtime.SetFinalizer: cannot pass " + t + " to finalizer " + f);
        }
        Func fn = (Func) ((BoxL) finalizer).v;
        boolean iface = in.getFirst().isInterface();
        Object base = base(p);
        var pointer = pointer(base, p);
        if (!Finalizers.set(base, number, fn, o -> {
            Object q = pointer.apply(o);
            return iface ? Ifaces.box(t, q) : q;
        })) {
            throw Fatal.error(g, "runtime.SetFinalizer: finalizer already set");
        }
    }

    // ---- package weak

    private static final ConcurrentHashMap<Long, Handle> HANDLES = new ConcurrentHashMap<>();
    private static final ReferenceQueue<Object> DEAD = new ReferenceQueue<>();

    /// What weak.Pointer holds. Handles compare by identity, so there is one per target, found by its number. A pointer that is
    /// an object of its own beside its target (to a field, to an element) is held strongly: Go promises no collection.
    private static final class Handle extends WeakReference<Object> {
        final long number;
        final Object strong;

        Handle(long number, Object p, Object strong) {
            super(p, DEAD);
            this.number = number;
            this.strong = strong;
        }
    }

    @GoNative({"weak.runtime_registerWeakPointer", "internal/weak.runtime_registerWeakPointer"})
    public static Object registerWeakPointer(G g, Object p) {
        for (Object d; (d = DEAD.poll()) != null; ) {
            HANDLES.remove(((Handle) d).number, d);
        }
        long n = Addresses.of(p);
        while (true) {
            Handle h = HANDLES.get(n);
            if (h != null && (h.strong != null || h.get() != null)) {
                return h;
            }
            Handle fresh = new Handle(n, p, base(p) == p ? null : p);
            if (h == null ? HANDLES.putIfAbsent(n, fresh) == null : HANDLES.replace(n, h, fresh)) {
                return fresh;
            }
        }
    }

    @GoNative({"weak.runtime_makeStrongFromWeak", "internal/weak.runtime_makeStrongFromWeak"})
    public static Object makeStrongFromWeak(G g, Object u) {
        Handle h = (Handle) u;
        return h == null ? null : h.strong != null ? h.strong : h.get();
    }
}
