package jopher.runtime.sched;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// The lock of what carriers and goroutines share, for sections of a few instructions.
///
/// A monitor will not do: a virtual thread that finds one taken is unmounted (JEP 491), and when the monitor is free its turn
/// comes first, but a carrier that waits for the same monitor cannot run it. Locks of `java.util.concurrent` have the same flaw.
final class SpinLock {
    private static final int SPINS = 100;
    private static final VarHandle HELD;

    static {
        try {
            HELD = MethodHandles.lookup().findVarHandle(SpinLock.class, "held", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile boolean held;

    void lock() {
        for (int n = 0; held || !HELD.compareAndSet(this, false, true); n++) {
            if (n < SPINS || Thread.currentThread().isVirtual()) {
                Thread.onSpinWait();
            } else {
                Thread.yield(); // whoever holds it may have lost its processor
            }
        }
    }

    void unlock() {
        held = false;
    }
}
