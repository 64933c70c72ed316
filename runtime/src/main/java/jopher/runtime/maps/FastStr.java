package jopher.runtime.maps;

import jopher.runtime.hash.Hash;
import jopher.runtime.strings.GoString;
import jopher.runtime.types.GoType;

/// Maps with string keys.
final class FastStr {
    private FastStr() {
    }

    static long hash(GoMap m, GoString key) {
        return Hash.mix(key.hash() ^ m.seed, 0xE7037ED1A0B428DBL);
    }

    /// Slot or -1.
    static int access(GoMap m, GoString key) {
        return m == null || m.count == 0 ? -1 : find(m, key, hash(m, key));
    }

    static int find(GoMap m, GoString key, long h) {
        if (m.writing) {
            throw MapFaults.concurrentReadWrite();
        }
        return probe(m, key, h);
    }

    private static int probe(GoMap m, GoString key, long h) {
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
                if (GoString.eq((GoString) keys[slot], key)) {
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
    static int assign(GoType type, GoMap m, GoString key) {
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
        } else {
            // gc keeps the newer of two equal strings: the older may pin a large buffer.
            ((Object[]) m.keys)[slot] = key;
        }
        m.writing = false;
        return slot;
    }

    static void delete(GoMap m, GoString key) {
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
