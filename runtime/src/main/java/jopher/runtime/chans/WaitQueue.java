package jopher.runtime.chans;

/// FIFO of waiters, guarded by its channel's lock.
final class WaitQueue {
    Waiter first;
    private Waiter last;

    void add(Waiter w) {
        w.next = null;
        w.prev = last;
        w.queued = true;
        if (last == null) {
            first = w;
        } else {
            last.next = w;
        }
        last = w;
    }

    void remove(Waiter w) {
        if (!w.queued) {
            return;
        }
        w.queued = false;
        if (w.prev != null) {
            w.prev.next = w.next;
        } else {
            first = w.next;
        }
        if (w.next != null) {
            w.next.prev = w.prev;
        } else {
            last = w.prev;
        }
        w.prev = w.next = null;
    }

    /// The first waiter that is still to be had: cases of selects that another channel has already decided are skipped.
    Waiter poll() {
        while (true) {
            Waiter w = first;
            if (w == null) {
                return null;
            }
            remove(w);
            if (w.select == null || w.select.win(w)) {
                return w;
            }
        }
    }
}
