package jopher.runtime.sched;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// A carrier's own queue: the owner adds at the tail, anyone takes at the head.
///
/// Ordering: the owner publishes a slot by the volatile store of `tail`; takers read a slot and then claim it by CAS on `head`, so
/// a slot that the owner has reused in between makes the CAS fail (the owner reuses a slot only after `head` has passed it).
final class RunQueue {
    /// gc's size; beyond it, half goes to the global queue.
    static final int SIZE = 256;
    private static final VarHandle HEAD;
    private static final VarHandle TAIL;
    private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(Runnable[].class);

    static {
        try {
            var l = MethodHandles.lookup();
            HEAD = l.findVarHandle(RunQueue.class, "head", int.class);
            TAIL = l.findVarHandle(RunQueue.class, "tail", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Runnable[] slots = new Runnable[SIZE];
    private volatile int head;
    private volatile int tail;

    boolean isEmpty() {
        return head == tail;
    }

    int size() {
        return Math.max(0, tail - head);
    }

    /// Owner only. False if full.
    boolean offer(Runnable r) {
        int t = tail;
        if (t - head >= SIZE) {
            return false;
        }
        SLOT.setOpaque(slots, t & SIZE - 1, r);
        TAIL.setVolatile(this, t + 1);
        return true;
    }

    /// Any thread. The slot keeps a stale reference until it is reused, which is bounded by SIZE.
    Runnable poll() {
        for (;;) {
            int h = head;
            if (h == tail) {
                return null;
            }
            Runnable r = (Runnable) SLOT.getOpaque(slots, h & SIZE - 1);
            if (HEAD.compareAndSet(this, h, h + 1)) {
                return r;
            }
        }
    }
}
