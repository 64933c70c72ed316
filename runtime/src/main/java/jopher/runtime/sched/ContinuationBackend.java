package jopher.runtime.sched;

import jdk.internal.vm.Continuation;
import jdk.internal.vm.ContinuationScope;
import jopher.runtime.G;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;

/// Goroutines as the JDK's raw continuations on our own [Carriers]: what virtual threads are made of, without the thread. Faster
/// and smaller, but to JDK code such a goroutine *is* its carrier, and C2 takes the current thread for constant within a
/// compiled method. Therefore
///
/// - the scheduler never asks for the current thread, only for the goroutine, which knows its carrier;
/// - the launcher that chooses this back end also sets `-XX:DisableIntrinsic=_currentThread`, so that the JDK's locks, when they
///   are inlined into a loop that parks, see the carrier of the moment; none is held across a park;
/// - `Continuation.yield`, which asks for the carrier by another intrinsic, is called through a method handle that is no
///   constant: it is never inlined, so the carrier is read anew each time.
///
/// The permit of a goroutine is [#NONE], [#GIVEN], [#PARKED] or [#HELD]; whoever changes PARKED to GIVEN queues the goroutine. A
/// goroutine that cannot be suspended (a frame of the JVM itself is on its stack, or its stack cannot be copied to the heap)
/// holds its carrier, which then counts as blocked in a call; a thread of the runtime that waits like a goroutine holds itself.
final class ContinuationBackend implements Backend {
    private static final ContinuationScope SCOPE = new ContinuationScope("goroutine");
    private static final int NONE = 0;
    private static final int GIVEN = 1;
    private static final int PARKED = 2;
    private static final int HELD = 3;

    /// Deliberately not final, see above.
    private static MethodHandle suspend;
    private static final VarHandle USE;
    private static final VarHandle CARRIER;

