package jopher.runtime.panics;

/// One panic in flight, and the exception that unwinds for it: a record in the chain at `G.top`.
///
/// The exception itself carries no Java trace of its own when it adopts another throwable (a nil dereference): then [#cause] has
/// the panicking frames; otherwise they were captured when it was made.
public final class GoPanic extends RuntimeException {
    /// What `recover()` yields; for a Goexit null.
    Object value;
    final boolean goexit;
    boolean recovered;
    /// A deferred call run because of this panic panicked itself: recovery of the newer one drops this one too.
    boolean aborted;
    boolean repanicked;
    /// The panic that was in flight when this one began.
    GoPanic link;
    /// The JVM's or the runtime's exception this panic stands for, or null.
    final Throwable cause;
    /// The text of the value once its Error or String method ran (fatal path only).
    String text;

    GoPanic(Object value, boolean goexit, Throwable cause, boolean trace) {
        super(null, null, false, trace);
        this.value = value;
        this.goexit = goexit;
        this.cause = cause;
    }

    public Object value() {
        return value;
    }

    public boolean isGoexit() {
        return goexit;
    }

    /// The frames that panicked, innermost first.
    public StackTraceElement[] frames() {
        return cause != null ? cause.getStackTrace() : getStackTrace();
    }

    @Override
    public String getMessage() {
        return goexit ? "runtime.Goexit" : "Go panic: " + value;
    }
}
