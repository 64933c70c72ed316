package jopher.runtime.sched;

import jopher.runtime.G;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// All live goroutines, in striped linked lists so that starting and ending one is cheap.
public final class Goroutines {
    private static final int STRIPES = 32;
    private static final AtomicLong NEXT_ID = new AtomicLong(1);
    private static final Stripe[] ALL = new Stripe[STRIPES];

    private static final class Stripe {
        G first;
        int count;
        long p0, p1, p2, p3;
    }

    static {
        for (int i = 0; i < STRIPES; i++) {
            ALL[i] = new Stripe();
        }
    }

    private Goroutines() {
    }

    static long newId() {
        return NEXT_ID.getAndIncrement();
    }

    static void add(G g) {
        Stripe s = ALL[(int) g.id & STRIPES - 1];
        synchronized (s) {
            g.next = s.first;
            if (s.first != null) {
                s.first.prev = g;
            }
            s.first = g;
            s.count++;
        }
    }

    static void remove(G g) {
        Stripe s = ALL[(int) g.id & STRIPES - 1];
        synchronized (s) {
            if (g.prev != null) {
                g.prev.next = g.next;
            } else {
                s.first = g.next;
            }
            if (g.next != null) {
                g.next.prev = g.prev;
            }
            g.next = g.prev = null;
            s.count--;
        }
    }

    public static int count() {
        int n = 0;
        for (Stripe s : ALL) {
            synchronized (s) {
                n += s.count;
            }
        }
        return n;
    }

    /// A snapshot, by id.
    public static List<G> all() {
        List<G> out = new ArrayList<>();
        for (Stripe s : ALL) {
            synchronized (s) {
                for (G g = s.first; g != null; g = g.next) {
                    out.add(g);
                }
            }
        }
        out.sort(Comparator.comparingLong(g -> g.id));
        return out;
    }

    /// Whether no goroutine can run: each waits in Go's sense and has no wake-up on the way. One that waits for input or output
    /// waits for the world outside, like one that gc has in its poller.
    static boolean allParked() {
        for (Stripe s : ALL) {
            synchronized (s) {
                for (G g = s.first; g != null; g = g.next) {
                    String why = g.waiting();
                    if (why == null || why.equals(Sched.IO_WAIT) || g.permitted()) {
                        return false;
                    }
                }
            }
        }
        return true;
    }
}
