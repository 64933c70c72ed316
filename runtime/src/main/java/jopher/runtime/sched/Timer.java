package jopher.runtime.sched;

/// One entry of the timer heap. The owner keeps it and may stop or reset it.
public final class Timer {
    /// Called on the timer thread; must not block.
    @FunctionalInterface
    public interface Action {
        /// `late` is how many nanoseconds after its time the timer fired.
        void fire(Timer t, long late);
    }

    final Action action;
    /// [System#nanoTime] base.
    long when;
    /// 0 for one shot.
    long period;
    /// Index in the heap, -1 when not in it.
    int index = -1;
    long order;

    public Timer(Action action) {
        this.action = action;
    }
}
