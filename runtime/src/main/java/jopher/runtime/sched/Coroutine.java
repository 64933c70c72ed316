package jopher.runtime.sched;

import jopher.runtime.G;
import jopher.runtime.funcs.Func;

/// A coroutine of package iter: a goroutine that runs only while somebody has switched to it. Control is a baton: [#other] is
/// the goroutine that waits for it. Go counterpart: `runtime/coro.go`.
public final class Coroutine {
    /// The side that is suspended; null once the function has ended.
    private G other;
    private final Func body;

    private Coroutine(Func body) {
        this.body = body;
    }

    /// A suspended coroutine that will run `f(c)`, where `c` is the Go object that [#of] finds this by.
    public static Coroutine create(G g, Func body) {
        Coroutine c = new Coroutine(body);
        G n = Sched.suspended(g, Func.of(c::run));
        c.other = n;
        return c;
    }

    private void run(G g) {
        try {
            body.call(g);
        } finally {
            G next = other;
            other = null;
            if (next != null) {
                Sched.ready(g, next);
            }
        }
    }

    /// Swaps with the other side; returns when it swaps back or ends.
    public void swap(G g) {
        G next = other;
        if (next == null) {
            throw jopher.runtime.panics.Fatal.error(g, "coroswitch on exited coro");
        }
        other = g;
        if (Sched.started(next)) {
            Sched.ready(g, next);
        } else {
            Sched.resume(g, next);
        }
        Sched.park(g, "coroutine");
    }
}
