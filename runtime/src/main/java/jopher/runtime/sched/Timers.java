package jopher.runtime.sched;

import jopher.runtime.G;

import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/// All timers of the process: one binary heap and one thread that sleeps until the first is due.
public final class Timers {
    private static final Object LOCK = new Object();
    private static Timer[] heap = new Timer[64];
    private static volatile int size;
    private static long orders;
    private static Thread thread;
    /// When the thread means to wake; Long.MIN_VALUE while it is awake.
    private static long sleepsUntil = Long.MIN_VALUE;
    /// Actions being run: until they return, a wake-up may come out of them.
    private static volatile boolean firing;

    private Timers() {
    }

    static boolean pending() {
        return size > 0 || firing;
    }

    public static long now() {
        return System.nanoTime();
    }

    /// Starts (or restarts) a timer; `when` on [#now]'s scale. True if it was pending.
    public static boolean start(Timer t, long when, long period) {
        boolean wake;
        boolean was;
        synchronized (LOCK) {
            was = remove(t);
            t.when = when;
            t.period = period;
            t.order = orders++;
            add(t);
            if (thread == null) {
                thread = new Thread(null, Timers::loop, "timers", 1 << 20, false);
                thread.setDaemon(true);
                thread.start();
            }
            wake = heap[0] == t && sleepsUntil != Long.MIN_VALUE && when - sleepsUntil < 0;
        }
        if (wake) {
            LockSupport.unpark(thread);
        }
        return was;
    }

    /// True if it was pending.
    public static boolean stop(Timer t) {
        synchronized (LOCK) {
            return remove(t);
        }
    }

    /// `time.Sleep`
    public static void sleep(G g, long nanos) {
        if (nanos <= 0) {
            Sched.gosched(g);
            return;
        }
        if (g.bubble != null) {
            Bubble.sleep(g, nanos);
            return;
        }
        long now = now();
        long when = now + nanos;
        if (when < now && now > 0) {
            when = Long.MAX_VALUE;
        }
        start(new Timer((_, _) -> Sched.ready(g)), when, 0);
        Sched.park(g, "sleep");
    }

    private static void loop() {
        while (true) {
            Timer t = null;
            long late = 0;
            long wait = Long.MAX_VALUE;
            synchronized (LOCK) {
                long now = now();
                if (size > 0) {
                    wait = heap[0].when - now;
                    if (wait <= 0) {
                        t = heap[0];
                        late = -wait;
                        firing = true;
                        remove(t);
                        if (t.period > 0) {
                            t.when += t.period * (1 + late / t.period);
                            t.order = orders++;
                            add(t);
                        }
                    }
                }
                sleepsUntil = t != null ? Long.MIN_VALUE : size > 0 ? heap[0].when : Long.MAX_VALUE;
            }
            if (t != null) {
                try {
                    t.action.fire(t, late);
                } catch (Throwable e) {
                    jopher.runtime.panics.Fatal.goroutineDied(Sched.system(), e);
                } finally {
                    firing = false;
                }
                continue;
            }
            if (wait == Long.MAX_VALUE) {
                Sched.timersQuiet();
                LockSupport.park();
            } else {
                LockSupport.parkNanos(wait);
            }
        }
    }

    // ---- the heap, under LOCK ----

    private static boolean before(Timer a, Timer b) {
        long d = a.when - b.when;
        return d != 0 ? a.when < b.when : a.order < b.order;
    }

    private static void add(Timer t) {
        int n = size;
        if (n == heap.length) {
            heap = Arrays.copyOf(heap, n * 2);
        }
        heap[n] = t;
        t.index = n;
        size = n + 1;
        up(n);
    }

    private static boolean remove(Timer t) {
        int i = t.index;
        if (i < 0) {
            return false;
        }
        int n = size - 1;
        size = n;
        Timer last = heap[n];
        heap[n] = null;
        t.index = -1;
        if (last != t) {
            heap[i] = last;
            last.index = i;
            up(i);
            down(last.index);
        }
        return true;
    }

    private static void up(int i) {
        Timer t = heap[i];
        while (i > 0) {
            int p = (i - 1) / 2;
            if (!before(t, heap[p])) {
                break;
            }
            heap[i] = heap[p];
            heap[i].index = i;
            i = p;
        }
        heap[i] = t;
        t.index = i;
    }

    private static void down(int i) {
        Timer t = heap[i];
        int n = size;
        while (true) {
            int c = 2 * i + 1;
            if (c >= n) {
                break;
            }
            if (c + 1 < n && before(heap[c + 1], heap[c])) {
                c++;
            }
            if (!before(heap[c], t)) {
                break;
            }
            heap[i] = heap[c];
            heap[i].index = i;
            i = c;
        }
        heap[i] = t;
        t.index = i;
    }
}
