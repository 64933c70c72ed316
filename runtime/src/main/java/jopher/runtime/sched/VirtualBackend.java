package jopher.runtime.sched;

import jopher.runtime.G;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;

/// Goroutines as virtual threads: correct everywhere. Where `java.lang` is opened to us (our launchers do) they run on our own
/// [Carriers]: the package-private VirtualThread constructor takes an Executor. Elsewhere, on the JDK's scheduler, without
/// run-queue order, deep stacks and prompt deadlock detection.
final class VirtualBackend implements Backend {
    private static final MethodHandle NEW_THREAD;
    private static final VarHandle CARRIER;

    static {
        MethodHandle ctor = null;
        VarHandle carrier = null;
        try {
            if (Object.class.getModule().isOpen("java.lang", VirtualBackend.class.getModule())) {
                Class<?> c = Class.forName("java.lang.VirtualThread");
                MethodHandles.Lookup l = MethodHandles.privateLookupIn(c, MethodHandles.lookup());
                ctor = l.findConstructor(c, java.lang.invoke.MethodType.methodType(void.class, Executor.class, String.class,
                        int.class, Runnable.class)).asType(java.lang.invoke.MethodType.methodType(Thread.class,
                        Executor.class, String.class, int.class, Runnable.class));
                carrier = l.findVarHandle(c, "carrierThread", Thread.class);
            }
        } catch (ReflectiveOperationException e) {
            ctor = null;
        }
        NEW_THREAD = carrier == null ? null : ctor;
        CARRIER = carrier;
    }

    private final Carriers carriers;
    private final Executor executor = this::execute;

    VirtualBackend(int parallelism, Runnable allIdle) {
        carriers = NEW_THREAD == null ? null : new Carriers(parallelism, allIdle);
    }

    @Override
    public boolean noticesQuiet() {
        return carriers != null;
    }

    @Override
    public boolean quiet() {
        return carriers != null && carriers.quiet();
    }

    /// Where a task goes depends on who made it runnable: a goroutine (still mounted, pinned by the JDK meanwhile), its carrier
    /// right after it unmounted (a yield, or a wake-up that came while it was parking), or any other thread.
    private void execute(Runnable r) {
        Thread t = Thread.currentThread();
        if (t instanceof Carriers.Carrier c) {
            carriers.executeTail(c, r);
        } else if (t.isVirtual() && (Thread) CARRIER.getVolatile(t) instanceof Carriers.Carrier c) {
            carriers.executeNext(c, r);
        } else {
            carriers.execute(r);
        }
    }

    @Override
    public void start(G by, G g, Runnable body) {
        Thread t;
        if (NEW_THREAD == null) {
            t = Thread.ofVirtual().unstarted(body);
        } else {
            try {
                t = (Thread) NEW_THREAD.invokeExact(executor, (String) null, 0, body);
            } catch (Throwable e) {
                throw new IllegalStateException("cannot make a virtual thread", e);
            }
        }
        g.thread = t;
        t.start();
    }

    @Override
    public void park(G g) {
        if (g.thread == null) {
            g.thread = Thread.currentThread();
        }
        while (!g.permitted()) {
            LockSupport.park();
        }
        g.setPermit(0);
    }

    @Override
    public void ready(G by, G g) {
        g.swapPermit(1);
        LockSupport.unpark(g.thread);
    }

    @Override
    public void yield(G g) {
        Thread.yield();
    }

    private static Carriers.Carrier carrierOf(G g) {
        Thread t = g.thread;
        return CARRIER != null && t != null && t.isVirtual() && (Thread) CARRIER.getVolatile(t) instanceof Carriers.Carrier c
                ? c : null;
    }

    @Override
    public void enterBlocking(G g) {
        Carriers.Carrier c = carrierOf(g);
        if (c != null) {
            carriers.enterBlocking(c);
        }
    }

    @Override
    public void exitBlocking(G g) {
        Carriers.Carrier c = carrierOf(g);
        if (c != null) {
            carriers.exitBlocking(c);
        }
    }

    @Override
    public boolean started(G g) {
        return g.thread != null;
    }

    @Override
    public boolean running(G g) {
        return carrierOf(g) != null;
    }

    @Override
    public boolean busy(G g) {
        return carrierOf(g) instanceof Carriers.Carrier c && !c.blocking;
    }

    @Override
    public StackTraceElement[] stackOf(G g) {
        Thread t = g.thread;
        return t == null ? new StackTraceElement[0] : t.getStackTrace();
    }

    @Override
    public void parallelism(int n) {
        if (carriers != null) {
            carriers.limit(n);
        }
    }

    @Override
    public String name() {
        return carriers != null ? "virtual threads on own carriers" : "virtual threads on the JDK's scheduler";
    }
}
