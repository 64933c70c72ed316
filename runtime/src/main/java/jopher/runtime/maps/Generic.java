package jopher.runtime.maps;

import jopher.runtime.types.GoType;

/// Maps with keys of any other type, in reference form (primitives boxed).
final class Generic {
    private Generic() {
    }

    static long hash(GoMap m, Object key) {
        return m.type.key().hash(key, m.seed);
    }

    /// Slot or -1.
    static int access(GoType type, GoMap m, Object key) {
        if (m == null || m.count == 0) {
            MapFaults.checkHashable(type, key);
            return -1;
        }
        return find(m, key, hash(m, key));
    }

    static int find(GoMap m, Object key, long h) {
        if (m.writing) {
            throw MapFaults.concurrentReadWrite();
        }
        return probe(m, key, h);
    }

    private static int probe(GoMap m, Object key, long h) {
        long[] ctrl = m.ctrl;
        Object[] keys = (Object[]) m.keys;
        GoType keyType = m.type.key();
        int mask = ctrl.length - 1;
        int u = (int) (h >>> 7) & mask;
        long tags = (h & 0x7F) * GoMap.LOW;
        for (int step = 1; ; step++) {
            long w = ctrl[u];
            long x = w ^ tags;
            for (long b = x - GoMap.LOW & ~x & GoMap.HIGH; b != 0; b &= b - 1) {
                int slot = (u << 3) + (Long.numberOfTrailingZeros(b) >>> 3);
                if (keyType.equal(keys[slot], key)) {
                    return slot;
                }
            }
            if ((w & ~(w << 6) & GoMap.HIGH) != 0 || step > mask) {
                return -1;
            }
            u = u + step & mask;
        }
    }

    /// The slot of the key, which is inserted if it is not there.
    static int assign(GoType type, GoMap m, Object key) {
        if (m == null) {
            throw MapFaults.nilMap();
        }
        if (m.ctrl == null) {
            m.type = type;
        }
        long h = hash(m, key);
        m.beginWrite();
        if (m.ctrl == null) {
            m.newTable(1);
        }
        int slot = probe(m, key, h);
        if (slot < 0) {
            slot = m.claim(h);
            ((Object[]) m.keys)[slot] = type.key().copy(key);
        } else {
            if (type.key().needsKeyUpdate()) {
                ((Object[]) m.keys)[slot] = type.key().copy(key);
            }
        }
        m.writing = false;
        return slot;
    }

    static void delete(GoType type, GoMap m, Object key) {
        if (m == null || m.count == 0) {
            MapFaults.checkHashable(type, key);
            return;
        }
        long h = hash(m, key);
        m.beginWrite();
        int slot = probe(m, key, h);
        if (slot >= 0) {
            m.release(slot);
        }
        m.writing = false;
    }
}
