package jopher.runtime.sched;

import jopher.abi.CompilerEntry;
import jopher.runtime.G;
import jopher.runtime.funcs.Func;
import jopher.runtime.host.Exit;
import jopher.runtime.panics.Fatal;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// The scheduler as the rest of the runtime and compiled code see it.
public final class Sched {
    /// Why a goroutine waits that only something outside the program need wake: never part of a deadlock.
    public static final String IO_WAIT = "IO wait";

    private static volatile int gomaxprocs = defaultProcs();
    private static final Backend BACKEND = Backend.choose(gomaxprocs, Sched::checkDeadlock);
    /// Things that may wake a goroutine from outside: signal watchers, blocked natives without carrier. No deadlock while any.
    private static final AtomicInteger OUTSIDE = new AtomicInteger();
    /// True once a whole program runs: only then "all goroutines are asleep" is a fact about it.
    private static volatile boolean program;
    private static volatile boolean mainGone;

    private Sched() {
    }

    private static int defaultProcs() {
        String env = System.getenv("GOMAXPROCS");
        if (env != null) {
            try {
                int n = Integer.parseInt(env.trim());
                if (n > 0) {
                    return n;
                }
            } catch (NumberFormatException e) {
                // as gc: not a number counts as unset
            }
        }
        return Runtime.getRuntime().availableProcessors();
    }

    /// `go f()`. `f` is a `func()`; a nil f is the caller's fatal "go of nil func value".
    @CompilerEntry
    public static void newproc(G g, Func f) {
        go(g, f, null);
    }

    /// `go f()` at a position: `createdBy` is the constant "main.main\n\t/path/x.go:12".
    @CompilerEntry
    public static void go(G g, Func f, String createdBy) {
        if (f == null) {
            throw Fatal.error(g, "go of nil func value");
        }
        G n = make(g, f, createdBy);
        BACKEND.start(g, n, () -> run(n));
    }

    private static G make(G g, Func f, String createdBy) {
        G n = new G(Goroutines.newId(), g.id, createdBy);
        n.entry = f;
        n.labels = g.labels;
        n.bubble = g.bubble;
        n.local = g.local;
        if (n.bubble != null) {
            Bubble.joined(n);
        }
        Goroutines.add(n);
        return n;
    }

    /// A goroutine started at once, known to the caller.
    static G member(G g, Func f) {
        G n = make(g, f, null);
        BACKEND.start(g, n, () -> run(n));
        return n;
    }

    /// A goroutine that does not run before [#resume]; until then it counts as waiting.
    static G suspended(G g, Func f) {
        G n = make(g, f, null);
        n.waiting("coroutine");
        return n;
    }

    static boolean started(G n) {
        return BACKEND.started(n);
    }

    static void resume(G g, G n) {
        n.waiting(null);
        BACKEND.start(g, n, () -> run(n));
    }

    /// The function of a goroutine that begins. Nobody keeps it: what it captured, arguments of `go` too, must be free once it needs them no more.
    private static Func taken(G g) {
        Func f = g.entry;
        g.entry = null;
        return f;
    }

    /// The body of every goroutine.
    private static void run(G g) {
        try {
            taken(g).call(g);
        } catch (Exit.Exited e) {
            // the program is over
        } catch (Throwable t) {
            try {
                Fatal.goroutineDied(g, t);
            } catch (Exit.Exited e) {
                // reported; only embedded programs get here
            }
        }
        ended(g);
    }

    private static void ended(G g) {
        Goroutines.remove(g);
        if (g.bubble != null) {
            Bubble.left(g);
        }
        if (g.id == 1) {
            mainGone = true;
        }
    }

    /// Starts goroutine 1 and the deadlock check.
    public static G startMain(Func main) {
        program = true;
        G g = new G(Goroutines.newId(), 0, null);
        g.entry = main;
        Goroutines.add(g);
        BACKEND.start(null, g, () -> run(g));
        if (!BACKEND.noticesQuiet()) {
            Thread t = new Thread(Sched::watchDeadlock, "deadlock");
            t.setDaemon(true);
            t.start();
        }
        return g;
    }

    /// A context for runtime threads (timers, finalizers) that call Go functions: no goroutine of the program.
    public static G system() {
        G g = new G(0, 0, null);
        g.thread = Thread.currentThread();
        return g;
    }

