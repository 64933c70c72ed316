package jopher.runtime.sockets;

import jopher.runtime.G;
import jopher.runtime.sched.Sched;
import jopher.runtime.sched.Timer;
import jopher.runtime.sched.Timers;

/// One use of a socket by the poller: who waits to read and who to write, and their deadlines. Guarded by its monitor; goroutines are
/// woken after it is left. Go counterpart: `pollDesc` of `runtime/netpoll.go`.
public final class PollDesc {
    /// Results of [#reset] and [#await].
    public static final int OK = 0;
    public static final int CLOSING = 1;
    public static final int TIMEOUT = 2;

    /// What may be waited for.
    static final int READ = 0;
    static final int WRITE = 1;

    private static final class Side {
        /// A notice that nobody waited for.
        boolean ready;
        G waiter;
        Timer timer;
        boolean expired;
        /// Tells timers that were replaced from the one that counts.
        long generation;
    }

    final Socket socket;
    private final Side[] sides = {new Side(), new Side()};
    private boolean closing;

    PollDesc(Socket socket) {
        this.socket = socket;
    }

    private int check(Side s) {
        return closing ? CLOSING : s.expired ? TIMEOUT : OK;
    }

    /// Before an attempt to read or write: forgets old notices.
    public synchronized int reset(int side) {
        Side s = sides[side];
        int r = check(s);
        if (r == OK) {
            s.ready = false;
        }
        return r;
    }

    /// Waits for a notice, the deadline or the end.
    public int await(G g, int side) {
        Side s = sides[side];
        synchronized (this) {
            int r = check(s);
            if (r != OK) {
                return r;
            }
            if (s.ready) {
                s.ready = false;
                return OK;
            }
            s.waiter = g;
        }
        Poller.arm(socket);
        Sched.park(g, Sched.IO_WAIT);
        synchronized (this) {
            int r = check(s);
            if (r == OK) {
                s.ready = false;
            }
            return r;
        }
    }

    synchronized boolean wants(int side) {
        return sides[side].waiter != null;
    }

    /// The socket can go on (or has an error to tell).
    void notice(int side) {
        G g;
        synchronized (this) {
            sides[side].ready = true;
            g = take(sides[side]);
        }
        wake(g);
    }

    private static G take(Side s) {
        G g = s.waiter;
        s.waiter = null;
        return g;
    }

    private static void wake(G g) {
        if (g != null) {
            Sched.ready(g);
        }
    }

    /// Wakes all for good: the descriptor is being closed.
    public void unblock() {
        G r;
        G w;
        synchronized (this) {
            closing = true;
            r = end(sides[READ]);
            w = end(sides[WRITE]);
        }
        wake(r);
        wake(w);
    }

    private static G end(Side s) {
        s.generation++;
        if (s.timer != null) {
            Timers.stop(s.timer);
            s.timer = null;
        }
        return take(s);
    }

    /// Nanoseconds from now; negative is the past, 0 no deadline.
    public void deadline(long d, boolean read, boolean write) {
        G r = read ? deadline(sides[READ], d) : null;
        G w = write ? deadline(sides[WRITE], d) : null;
        wake(r);
        wake(w);
    }

    private synchronized G deadline(Side s, long d) {
        if (closing) {
            return null;
        }
        s.generation++;
        s.expired = d < 0;
        if (d > 0) {
            long generation = s.generation;
            long now = Timers.now();
            long when = now + d < now ? Long.MAX_VALUE : now + d;
            if (s.timer != null) {
                Timers.stop(s.timer);
            }
            s.timer = new Timer((_, _) -> expire(s, generation));
            Timers.start(s.timer, when, 0);
        } else if (s.timer != null) {
            Timers.stop(s.timer);
            s.timer = null;
        }
        return s.expired ? take(s) : null;
    }

    private void expire(Side s, long generation) {
        G g = null;
        synchronized (this) {
            if (s.generation == generation) {
                s.expired = true;
                s.timer = null;
                g = take(s);
            }
        }
        wake(g);
    }
}
