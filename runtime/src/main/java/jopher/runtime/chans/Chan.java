package jopher.runtime.chans;

import jopher.runtime.G;
import jopher.runtime.panics.Panics;
import jopher.runtime.sched.Bubble;
import jopher.runtime.sched.Sched;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicLong;

/// A Go channel. Elements with stack kinds I, J, F, D are kept as 64-bit words, references as such.
///
/// The lock is a spin lock and not a monitor: a select holds the locks of all its channels at once, in the order of their
/// numbers. It is held for a few dozen instructions and never across a park; goroutines are made runnable after it is released.
///
/// Compiled code goes through [Chans], by the element's stack kind.
public final class Chan {
    private static final AtomicLong NUMBERS = new AtomicLong();
    private static final VarHandle LOCK;
    private static final VarHandle COUNT;

    static {
        try {
            LOCK = MethodHandles.lookup().findVarHandle(Chan.class, "lock", int.class);
            COUNT = MethodHandles.lookup().findVarHandle(Chan.class, "count", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /// Order of locking.
    final long number = NUMBERS.getAndIncrement();
    private int lock;
    /// Ring buffer, one of the two by kind; both null when unbuffered.
    private final long[] words;
    private final Object[] refs;
    private final boolean reference;
    private final int capacity;
    /// Makes the zero element of a closed channel; null for null and for words.
    private final Zero zero;
    private int head;
    /// Read without lock through [#countNow].
    private int count;
    private volatile boolean closed;
    private final WaitQueue receivers = new WaitQueue();
    private final WaitQueue senders = new WaitQueue();
    /// The synctest bubble whose member made it, or null.
    private Object bubble;
    /// Set for channels of timers: they look unbuffered to len and cap (Go 1.23).
    private volatile boolean timer;

    /// Zero value of a reference-kind element; aggregates need a fresh one each time.
    @FunctionalInterface
    public interface Zero {
        Object zero();
    }

    private Chan(boolean reference, int capacity, Zero zero) {
        this.reference = reference;
        this.capacity = capacity;
        this.zero = zero;
        this.words = reference || capacity == 0 ? null : new long[capacity];
        this.refs = reference && capacity > 0 ? new Object[capacity] : null;
    }

    private static int checkSize(long size) {
        if (size < 0 || size > Integer.MAX_VALUE - 8) {
            throw Panics.plainError("makechan: size out of range");
        }
        return (int) size;
    }

    /// `make(chan T, size)` for T of stack kind I, J, F or D.
    public static Chan makeWords(long size) {
        return new Chan(false, checkSize(size), null);
    }

    /// `make(chan T, size)` for T whose zero value is null or one shared immutable object.
    public static Chan makeRefs(long size, Object sharedZero) {
        return new Chan(true, checkSize(size), sharedZero == null ? null : () -> sharedZero);
    }

    /// `make(chan T, size)` for T whose zero values are objects of their own (structs, arrays).
    public static Chan makeAggregates(long size, Zero zero) {
        return new Chan(true, checkSize(size), zero);
    }

    // ---- lock ----

    void lock() {
        int spins = 0;
        while (!LOCK.compareAndSet(this, 0, 1)) {
            if (++spins < 200) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        }
    }

    private int countNow() {
        return (int) COUNT.getAcquire(this);
    }

    void unlock() {
        LOCK.setRelease(this, 0);
    }

    // ---- buffer, under the lock ----

    private void put(Waiter from, long word, Object ref) {
        int i = head + count;
        if (i >= capacity) {
            i -= capacity;
        }
        if (reference) {
            refs[i] = from != null ? from.ref : ref;
        } else {
            words[i] = from != null ? from.word : word;
        }
        count = count + 1;
    }

    private int takeSlot() {
        int i = head;
        head = i + 1 == capacity ? 0 : i + 1;
        count = count - 1;
        return i;
    }

    private static Waiter waiter(G g) {
        Waiter w = (Waiter) g.waiter;
        if (w == null) {
            g.waiter = w = new Waiter(g);
        }
        return w;
    }

    // ---- send ----

    static boolean send(G g, Chan c, long word, Object ref, boolean block) {
        if (c == null) {
            if (!block) {
                return false;
            }
            throw Sched.parkForEver(g, "chan send (nil chan)");
        }
        if (c.bubble != null && g.bubble != c.bubble) {
            throw Bubble.outside(g, "send on synctest channel");
        }
        if (!block && !c.closed && (c.capacity == 0 ? c.receivers.first == null : c.countNow() == c.capacity)) {
            return false;
        }
        c.lock();
        if (c.closed) {
            c.unlock();
            throw Panics.plainError("send on closed channel");
        }
        Waiter r = c.receivers.poll();
        if (r != null) {
            r.word = word;
            r.ref = ref;
            r.success = true;
            c.unlock();
            Sched.ready(g, r.g);
            return true;
        }
        if (c.count < c.capacity) {
            c.put(null, word, ref);
            c.unlock();
            return true;
        }
        if (!block) {
            c.unlock();
            return false;
        }
        Waiter w = waiter(g);
        w.word = word;
        w.ref = ref;
        w.success = false;
        c.senders.add(w);
        c.unlock();
        Sched.park(g, c.bubble != null ? "chan send (durable)" : "chan send");
        w.ref = null;
        if (!w.success) {
            throw Panics.plainError("send on closed channel");
        }
        return true;
    }

    // ---- receive ----

    /// Leaves the word in `g.j2` or returns the reference; ok in `g.j0`. False in `g.j1` if it would block.
    static Object receive(G g, Chan c, boolean block) {
        if (c == null) {
            if (!block) {
                return none(g, 0);
            }
            throw Sched.parkForEver(g, "chan receive (nil chan)");
        }
        if (c.bubble != null && g.bubble != c.bubble) {
            throw Bubble.outside(g, "receive on synctest channel");
        }
        if (!block && !c.closed && (c.capacity == 0 ? c.senders.first == null : c.countNow() == 0)) {
            // open and empty at one moment of this call
            return c.none(g);
        }
        c.lock();
        if (c.count > 0) {
            int i = c.takeSlot();
            Object ref = null;
            long word = 0;
            if (c.reference) {
                ref = c.refs[i];
                c.refs[i] = null;
            } else {
                word = c.words[i];
            }
            Waiter s = c.senders.poll();
            if (s != null) {
                c.put(s, 0, null);
                s.success = true;
            }
            c.unlock();
            if (s != null) {
                Sched.ready(g, s.g);
            }
            return got(g, word, ref, 1);
        }
        if (c.closed) {
            c.unlock();
            return got(g, 0, c.zeroRef(), 0);
        }
        Waiter s = c.senders.poll();
        if (s != null) {
            long word = s.word;
            Object ref = s.ref;
            s.success = true;
            c.unlock();
            Sched.ready(g, s.g);
            return got(g, word, ref, 1);
        }
        if (!block) {
            c.unlock();
            return c.none(g);
        }
        Waiter w = waiter(g);
        w.success = false;
        w.ref = null;
        w.word = 0;
        c.receivers.add(w);
        c.unlock();
        Sched.park(g, c.bubble != null ? "chan receive (durable)" : "chan receive");
        Object ref = w.ref;
        w.ref = null;
        return w.success ? got(g, w.word, ref, 1) : got(g, 0, c.zeroRef(), 0);
    }

    private static Object got(G g, long word, Object ref, int ok) {
        g.j0 = ok;
        g.j1 = 1;
        g.j2 = word;
        return ref;
    }

    private static Object none(G g, int ok) {
        g.j0 = ok;
        g.j1 = 0;
        g.j2 = 0;
        return null;
    }

    private Object none(G g) {
        none(g, 0);
        return zeroRef();
    }

    Object zeroRef() {
        return zero == null ? null : zero.zero();
    }

    // ---- close, len, cap ----

    public static void close(G g, Chan c) {
        if (c == null) {
            throw Panics.plainError("close of nil channel");
        }
        if (c.bubble != null && g.bubble != c.bubble) {
            throw Bubble.outside(g, "close of synctest channel");
        }
        c.lock();
        if (c.closed) {
            c.unlock();
            throw Panics.plainError("close of closed channel");
        }
        c.closed = true;
        Waiter wake = null;
        for (Waiter w; (w = c.receivers.poll()) != null; ) {
            w.success = false;
            w.ref = null;
            w.word = 0;
            w.next = wake;
            wake = w;
        }
        for (Waiter w; (w = c.senders.poll()) != null; ) {
            w.success = false;
            w.ref = null;
            w.next = wake;
            wake = w;
        }
        c.unlock();
        while (wake != null) {
            Waiter next = wake.next;
            wake.next = null;
            Sched.ready(g, wake.g);
            wake = next;
        }
    }

    public static long len(Chan c) {
        return c == null || c.timer ? 0 : c.countNow();
    }

    public static long cap(Chan c) {
        return c == null || c.timer ? 0 : c.capacity;
    }

    /// Ties the channel to the bubble of its maker.
    void in(Object bubble) {
        this.bubble = bubble;
    }

    Object bubble() {
        return bubble;
    }

    // ---- timers ----

    /// Marks the channel of a timer.
    public void becomeTimer() {
        timer = true;
    }

    /// Drops a value that a stopped or reset timer left behind; under the timer's own lock.
    public boolean drain() {
        lock();
        boolean had = count > 0;
        while (count > 0) {
            int i = takeSlot();
            if (reference) {
                refs[i] = null;
            }
        }
        unlock();
        return had;
    }

    // ---- for Select ----

    boolean isReference() {
        return reference;
    }

    /// Whether a select case on this channel can go ahead; under the lock.
    boolean sendReady() {
        return closed || receivers.first != null || count < capacity;
    }

    boolean receiveReady() {
        return closed || senders.first != null || count > 0;
    }

    WaitQueue receivers() {
        return receivers;
    }

    WaitQueue senders() {
        return senders;
    }

    boolean isClosed() {
        return closed;
    }

    /// Under the lock: sends if possible. 0 not possible, 1 done, 2 done and `wake[0]` must be readied; -1 closed.
    int selectSend(Select s, long word, Object ref) {
        if (closed) {
            return -1;
        }
        Waiter r = receivers.poll();
        if (r != null) {
            r.word = word;
            r.ref = ref;
            r.success = true;
            s.wake = r.g;
            return 2;
        }
        if (count < capacity) {
            put(null, word, ref);
            return 1;
        }
        return 0;
    }

    /// Under the lock: receives into the select if possible. 0 not possible, 1 done, 2 done and `wake` must be readied.
    int selectReceive(Select s) {
        if (count > 0) {
            int i = takeSlot();
            if (reference) {
                s.ref = refs[i];
                refs[i] = null;
            } else {
                s.word = words[i];
            }
            s.ok = true;
            Waiter w = senders.poll();
            if (w == null) {
                return 1;
            }
            put(w, 0, null);
            w.success = true;
            s.wake = w.g;
            return 2;
        }
        if (closed) {
            s.ref = zeroRef();
            s.word = 0;
            s.ok = false;
            return 1;
        }
        Waiter w = senders.poll();
        if (w == null) {
            return 0;
        }
        s.word = w.word;
        s.ref = w.ref;
        s.ok = true;
        w.success = true;
        s.wake = w.g;
        return 2;
    }
}
