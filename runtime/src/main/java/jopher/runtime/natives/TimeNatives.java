package jopher.runtime.natives;

import jopher.abi.GoNative;
import jopher.runtime.G;
import jopher.runtime.chans.Chan;
import jopher.runtime.funcs.Func;
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
        Instant i = CLOCK.instant();
        g.j0 = i.getNano();
        g.j1 = mono();
        return i.getEpochSecond();
    }

    @GoNative({"time.runtimeNano", "internal/poll.runtimeNano", "runtime.nanotime"})
    public static long runtimeNano(G g) {
        return mono();
    }

    @GoNative("time.runtimeIsBubbled")
    public static boolean runtimeIsBubbled(G g) {
        return false;
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

        GoTimer(Func f, Object arg, Chan chan) {
            this.f = f;
            this.arg = arg;
            this.chan = chan;
        }

        private void fire(Timer t, long late) {
            synchronized (this) {
                f.call(CONTEXT, arg, generation, late);
            }
        }

        private synchronized boolean stop() {
            boolean pending = Timers.stop(timer);
            generation++;
            return chan != null && chan.drain() || pending;
        }

        private synchronized boolean reset(long when, long period) {
            boolean pending = Timers.stop(timer);
            generation++;
            boolean stale = chan != null && chan.drain();
            Timers.start(timer, deadline(when), period);
            return pending || stale;
        }
    }

    /// For the callbacks, all of which run on the timer thread and do not block.
    private static final G CONTEXT = Sched.system();

    /// `startTimer(when, period int64, f func(any, uintptr, int64), arg any, c chan Time) unsafe.Pointer`
    @GoNative("time.startTimer")
    public static Object startTimer(G g, long when, long period, Func f, Object arg, Chan c) {
        GoTimer t = new GoTimer(f, arg, c);
        if (c != null) {
            c.becomeTimer();
        }
        Timers.start(t.timer, deadline(when), period);
        return t;
    }

    @GoNative("time.stopRuntimeTimer")
    public static boolean stopRuntimeTimer(G g, Object t) {
        return ((GoTimer) t).stop();
    }

    @GoNative("time.resetRuntimeTimer")
    public static boolean resetRuntimeTimer(G g, Object t, long when, long period) {
        return ((GoTimer) t).reset(when, period);
    }
}
