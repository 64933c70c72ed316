package jopher.runtime.sched;

import jopher.runtime.G;

/// What a way of running goroutines must offer. Chosen once at start; [Sched] is the face to everyone else.
interface Backend {
    /// The way that `jopher.sched` names, "continuations" or "threads"; the latter where the JDK's continuations are not exported
    /// to us. Whoever asks for continuations must set the flag that [ContinuationBackend] tells of.
    ///
    /// `allIdle` is called when no goroutine can run, if the back end can notice.
    static Backend choose(int parallelism, Runnable allIdle) {
        return "continuations".equals(System.getProperty("jopher.sched"))
                && Object.class.getModule().isExported("jdk.internal.vm", Backend.class.getModule())
                ? new ContinuationBackend(parallelism, allIdle) : new VirtualBackend(parallelism, allIdle);
    }

    /// Makes `g` run `body`; next on the carrier of `by`, which is the goroutine that calls this, or null for a thread of its own.
    void start(G by, G g, Runnable body);

    /// Blocks the calling goroutine until [#ready] was called for it once since the last park.
    void park(G g);

    /// Wakes a goroutine that is parked or about to park. `by` as for [#start].
    void ready(G by, G g);

    /// Lets others run first.
    void yield(G g);

    /// The goroutine is about to block in a call that the scheduler cannot see; others should not wait for its carrier.
    void enterBlocking(G g);

    void exitBlocking(G g);

    /// Whether [#start] was called for it.
    boolean started(G g);

    /// Whether it has a carrier.
    boolean running(G g);

    /// Whether it has a carrier and is not in a call that blocks.
    boolean busy(G g);

    StackTraceElement[] stackOf(G g);

    /// Whether it calls `allIdle`; else somebody has to look now and then.
    boolean noticesQuiet();

    /// No goroutine can run at this moment, as far as the back end can tell.
    boolean quiet();

    /// GOMAXPROCS: how many carriers run at a time.
    void parallelism(int n);

    /// "virtual threads on own carriers" and so on, for diagnostics.
    String name();
}
