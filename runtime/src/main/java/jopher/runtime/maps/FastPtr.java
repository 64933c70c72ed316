package jopher.runtime.maps;

import jopher.runtime.hash.Hash;
import jopher.runtime.types.GoType;

/// Maps with keys compared by identity: pointers to structs, channels.
final class FastPtr {
    private FastPtr() {
    }

    static long hash(GoMap m, Object key) {
        return Hash.mix(System.identityHashCode(key) ^ m.seed ^ 0x9E3779B97F4A7C15L, 0xE7037ED1A0B428DBL);
    }

    /// Slot or -1.
    static int access(GoMap m, Object key) {
        return m == null || m.count == 0 ? -1 : find(m, key, hash(m, key));
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
        int mask = ctrl.length - 1;
        int u = (int) (h >>> 7) & mask;
        long tags = (h & 0x7F) * GoMap.LOW;
        for (int step = 1; ; step++) {
            long w = ctrl[u];
            long x = w ^ tags;
            for (long b = x - GoMap.LOW & ~x & GoMap.HIGH; b != 0; b &= b - 1) {
                int slot = (u << 3) + (Long.numberOfTrailingZeros(b) >>> 3);
                if (keys[slot] == key) {
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
            ((Object[]) m.keys)[slot] = key;
        }
        m.writing = false;
        return slot;
    }

    static void delete(GoMap m, Object key) {
        if (m == null || m.count == 0) {
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
