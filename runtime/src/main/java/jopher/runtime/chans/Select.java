package jopher.runtime.chans;

import jopher.runtime.G;
import jopher.runtime.panics.Panics;
import jopher.runtime.sched.Bubble;
import jopher.runtime.sched.Sched;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/// A select statement in execution. Compiled code:
/// ```
/// Select s = Chans.selectnew(g, n);
/// Chans.selectrecv(s, c0); Chans.selectsendJ(s, c1, v); …     // in source order, nil channels included, default not
/// int i = Chans.selectgo(g, s, block);                         // -1: default
/// ```
/// Then `selectok` and `selectvalX`, to be read at once. One object per goroutine is reused: nothing runs between selectnew and
/// the reads but this select.
///
/// Fairness: cases are tried in random order, all channels locked in the order of their numbers, so a ready case is chosen
/// uniformly among the ready ones. When none is ready a waiter goes into every channel's queue; whoever takes one first wins
/// [#winner] and the others are removed after the wake-up.
public final class Select {
    private static final VarHandle WINNER;

    static {
        try {
            WINNER = MethodHandles.lookup().findVarHandle(Select.class, "winner", Waiter.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final G g;
    private int n;
    private Chan[] chans;
    private boolean[] sends;
    private Waiter[] waiters;
    private int[] poll;
    private Chan[] locks;
    private boolean waiting;
    private volatile Waiter winner;
    // results of the case
    long word;
    Object ref;
    boolean ok;
    G wake;

    private Select(G g, int n) {
        this.g = g;
        room(n);
    }

    private void room(int n) {
        chans = new Chan[n];
        sends = new boolean[n];
        waiters = new Waiter[n];
        poll = new int[n];
        locks = new Chan[n];
    }

    /// A select of `n` cases besides default.
    static Select begin(G g, int n) {
        Select s = (Select) g.select;
        if (s == null || s.waiting) {
            s = new Select(g, Math.max(4, n));
            g.select = s;
        } else if (s.chans.length < n) {
            s.room(n);
        }
        s.n = 0;
        return s;
    }

    private Waiter add(Chan c, boolean send) {
        int i = n++;
        chans[i] = c;
        sends[i] = send;
        Waiter w = waiters[i];
        if (w == null) {
            waiters[i] = w = new Waiter(g);
            w.select = this;
        }
        w.index = i;
        w.word = 0;
        return w;
    }

    void receive(Chan c) {
        add(c, false);
    }

    void send(Chan c, long word, Object ref) {
        Waiter w = add(c, true);
        w.word = word;
        w.ref = ref;
    }

    /// Called under the lock of the waiter's channel: the first to call decides the select.
    boolean win(Waiter w) {
        return WINNER.compareAndSet(this, null, w);
    }

    /// Executes the select: the index of the case, -1 for default.
    int run(boolean hasDefault) {
        int i = choose(hasDefault);
        clear();
        return i;
    }

    /// The element received, which the select then forgets.
    Object takeRef() {
        Object r = ref;
        ref = null;
        return r;
    }

    private void clear() {
        for (int i = 0; i < n; i++) {
            chans[i] = null;
            waiters[i].ref = null;
        }
        Arrays.fill(locks, null);
    }

    private int choose(boolean hasDefault) {
        ok = false;
        word = 0;
        ref = null;
        wake = null;
        int m = 0;
        int distinct = 0;
        boolean durable = g.bubble != null;
        for (int i = 0; i < n; i++) {
            Chan c = chans[i];
            if (c == null) {
                continue;
            }
            if (c.bubble() != g.bubble) {
                if (c.bubble() != null) {
                    throw Bubble.outside(g, "select on synctest channel");
                }
                durable = false;
            }
            // inside-out shuffle
            int j = 0;
            if (m > 0) {
                j = (int) ((g.random() >>> 32) * (m + 1) >>> 32);
            }
            poll[m] = poll[j];
            poll[j] = i;
            m++;
            distinct = insert(c, distinct);
        }
        if (m == 0) {
            if (hasDefault) {
                return -1;
            }
            throw Sched.parkForEver(g, "select (no cases)");
        }
        for (int k = 0; k < distinct; k++) {
            locks[k].lock();
        }
        for (int k = 0; k < m; k++) {
            int i = poll[k];
            Chan c = chans[i];
            Waiter w = waiters[i];
            int r = sends[i] ? c.selectSend(this, w.word, w.ref) : c.selectReceive(this);
            if (r != 0) {
                unlock(distinct);
                if (r < 0) {
                    clear();
                    throw Panics.plainError("send on closed channel");
                }
                if (r == 2) {
                    Sched.ready(g, wake);
                    wake = null;
                }
                return i;
            }
        }
        if (hasDefault) {
            unlock(distinct);
            return -1;
        }
        winner = null;
        for (int k = 0; k < m; k++) {
            int i = poll[k];
            Waiter w = waiters[i];
            w.success = false;
            (sends[i] ? chans[i].senders() : chans[i].receivers()).add(w);
        }
        waiting = true;
        unlock(distinct);
        Sched.park(g, durable ? "select (durable)" : "select");
        waiting = false;
        for (int k = 0; k < distinct; k++) {
            locks[k].lock();
        }
        for (int k = 0; k < m; k++) {
            int i = poll[k];
            (sends[i] ? chans[i].senders() : chans[i].receivers()).remove(waiters[i]);
        }
        unlock(distinct);
        Waiter w = winner;
        int i = w.index;
        if (sends[i]) {
            if (!w.success) {
                clear();
                throw Panics.plainError("send on closed channel");
            }
        } else {
            ok = w.success;
            word = w.word;
            ref = ok ? w.ref : chans[i].zeroRef();
        }
        return i;
    }

    private void unlock(int distinct) {
        for (int k = distinct; --k >= 0; ) {
            locks[k].unlock();
        }
    }

    /// Keeps `locks` sorted by number without duplicates; the new length.
    private int insert(Chan c, int distinct) {
        int k = distinct;
        while (k > 0 && locks[k - 1].number > c.number) {
            k--;
        }
        if (k > 0 && locks[k - 1] == c) {
            return distinct;
        }
        System.arraycopy(locks, k, locks, k + 1, distinct - k);
        locks[k] = c;
        return distinct + 1;
    }
}
