package jopher.runtime.natives;

import jopher.abi.GoNative;
import jopher.runtime.G;
import jopher.runtime.funcs.Func;
import jopher.runtime.sched.Coroutine;

/// Package iter: Pull's coroutines. The Go object is the overlay's `type coro struct { impl any }`.
public final class IterNatives {
    private IterNatives() {
    }

    /// `func newcoro(func(*coro)) *coro`: the Go side wraps it as `newcoro0(c *coro, f func())`.
    @GoNative("iter.startcoro")
    public static Object startcoro(G g, Func f) {
        return Coroutine.create(g, f);
    }

    @GoNative("iter.switchcoro")
    public static void switchcoro(G g, Object impl) {
        ((Coroutine) impl).swap(g);
    }
}
