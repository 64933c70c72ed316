package jopher.runtime.sched;

import jopher.runtime.G;

/// What a way of running goroutines must offer. Chosen once at start; [Sched] is the face to everyone else.
interface Backend {
    /// Makes `g` run `body`, soon after on the current carrier's queue.
    void start(G g, Runnable body);

    /// Blocks the calling goroutine until [#ready] was called for it once since the last park.
    void park(G g);

    /// Wakes a goroutine that is parked or about to park. From any thread.
    void ready(G g);

    /// Lets others run first.
    void yield(G g);

    /// The goroutine is about to block in a call that the scheduler cannot see; others should not wait for its carrier.
    void enterBlocking(G g);

    void exitBlocking(G g);

    StackTraceElement[] stackOf(G g);

    /// GOMAXPROCS: how many carriers run at a time.
    void parallelism(int n);

    /// "virtual threads on own carriers" and so on, for diagnostics.
    String name();
}
