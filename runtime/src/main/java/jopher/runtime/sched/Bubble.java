package jopher.runtime.sched;

import jopher.runtime.G;
import jopher.runtime.funcs.Func;
import jopher.runtime.panics.Fatal;
import jopher.runtime.panics.Panics;

import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicLong;

/// A synctest bubble: goroutines that share a fake clock, which moves when all of them are durably blocked.
///
/// [#running] counts members that are not durably blocked, [#active] holds the bubble awake for other reasons. Whoever makes
/// both zero wakes the goroutine in Wait, or the root, which fires the next timers or ends the bubble. Everything here is
/// guarded by the bubble's monitor; wake-ups happen after it is left. Go counterpart: `runtime/synctest.go`.
public final class Bubble {
    /// Midnight UTC 2000-01-01.
    private static final long START = 946684800000000000L;
    private static final AtomicLong IDS = new AtomicLong();

    public final long id = IDS.incrementAndGet();
    private final G root;
    private G main;
    private G waiter;
    private boolean waiting;
    private int total = 1;
    private int running = 1;
    private int active;
    private boolean done;
    private volatile long now = START;
    private final PriorityQueue<Timer> timers =
            new PriorityQueue<>((a, b) -> a.when != b.when ? Long.compare(a.when, b.when) : Long.compare(a.order, b.order));
    private long orders;

    private Bubble(G root) {
        this.root = root;
    }

    /// Nanoseconds since 1970 by the fake clock.
    public long now() {
        return now;
    }

    // ---- membership

    static void joined(G g) {
        Bubble b = (Bubble) g.bubble;
        synchronized (b) {
            b.total++;
            b.running++;
        }
    }

    static void left(G g) {
        Bubble b = (Bubble) g.bubble;
        G wake;
        synchronized (b) {
            b.total--;
            b.running--;
            if (g == b.main) {
                b.done = true;
            }
            wake = b.next();
        }
        if (wake != null) {
            Sched.ready(g, wake);
        }
    }

    /// Under the monitor: who has to run when all are blocked. Counts as active until that goroutine has taken over.
    private G next() {
        if (running > 0 || active > 0) {
            return null;
        }
        active++;
        Timer t = timers.peek();
        if (t != null && t.when <= now) {
            return root;
        }
        return waiter != null ? waiter : root;
    }

    private static boolean durable(String why) {
        return switch (why) {
            case "chan receive (nil chan)", "chan send (nil chan)", "select (no cases)", "sleep", "sync.Cond.Wait", "coroutine",
                 "synctest.Run", "synctest.Wait" -> true;
            default -> why.endsWith("(durable)");
        };
    }

    static void park(G g, String why) {
        Bubble b = (Bubble) g.bubble;
        if (!durable(why)) {
            Sched.rawPark(g, why);
            synchronized (b) {
                g.readyEarly = false;
            }
            return;
        }
        G wake = null;
        synchronized (b) {
            if (!b.block(g)) {
                wake = null;
            } else {
                wake = b.next();
            }
        }
        if (wake != null) {
            Sched.ready(g, wake);
        }
        Sched.rawPark(g, why);
    }

    /// Under the monitor: counts `g` as durably blocked unless its wake-up has come already.
    private boolean block(G g) {
        if (g.readyEarly) {
            g.readyEarly = false;
            return false;
        }
        g.durable = true;
        running--;
        return true;
    }

    static void readied(G g) {
        Bubble b = (Bubble) g.bubble;
        synchronized (b) {
            if (g.durable) {
                g.durable = false;
                b.running++;
            } else {
                g.readyEarly = true;
            }
        }
    }

    // ---- Run and Wait

    /// `internal/synctest.Run(f)`
    public static void run(G g, Func f) {
        if (g.bubble != null) {
            throw Panics.stringPanic("synctest.Run called from within a synctest bubble");
        }
        Bubble b = new Bubble(g);
        g.bubble = b;
        try {
            b.main = Sched.member(g, f);
            b.loop(g);
        } finally {
            g.bubble = null;
        }
    }

    private void loop(G g) {
        synchronized (this) {
            active++;
        }
        while (true) {
            fire();
            boolean sleep;
            synchronized (this) {
                // all others blocked or gone: the root goes on at once
                sleep = !(running == 1 && active == 1);
                if (sleep) {
                    active--;
                    sleep = block(g);
                }
            }
            if (sleep) {
                Sched.rawPark(g, "synctest.Run");
            }
            synchronized (this) {
                Timer t = timers.peek();
                if (t == null || done) {
                    break;
                }
                now = Math.max(now, t.when);
            }
        }
        if (total != 1) {
            throw Panics.plainError(done ? "deadlock: main bubble goroutine has exited but blocked goroutines remain"
                    : "deadlock: all goroutines in bubble are blocked");
        }
    }

    private void fire() {
        while (true) {
            Timer t;
            long late;
            synchronized (this) {
                t = timers.peek();
                if (t == null || t.when > now) {
                    return;
                }
                timers.poll();
                late = now - t.when;
                t.index = -1;
                if (t.period > 0) {
                    t.when += t.period * (1 + late / t.period);
                    t.order = orders++;
                    t.index = 0;
                    timers.add(t);
                }
            }
            t.action.fire(t, late);
        }
    }

    /// `internal/synctest.Wait()`
    public static void await(G g) {
        Bubble b = (Bubble) g.bubble;
        if (b == null) {
            throw Panics.stringPanic("goroutine is not in a bubble");
        }
        synchronized (b) {
            if (b.waiting) {
                throw Panics.stringPanic("wait already in progress");
            }
            b.waiting = true;
            b.waiter = g;
        }
        park(g, "synctest.Wait");
        synchronized (b) {
            b.active--;
            b.waiter = null;
            b.waiting = false;
        }
    }

    /// Keeps the bubble from going on while somebody outside holds it.
    public synchronized void acquire() {
        active++;
    }

    public void release() {
        G wake;
        synchronized (this) {
            active--;
            wake = next();
        }
        if (wake != null) {
            Sched.ready(wake);
        }
    }

    /// Runs f as a member of the bubble, on a goroutine outside.
    public void inside(G g, Func f) {
        if (g.bubble != null) {
            throw Panics.stringPanic("goroutine is already bubbled");
        }
        g.bubble = this;
        try {
            f.call(g);
        } finally {
            g.bubble = null;
        }
    }

    // ---- timers on the fake clock

    /// True if it was pending.
    public synchronized boolean start(Timer t, long when, long period) {
        boolean was = stop(t);
        t.when = when;
        t.period = period;
        t.order = orders++;
        t.index = 0;
        timers.add(t);
        return was;
    }

    public synchronized boolean stop(Timer t) {
        if (t.index < 0) {
            return false;
        }
        t.index = -1;
        return timers.remove(t);
    }

    static void sleep(G g, long nanos) {
        Bubble b = (Bubble) g.bubble;
        long when = b.now + nanos;
        b.start(new Timer((_, _) -> Sched.ready(g)), when < 0 ? Long.MAX_VALUE : when, 0);
        Sched.park(g, "sleep");
    }

    /// A context for callbacks of the bubble's timers: goroutines they start are members.
    public G context() {
        G c = Sched.system();
        c.bubble = this;
        return c;
    }

    /// For operations on a bubble's things from outside.
    public static RuntimeException outside(G g, String what) {
        return Fatal.error(g, what + " from outside bubble");
    }
}
