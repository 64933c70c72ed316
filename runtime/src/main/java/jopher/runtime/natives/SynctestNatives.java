package jopher.runtime.natives;

import jopher.abi.GoNative;
import jopher.runtime.G;
import jopher.runtime.funcs.Func;
import jopher.runtime.pointers.Addresses;
import jopher.runtime.sched.Bubble;

import java.util.concurrent.ConcurrentHashMap;

/// Package internal/synctest.
public final class SynctestNatives {
    /// Number of the pointer → id of its bubble. Numbers are never reused, so entries of dead objects harm nobody.
    private static final ConcurrentHashMap<Long, Long> OWNERS = new ConcurrentHashMap<>();

    private SynctestNatives() {
    }

    @GoNative("internal/synctest.Run")
    public static void run(G g, Func f) {
        Bubble.run(g, f);
    }

    @GoNative("internal/synctest.Wait")
    public static void await(G g) {
        Bubble.await(g);
    }

    @GoNative("internal/synctest.IsInBubble")
    public static boolean isInBubble(G g) {
        return g.bubble != null;
    }

    /// 0 unbubbled, 1 the current bubble, 2 another.
    @GoNative("internal/synctest.associate")
    public static long associate(G g, Object p) {
        if (!(g.bubble instanceof Bubble b)) {
            return 0;
        }
        Long old = OWNERS.putIfAbsent(Addresses.of(p), b.id);
        return old == null || old == b.id ? 1 : 2;
    }

    @GoNative("internal/synctest.disassociate")
    public static void disassociate(G g, Object p) {
        OWNERS.remove(Addresses.of(p));
    }

    @GoNative("internal/synctest.isAssociated")
    public static boolean isAssociated(G g, Object p) {
        Long id = OWNERS.get(Addresses.of(p));
        return id != null && g.bubble instanceof Bubble b && b.id == id;
    }

    @GoNative("internal/synctest.acquire")
    public static Object acquire(G g) {
        if (g.bubble instanceof Bubble b) {
            b.acquire();
            return b;
        }
        return null;
    }

    @GoNative("internal/synctest.release")
    public static void release(G g, Object bubble) {
        ((Bubble) bubble).release();
    }

    @GoNative("internal/synctest.inBubble")
    public static void inBubble(G g, Object bubble, Func f) {
        ((Bubble) bubble).inside(g, f);
    }
}
