package jopher.runtime.sched;

import jopher.runtime.G;
import jopher.runtime.pointers.Ptr;
import jopher.runtime.pointers.PtrI;

/// The sleep side of sync's locks: `Semacquire` blocks until the counter behind a pointer is above zero and takes one. Waiters
/// queue per address, FIFO unless a starving mutex asks for LIFO. Go counterpart: `runtime/sema.go`.
///
/// No wake-up is lost: an acquirer announces itself in `waiting` before it looks at the counter again, a releaser increments the
/// counter before it looks at `waiting`.
public final class Sema {
    private static final int ROOTS = 251;
    private static final Sema[] TABLE = new Sema[ROOTS];

    static {
        for (int i = 0; i < ROOTS; i++) {
            TABLE[i] = new Sema();
        }
    }

    private static final class Waiter {
        final G g;
        final PtrI address;
        Waiter next;
        /// The releaser took the count on this waiter's behalf.
        volatile boolean ticket;

        Waiter(G g, PtrI address) {
            this.g = g;
            this.address = address;
        }
    }

    private volatile int waiting;
    private Waiter first;
    private Waiter last;

    private static Sema root(PtrI s) {
        return TABLE[(Ptr.hash(s) & Integer.MAX_VALUE) % ROOTS];
    }

    private static boolean take(PtrI s) {
        while (true) {
            int v = s.load();
            if (v == 0) {
                return false;
            }
            if (s.cas(v, v - 1)) {
                return true;
            }
        }
    }

    public static void acquire(G g, PtrI s, boolean lifo, String why) {
        if (take(s)) {
            return;
        }
        Sema root = root(s);
        Waiter w = new Waiter(g, s);
        while (true) {
            synchronized (root) {
                root.waiting++;
                if (take(s)) {
                    root.waiting--;
                    return;
                }
                root.add(w, lifo);
            }
            Sched.park(g, why);
            if (w.ticket || take(s)) {
                return;
            }
        }
    }

    public static void release(G g, PtrI s, boolean handoff) {
        s.add(1);
        Sema root = root(s);
        if (root.waiting == 0) {
            return;
        }
        Waiter w;
        synchronized (root) {
            w = root.waiting == 0 ? null : root.poll(s);
            if (w == null) {
                return;
            }
            root.waiting--;
            if (handoff && take(s)) {
                w.ticket = true;
            }
        }
        boolean direct = w.ticket;
        Sched.ready(g, w.g);
        if (direct) {
            Sched.gosched(g);
        }
    }

    private void add(Waiter w, boolean lifo) {
        w.next = null;
        if (first == null) {
            first = last = w;
        } else if (lifo) {
            w.next = first;
            first = w;
        } else {
            last.next = w;
            last = w;
        }
    }

    private Waiter poll(PtrI s) {
        Waiter before = null;
        for (Waiter w = first; w != null; before = w, w = w.next) {
            if (Ptr.same(w.address, s)) {
                if (before == null) {
                    first = w.next;
                } else {
                    before.next = w.next;
                }
                if (last == w) {
                    last = before;
                }
                w.next = null;
                return w;
            }
        }
        return null;
    }
}
