package jopher.runtime.natives;

import com.sun.management.GcInfo;
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
import java.lang.management.MemoryType;
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
                BEGIN.get()[0] = here(t);
            } else {
                OWN.addAndGet(sinceBegin(t));
                BEGIN.get()[0] = 0;
            }
        }
    }

    /// 0 on a thread that did not begin: the goroutine may have moved.
    private static long sinceBegin(com.sun.management.ThreadMXBean t) {
        long begin = BEGIN.get()[0];
        return begin == 0 ? 0 : here(t) - begin;
    }

    /// Bytes that this thread has allocated. The JVM does not count for a virtual thread: then all threads' bytes, so that what others allocate
    /// during a reading is left out too.
    private static long here(com.sun.management.ThreadMXBean t) {
        long bytes = t.getCurrentThreadAllocatedBytes();
        return bytes >= 0 ? bytes : t.getTotalThreadAllocatedBytes();
    }

    @GoNative({"runtime.GC", "runtime/debug.freeOSMemory"})
    public static void gc(G g) {
        FORCED.incrementAndGet();
        g.forgetResults();
        Sched.enterBlocking(g);
        try {
            System.gc();
            forced = new Forced(collections(), allocated());
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

    /// The last collection that the program asked for: collections until then, bytes allocated until its end.
    private record Forced(long collections, long allocated) {}

    private static volatile Forced forced = new Forced(-1, 0);

    private static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream().mapToLong(b -> Math.max(0, b.getCollectionCount())).sum();
    }

    /// Bytes that all threads allocated, those of reading the statistics left out.
    private static long allocated() {
        return Threads.BEAN instanceof com.sun.management.ThreadMXBean t ? t.getTotalThreadAllocatedBytes() - OWN.get() - sinceBegin(t) : inUse();
    }

    private static long inUse() {
        Runtime r = Runtime.getRuntime();
        return r.totalMemory() - r.freeMemory();
    }

    /// Bytes of the heap in use. The JVM counts allocation buffers as wholly used (megabytes for each thread), so what the last forced collection
    /// left and what was allocated since is the better answer while no other collection has run.
    private static long used(long allocated, long collections) {
        Forced f = forced;
        long left = f.collections == collections ? leftByLastCollection() : -1;
        return left < 0 ? inUse() : left + Math.max(0, allocated - f.allocated);
    }

    private static long leftByLastCollection() {
        GcInfo last = null;
        for (GarbageCollectorMXBean b : ManagementFactory.getGarbageCollectorMXBeans()) {
            if (b instanceof com.sun.management.GarbageCollectorMXBean c && c.getLastGcInfo() instanceof GcInfo i && (last == null || i.getEndTime() >= last.getEndTime())) {
                last = i;
            }
        }
        if (last == null) {
            return -1;
        }
        var after = last.getMemoryUsageAfterGc();
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(p -> p.getType() == MemoryType.HEAP && after.containsKey(p.getName()))
                .mapToLong(p -> after.get(p.getName()).getUsed()).sum();
    }

    @GoNative("runtime.memStats")
    public static void memStats(G g, Slice v) {
        long[] a = (long[]) v.a;
        Runtime r = Runtime.getRuntime();
        long count = collections();
        long millis = ManagementFactory.getGarbageCollectorMXBeans().stream().mapToLong(b -> Math.max(0, b.getCollectionTime())).sum();
        long allocated = allocated();
        long used = Math.min(used(allocated, count), r.totalMemory());
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
