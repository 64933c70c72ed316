package jopher.runtime.pointers;

/// Locks for the slow forms of atomic operations, chosen by the pointer's target. Held for a few instructions only; nothing
/// in between can yield.
final class Stripes {
    private static final Object[] LOCKS = new Object[64];

    static {
        for (int i = 0; i < LOCKS.length; i++) {
            LOCKS[i] = new Object();
        }
    }

    private Stripes() {
    }

    static Object of(Ptr p) {
        int h = p.hashCode();
        return LOCKS[(h ^ h >>> 6 ^ h >>> 12) & 63];
    }
}
