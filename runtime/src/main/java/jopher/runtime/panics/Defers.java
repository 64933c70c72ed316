package jopher.runtime.panics;

import jopher.abi.CompilerEntry;
import jopher.runtime.G;
import jopher.runtime.funcs.Func;

/// The deferred calls of one activation of a function with `defer`:
/// ```
/// Defers d = new Defers();
/// try { …; d.push(thunk); …; store results; d.runAll(g); } catch (Throwable t) { d.unwind(g, t); }
/// load results; return
/// ```
/// Where each defer statement runs at most once, compiled code calls the functions itself and makes the list only to unwind (represent.OpenDefers).
/// A deferred call that panics in [#runAll] lands in [#unwind], which goes on with the calls that are left.
public final class Defers {
    private Func[] calls = new Func[4];
    private int n;

    @CompilerEntry
    public Defers() {
    }

    /// The list for a function without one that is left by `t`. A stack overflow ends the program here: there is no room for more, and no deferred call
    /// sees it.
    @CompilerEntry
    public static Defers leaving(G g, Throwable t) {
        if (t instanceof StackOverflowError e) {
            Fatal.overflow(g, e);
            throw e;
        }
        return new Defers();
    }

    /// `defer f()`. A nil func panics when it is run, not here.
    @CompilerEntry
    public void push(Func f) {
        if (n == calls.length) {
            calls = java.util.Arrays.copyOf(calls, n * 2);
        }
        calls[n++] = f;
    }

    private Func pop() {
        Func f = calls[--n];
        calls[n] = null;
        return f;
    }

    /// Runs the deferred calls of a function that returns normally.
    @CompilerEntry
    public void runAll(G g) {
        while (n > 0) {
            pop().call(g);
        }
    }

    /// Runs the deferred calls of a function that is left by `t`. Returns if a deferred call recovered, so that the function
    /// returns its results; throws otherwise.
    @CompilerEntry
    public void unwind(G g, Throwable t) {
        GoPanic p = Panics.adopt(g, t);
        while (n > 0) {
            // no variable of this frame keeps the call that is run
            if (p == null) {
                try {
                    pop().call(g);
                } catch (Throwable t2) {
                    p = Panics.adopt(g, t2);
                }
                continue;
            }
            try {
                Func d = calls[n - 1];
                g.tok = d != null && d.recovers() ? p : null;
                d = null;
                pop().call(g);
            } catch (Throwable t2) {
                g.tok = null;
                GoPanic newer = Panics.adopt(g, t2);
                p.aborted = true;
                p = newer;
                continue;
            }
            g.tok = null;
            if (p.recovered) {
                p = afterRecovery(g, p);
            }
        }
        if (p != null) {
            throw p;
        }
    }

    /// Pops a recovered panic and the aborted ones below it; an aborted Goexit met there resumes.
    private static GoPanic afterRecovery(G g, GoPanic p) {
        GoPanic q = p.link;
        while (q != null && q.aborted && !q.goexit) {
            q = q.link;
        }
        g.top = q;
        if (q != null && q.goexit && q.aborted) {
            q.aborted = false;
            return q;
        }
        return null;
    }
}
