package jopher.runtime.maps;

import jopher.abi.CompilerEntry;
import jopher.runtime.hash.Hash;
import jopher.runtime.ifaces.Box;
import jopher.runtime.ifaces.BoxD;
import jopher.runtime.ifaces.BoxF;
import jopher.runtime.ifaces.BoxI;
import jopher.runtime.ifaces.BoxJ;
import jopher.runtime.ifaces.BoxL;
import jopher.runtime.types.GoType;

/// Lookups and deletes in maps whose keys are boxes, by a key that is none: `m[any(x)]`, and float, bool or small integer keys. Type and value of the
/// key come apart, so that the call allocates nothing. Hashes and equality are those of the box that x would have ([Box]).
///
/// Never asked for strings and pointers to structs of unnamed types: they are their own interface values.
public final class Unboxed {
    private Unboxed() {
    }

    @CompilerEntry
    public static int mapaccess1(GoType type, GoMap m, GoType keyType, int key) {
        return isEmpty(m) ? -1 : find(m, keyType, Hash.of((long) key, m.seed), key, 0, null);
    }

    @CompilerEntry
    public static int mapaccess1(GoType type, GoMap m, GoType keyType, long key) {
        return isEmpty(m) ? -1 : find(m, keyType, Hash.of(key, m.seed), key, 0, null);
    }

    @CompilerEntry
    public static int mapaccess1(GoType type, GoMap m, GoType keyType, float key) {
        return isEmpty(m) ? -1 : find(m, keyType, Hash.of((double) key, m.seed), 0, key, null);
    }

    @CompilerEntry
    public static int mapaccess1(GoType type, GoMap m, GoType keyType, double key) {
        return isEmpty(m) ? -1 : find(m, keyType, Hash.of(key, m.seed), 0, key, null);
    }

    @CompilerEntry
    public static int mapaccess1(GoType type, GoMap m, GoType keyType, Object key) {
        if (isEmpty(m)) {
            MapFaults.checkHashableKey(keyType, key);
            return -1;
        }
        return find(m, keyType, keyType.hash(key, m.seed), 0, 0, key);
    }

    @CompilerEntry
    public static int mapaccess2(GoType type, GoMap m, GoType keyType, int key) {
        return mapaccess1(type, m, keyType, key);
    }

    @CompilerEntry
    public static int mapaccess2(GoType type, GoMap m, GoType keyType, long key) {
        return mapaccess1(type, m, keyType, key);
    }

    @CompilerEntry
    public static int mapaccess2(GoType type, GoMap m, GoType keyType, float key) {
        return mapaccess1(type, m, keyType, key);
    }

    @CompilerEntry
    public static int mapaccess2(GoType type, GoMap m, GoType keyType, double key) {
        return mapaccess1(type, m, keyType, key);
    }

    @CompilerEntry
    public static int mapaccess2(GoType type, GoMap m, GoType keyType, Object key) {
        return mapaccess1(type, m, keyType, key);
    }

    @CompilerEntry
    public static void mapdelete(GoType type, GoMap m, GoType keyType, int key) {
        if (!isEmpty(m)) {
            delete(m, keyType, Hash.of((long) key, m.seed), key, 0, null);
        }
    }

    @CompilerEntry
    public static void mapdelete(GoType type, GoMap m, GoType keyType, long key) {
        if (!isEmpty(m)) {
            delete(m, keyType, Hash.of(key, m.seed), key, 0, null);
        }
    }

    @CompilerEntry
    public static void mapdelete(GoType type, GoMap m, GoType keyType, float key) {
        if (!isEmpty(m)) {
            delete(m, keyType, Hash.of((double) key, m.seed), 0, key, null);
        }
    }

    @CompilerEntry
    public static void mapdelete(GoType type, GoMap m, GoType keyType, double key) {
        if (!isEmpty(m)) {
            delete(m, keyType, Hash.of(key, m.seed), 0, key, null);
        }
    }

    @CompilerEntry
    public static void mapdelete(GoType type, GoMap m, GoType keyType, Object key) {
        if (isEmpty(m)) {
            MapFaults.checkHashableKey(keyType, key);
        } else {
            delete(m, keyType, keyType.hash(key, m.seed), 0, 0, key);
        }
    }

    private static boolean isEmpty(GoMap m) {
        return m == null || m.count == 0;
    }

    private static int find(GoMap m, GoType t, long h, long integer, double number, Object reference) {
        if (m.writing) {
            throw MapFaults.concurrentReadWrite();
        }
        return probe(m, t, h, integer, number, reference);
    }

    private static int probe(GoMap m, GoType t, long h, long integer, double number, Object reference) {
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
                if (keys[slot] instanceof Box k && k.goType() == t && holds(k, t, integer, number, reference)) {
                    return slot;
                }
            }
            if ((w & ~(w << 6) & GoMap.HIGH) != 0 || step > mask) {
                return -1;
            }
            u = u + step & mask;
        }
    }

    /// spec: Comparison operators, on values of one type.
    private static boolean holds(Box k, GoType t, long integer, double number, Object reference) {
        return switch (k) {
            case BoxJ j -> j.v == integer;
            case BoxI i -> i.v == integer;
            case BoxD d -> d.v == number;
            case BoxF f -> f.v == number;
            case BoxL l -> t.equal(l.v, reference);
        };
    }

    private static void delete(GoMap m, GoType t, long h, long integer, double number, Object reference) {
        m.beginWrite();
        int slot = probe(m, t, h, integer, number, reference);
        if (slot >= 0) {
            m.release(slot);
        }
        m.writing = false;
    }
}