    static {
        try {
            MethodHandles.Lookup l = MethodHandles.lookup();
            suspend = l.findStatic(Continuation.class, "yield", MethodType.methodType(boolean.class, ContinuationScope.class));
            USE = l.findVarHandle(Fiber.class, "use", int.class);
            CARRIER = l.findVarHandle(Fiber.class, "carrier", Carriers.Carrier.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Carriers carriers;

    ContinuationBackend(int parallelism, Runnable allIdle) {
        carriers = new Carriers(parallelism, allIdle);
    }

    /// The frames of one goroutine.
    private static final class Frames extends Continuation {
        Frames(Runnable body) {
            super(SCOPE, body);
        }

        /// [#leave] sees it by the result, too.
        @Override
        protected void onPinned(Pinned reason) {
        }
    }

    /// A goroutine as a task of the carriers, which run it until it leaves again.
    private static final class Fiber implements Carriers.Stretch {
        static final int FREE = 0;
        static final int MOUNTED = 1;
        static final int READ = 2;

        final G g;
        final Frames frames;
        final Carriers carriers;
        /// Who has the frames: nobody, a carrier, or a reader of the stack.
        volatile int use;
        /// While mounted.
        volatile Carriers.Carrier carrier;
        boolean started;
        /// Leaves its carrier to let others run and not to park.
        boolean yields;

        Fiber(G g, Frames frames, Carriers carriers) {
            this.g = g;
            this.frames = frames;
            this.carriers = carriers;
        }

        @Override
        public void run(Carriers.Carrier c) {
            while (!USE.compareAndSet(this, FREE, MOUNTED)) {
                Thread.onSpinWait();
            }
            CARRIER.setRelease(this, c);
            started = true;
            frames.run();
            if (frames.isDone()) {
                return;
            }
            boolean again = yields;
            yields = false;
            CARRIER.setRelease(this, null);
            USE.setRelease(this, FREE);
            // after a park: woken meanwhile?
            if (again || !g.casPermit(NONE, PARKED)) {
                carriers.executeTail(c, this);
            }
        }
    }

    @Override
    public void start(G by, G g, Runnable body) {
        Fiber f = new Fiber(g, new Frames(body), carriers);
        g.handle = f;
        queue(by, f);
    }

    private void queue(G by, Fiber f) {
        // read anew each time: a goroutine changes carriers
        if (by != null && by.handle instanceof Fiber w) {
            carriers.executeNext(w.carrier, f);
        } else {
            carriers.execute(f);
        }
    }

    /// Off the carrier; false if that is impossible.
    private static boolean leave() {
        try {
            return (boolean) suspend.invokeExact(SCOPE);
        } catch (OutOfMemoryError | StackOverflowError e) {
            // no room for a copy of the frames
            return false;
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void park(G g) {
        if (g.handle instanceof Fiber f) {
            while (g.permit() != GIVEN) {
                if (!leave()) {
                    Carriers.Carrier c = f.carrier;
                    carriers.enterBlocking(c);
                    hold(g);
                    carriers.exitBlocking(c);
                }
            }
        } else {
            hold(g);
        }
        g.setPermit(NONE);
    }

    private static void hold(G g) {
        synchronized (g) {
            if (g.casPermit(NONE, HELD)) {
                while (g.permit() == HELD) {
                    try {
                        g.wait();
                    } catch (InterruptedException e) {
                        // nobody interrupts carriers
                    }
                }
            }
        }
    }

    @Override
    public void ready(G by, G g) {
        switch (g.swapPermit(GIVEN)) {
            case PARKED -> queue(by, (Fiber) g.handle);
            case HELD -> {
                synchronized (g) {
                    g.notifyAll();
                }
            }
            default -> {
            }
        }
    }

    @Override
    public void yield(G g) {
        if (g.handle instanceof Fiber f) {
            f.yields = true;
            if (leave()) {
                return;
            }
            f.yields = false;
        }
        Thread.yield();
    }

    @Override
    public void enterBlocking(G g) {
        if (g.handle instanceof Fiber f && f.carrier != null) {
            carriers.enterBlocking(f.carrier);
        }
    }

    @Override
    public void exitBlocking(G g) {
        if (g.handle instanceof Fiber f && f.carrier != null) {
            carriers.exitBlocking(f.carrier);
        }
    }

    @Override
    public boolean started(G g) {
        return g.handle != null;
    }

    @Override
    public boolean running(G g) {
        return g.handle instanceof Fiber f && f.carrier != null;
    }

    @Override
    public boolean busy(G g) {
        return g.handle instanceof Fiber f && f.carrier instanceof Carriers.Carrier c && !c.blocking;
    }

    /// Off a carrier nobody may mount the frames while they are read; on one, the carrier is asked, and what it says counts if
    /// the goroutine is still there afterwards.
    @Override
    public StackTraceElement[] stackOf(G g) {
        if (!(g.handle instanceof Fiber f)) {
            return new StackTraceElement[0];
        }
        for (int i = 0; i < 1000; i++) {
            if (USE.compareAndSet(f, Fiber.FREE, Fiber.READ)) {
                try {
                    return f.started ? f.frames.getStackTrace() : new StackTraceElement[0];
                } finally {
                    f.use = Fiber.FREE;
                }
            }
            Carriers.Carrier c = f.carrier;
            if (c != null) {
                int t = c.ticks;
                StackTraceElement[] trace = c.getStackTrace();
                if (f.carrier == c && c.ticks == t) {
                    return trace;
                }
            }
            if (f.frames.isDone()) {
                break;
            }
            Thread.onSpinWait();
        }
        return new StackTraceElement[0];
    }

    @Override
    public void parallelism(int n) {
        carriers.limit(n);
    }

    @Override
    public boolean noticesQuiet() {
        return true;
    }

    @Override
    public boolean quiet() {
        return carriers.quiet();
    }

    @Override
    public String name() {
        return "continuations";
    }
}
