package jopher.runtime.natives;

import jopher.abi.GoNative;
import jopher.runtime.G;
import jopher.runtime.chans.Chan;
import jopher.runtime.funcs.Func;
import jopher.runtime.sched.Bubble;
import jopher.runtime.sched.Sched;
import jopher.runtime.sched.Timer;
import jopher.runtime.sched.Timers;

import java.time.Clock;
import java.time.Instant;

/// Package time. Monotonic readings count from the start of the process plus one, as gc's do, so that 0 means "none".
public final class TimeNatives {
    private static final long START = System.nanoTime() - 1;
    private static final Clock CLOCK = Clock.systemUTC();

    private TimeNatives() {
    }

    static long mono() {
        return System.nanoTime() - START;
    }

    @GoNative("time.Sleep")
    public static void sleep(G g, long nanos) {
        if (nanos > 0) {
            Timers.sleep(g, nanos);
        }
    }

    /// `(sec int64, nsec int32, mono int64)`: the first is returned, there being no reference result.
    @GoNative({"time.now", "time.runtimeNow"})
    public static long now(G g) {
        if (g.bubble instanceof Bubble b) {
            // no monotonic reading inside a bubble
            g.j0 = Math.floorMod(b.now(), 1_000_000_000L);
            g.j1 = 0;
            return Math.floorDiv(b.now(), 1_000_000_000L);
        }
        Instant i = CLOCK.instant();
        g.j0 = i.getNano();
        g.j1 = mono();
        return i.getEpochSecond();
    }

    @GoNative({"time.runtimeNano", "internal/poll.runtimeNano", "runtime.nanotime"})
    public static long runtimeNano(G g) {
        return g.bubble instanceof Bubble b ? b.now() : mono();
    }

    @GoNative("time.runtimeIsBubbled")
    public static boolean runtimeIsBubbled(G g) {
        return g.bubble != null;
    }

    // ---- timers

    /// From [#mono]'s scale to the scheduler's, without wrapping.
    private static long deadline(long when) {
        long t = when + START;
        return START > 0 && t < when ? Long.MAX_VALUE : t;
    }

    /// The runtime's half of a time.Timer or time.Ticker. [#lock] orders firing, stopping and resetting, so that a stopped timer
    /// leaves no stale value in its channel (Go 1.23).
    private static final class GoTimer {
        final Func f;
        final Object arg;
        final Chan chan;
        final Timer timer = new Timer(this::fire);
        private long generation;
        private final Bubble bubble;
        private final G context;

        GoTimer(Func f, Object arg, Chan chan, Object bubble) {
            this.bubble = (Bubble) bubble;
            this.context = bubble == null ? CONTEXT : this.bubble.context();
            this.f = f;
            this.arg = arg;
            this.chan = chan;
        }

        private void fire(Timer t, long late) {
            synchronized (this) {
                f.call(context, arg, generation, late);
            }
        }

        private synchronized boolean stop(G g) {
            check(g, "stop of synctest timer");
            boolean pending = bubble != null ? bubble.stop(timer) : Timers.stop(timer);
            generation++;
            return chan != null && chan.drain() || pending;
        }

        private void check(G g, String what) {
            if (bubble != null && g.bubble != bubble) {
                throw Bubble.outside(g, what);
            }
        }

        private void start(long when, long period) {
            if (bubble != null) {
                bubble.start(timer, when, period);
            } else {
                Timers.start(timer, deadline(when), period);
            }
        }

        private synchronized boolean reset(G g, long when, long period) {
            check(g, "reset of synctest timer");
            boolean pending = bubble != null ? bubble.stop(timer) : Timers.stop(timer);
            generation++;
            boolean stale = chan != null && chan.drain();
            start(when, period);
            return pending || stale;
        }
    }

    /// For the callbacks, all of which run on the timer thread and do not block.
    private static final G CONTEXT = Sched.system();

    /// `startTimer(when, period int64, f func(any, uintptr, int64), arg any, c chan Time) unsafe.Pointer`
    @GoNative("time.startTimer")
    public static Object startTimer(G g, long when, long period, Func f, Object arg, Chan c) {
        GoTimer t = new GoTimer(f, arg, c, g.bubble);
        if (c != null) {
            c.becomeTimer();
        }
        t.start(when, period);
        return t;
    }

    @GoNative("time.stopRuntimeTimer")
    public static boolean stopRuntimeTimer(G g, Object t) {
        return ((GoTimer) t).stop(g);
    }

    @GoNative("time.resetRuntimeTimer")
    public static boolean resetRuntimeTimer(G g, Object t, long when, long period) {
        return ((GoTimer) t).reset(g, when, period);
    }
}
