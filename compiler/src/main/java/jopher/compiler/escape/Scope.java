package jopher.compiler.escape;

import jopher.compiler.ir.Func;

/// A function being analysed. The closure that gc makes for a go or defer statement has one, too, with `fn` that of the statement's function and `wrapper` set.
final class Scope {
    final Func fn;
    /// Of the enclosing function of a literal, else null.
    final Scope outer;
    final boolean wrapper;
    /// Some call of this function literal is not followed: its results count as the heap.
    boolean resultsLost;

    Scope(Func fn, Scope outer, boolean wrapper) {
        this.fn = fn;
        this.outer = outer;
        this.wrapper = wrapper;
    }

    /// Whether `inner` is a literal inside this function, at any depth.
    boolean contains(Scope inner) {
        for (Scope s = inner.outer; s != null; s = s.outer) {
            if (s == this) {
                return true;
            }
        }
        return false;
    }
}
