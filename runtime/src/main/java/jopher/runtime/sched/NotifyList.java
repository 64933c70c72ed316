package jopher.runtime.sched;

import jopher.runtime.G;

/// The queue of a sync.Cond: tickets are drawn before the lock is given up, so that a notification in between is not lost.
public final class NotifyList {
    private int wait;
    private int notify;
    private Waiter first;
    private Waiter last;

    private static final class Waiter {
        final G g;
        final int ticket;
        Waiter next;

        Waiter(G g, int ticket) {
            this.g = g;
            this.ticket = ticket;
        }
    }

    public synchronized int add() {
        return wait++;
    }

    public void await(G g, int ticket) {
        synchronized (this) {
            if (ticket - notify < 0) {
                return;
            }
            Waiter w = new Waiter(g, ticket);
            if (last == null) {
                first = w;
            } else {
                last.next = w;
            }
            last = w;
        }
        Sched.park(g, "sync.Cond.Wait");
    }

    public void notifyEach(G g) {
        Waiter w;
        synchronized (this) {
            w = first;
            first = last = null;
            notify = wait;
        }
        while (w != null) {
            Waiter next = w.next;
            Sched.ready(g, w.g);
            w = next;
        }
    }

    public void notifyOne(G g) {
        Waiter w = null;
        synchronized (this) {
            if (notify == wait) {
                return;
            }
            int t = notify++;
            Waiter before = null;
            for (w = first; w != null; before = w, w = w.next) {
                if (w.ticket == t) {
                    if (before == null) {
                        first = w.next;
                    } else {
                        before.next = w.next;
                    }
                    if (last == w) {
                        last = before;
                    }
                    break;
                }
            }
        }
        if (w != null) {
            Sched.ready(g, w.g);
        }
    }
}
