package jopher.runtime.natives;

import jopher.runtime.G;
import jopher.runtime.funcs.Func;
import jopher.runtime.panics.Fatal;
import jopher.runtime.sched.Sched;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.concurrent.ConcurrentHashMap;

/// Go finalizers: run once with the object itself, which lives again. Only the JVM's own final references hand a dead object
/// back, so one is made per object, by the private constructor of `java.lang.ref.Finalizer`, and its queue replaced by ours
/// before anybody else can see it. That needs `java.lang.ref` opened to us (our launchers' manifest does); elsewhere
/// finalizers are never run, which Go permits.
final class Finalizers {
    private static final MethodHandle NEW;
    private static final VarHandle QUEUE;
    private static final ReferenceQueue<Object> DEAD = new ReferenceQueue<>();

    static {
        MethodHandle make = null;
        VarHandle queue = null;
        try {
            if (Object.class.getModule().isOpen("java.lang.ref", Finalizers.class.getModule())) {
                Class<?> c = Class.forName("java.lang.ref.Finalizer");
                MethodHandles.Lookup l = MethodHandles.privateLookupIn(c, MethodHandles.lookup());
                make = l.findConstructor(c, MethodType.methodType(void.class, Object.class))
                        .asType(MethodType.methodType(Reference.class, Object.class));
                queue = MethodHandles.privateLookupIn(Reference.class, MethodHandles.lookup())
                        .findVarHandle(Reference.class, "queue", ReferenceQueue.class);
            }
        } catch (ReflectiveOperationException e) {
            make = null;
        }
        NEW = queue == null ? null : make;
        QUEUE = queue;
    }

    /// What to call; `argument` makes the call's argument of the dead object.
    private record Entry(Func f, java.util.function.UnaryOperator<Object> argument, long number) {
    }

    private static final ConcurrentHashMap<Reference<?>, Entry> ENTRIES = new ConcurrentHashMap<>();
    private static final ConcurrentHashMap<Long, Reference<?>> BY_NUMBER = new ConcurrentHashMap<>();
    private static Thread runner;
    private static volatile boolean busy;

    private Finalizers() {
    }

    /// Whether a finalizer is being run at this moment.
    static boolean busy() {
        return busy;
    }

    /// False if the object (by its number) has one already.
    static boolean set(Object base, long number, Func f, java.util.function.UnaryOperator<Object> argument) {
        if (BY_NUMBER.containsKey(number)) {
            return false;
        }
        if (NEW == null) {
            return true;
        }
        Reference<?> r;
        try {
            r = (Reference<?>) NEW.invoke(base);
        } catch (Throwable e) {
            throw new IllegalStateException("cannot make a final reference", e);
        }
        QUEUE.setVolatile(r, DEAD);
        ENTRIES.put(r, new Entry(f, argument, number));
        BY_NUMBER.put(number, r);
        start();
        Reference.reachabilityFence(base);
        return true;
    }

    static void clear(long number) {
        Reference<?> r = BY_NUMBER.remove(number);
        if (r != null) {
            ENTRIES.remove(r);
        }
    }

    private static synchronized void start() {
        if (runner == null) {
            runner = new Thread(null, Finalizers::run, "finalizers", 1L << 28, false);
            runner.setDaemon(true);
            runner.start();
        }
    }

    private static void run() {
        while (true) {
            try {
                Reference<?> r = DEAD.remove();
                busy = true;
                one(r);
                r = null;
            } catch (InterruptedException e) {
                return;
            } finally {
                busy = false;
            }
        }
    }

    private static void one(Reference<?> r) {
        Entry e = ENTRIES.remove(r);
        if (e == null) {
            r.clear();
            return;
        }
        BY_NUMBER.remove(e.number, r);
        Object o = r.get();
        r.clear();
        G g = Sched.system();
        try {
            e.f.invoke(g, e.argument.apply(o));
        } catch (Throwable t) {
            Fatal.goroutineDied(g, t);
        }
    }
}