    // ---- parking ----

    /// Blocks until [#ready] is called once. The wake-up may come first.
    public static void park(G g, String why) {
        if (g.bubble != null) {
            Bubble.park(g, why);
            return;
        }
        g.waitingSince = 0;
        g.waiting(why);
        BACKEND.park(g);
        g.waiting(null);
    }

    /// Parks for ever: `select {}`, operations on nil channels.
    public static RuntimeException parkForEver(G g, String why) {
        g.waiting(why);
        while (true) {
            park(g, why);
        }
    }

    static void rawPark(G g, String why) {
        g.waiting(why);
        BACKEND.park(g);
        g.waiting(null);
    }

    /// Makes a parked (or parking) goroutine runnable; `by` is the goroutine that calls this.
    public static void ready(G by, G g) {
        if (g.bubble != null) {
            Bubble.readied(g);
        }
        BACKEND.ready(by, g);
    }

    /// As [#ready(G, G)], from wherever.
    public static void ready(G g) {
        ready(null, g);
    }

    /// `runtime.Gosched()`
    @CompilerEntry
    public static void gosched(G g) {
        BACKEND.yield(g);
    }

    /// Around calls that may block the thread for long: input from a terminal, waiting for a process.
    public static void enterBlocking(G g) {
        BACKEND.enterBlocking(g);
    }

    public static void exitBlocking(G g) {
        BACKEND.exitBlocking(g);
    }

    /// Announces a source of wake-ups that the scheduler cannot see (signals, sockets); [#outsideGone] takes it back.
    public static void outside() {
        OUTSIDE.incrementAndGet();
    }

    public static void outsideGone() {
        if (OUTSIDE.decrementAndGet() == 0 && BACKEND.noticesQuiet()) {
            BACKEND.start(null, new G(0, 0, null), () -> { });
        }
    }

    /// For a thread that must not go on because the process is about to end.
    public static void stopForEver() {
        while (true) {
            LockSupport.park();
            Thread.interrupted();
            try {
                Thread.sleep(1000);
            } catch (InterruptedException e) {
                // nothing else to do
            }
        }
    }

    // ---- deadlock ----

    /// The last timer is gone: the carriers may have gone to sleep before it, so somebody has to look again.
    static void timersQuiet() {
        if (program && BACKEND.quiet()) {
            checkDeadlock();
        }
    }

    private static void checkDeadlock() {
        if (!program || OUTSIDE.get() > 0 || Timers.pending() || !Goroutines.allParked()) {
            return;
        }
        // Timers and wakers hand over before they let go, so a second look decides.
        if (Timers.pending() || OUTSIDE.get() > 0 || !Goroutines.allParked()) {
            return;
        }
        if (Goroutines.count() == 0) {
            if (mainGone) {
                Fatal.allAsleep("no goroutines (main called runtime.Goexit) - deadlock!");
            }
            return;
        }
        Fatal.allAsleep("all goroutines are asleep - deadlock!");
    }

    /// On the JDK's scheduler nobody tells us when all is quiet: look now and then, and believe it when it lasts.
    private static void watchDeadlock() {
        int quiet = 0;
        while (true) {
            LockSupport.parkNanos(50_000_000);
            quiet = OUTSIDE.get() == 0 && !Timers.pending() && Goroutines.allParked() ? quiet + 1 : 0;
            if (quiet >= 3) {
                checkDeadlock();
                quiet = 0;
            }
        }
    }

    // ---- facts ----

    /// Whether it has a carrier at this moment.
    public static boolean running(G g) {
        return BACKEND.running(g);
    }

    /// Whether it uses a processor: it has a carrier and is not in a call that blocks.
    public static boolean busy(G g) {
        return BACKEND.busy(g);
    }

    public static StackTraceElement[] stackOf(G g) {
        return BACKEND.stackOf(g);
    }

    /// `runtime.GOMAXPROCS(n)`: the old value; n <= 0 only asks.
    public static synchronized int gomaxprocs(int n) {
        int old = gomaxprocs;
        if (n > 0 && n != old) {
            gomaxprocs = n;
            BACKEND.parallelism(n);
        }
        return old;
    }

    public static int resetGomaxprocs() {
        return gomaxprocs(defaultProcs());
    }

    public static String backend() {
        return BACKEND.name();
    }
}
