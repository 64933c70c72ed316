package jopher.runtime.maps;

import jopher.abi.CompilerEntry;
import jopher.runtime.G;
import jopher.runtime.strings.GoString;
import jopher.runtime.types.GoType;

/// The map entry points of compiled code, under gc's names. `access` gives the slot or -1, `assign` the slot, always.
public final class Maps {
    private Maps() {
    }

    // ---- making ----

    @CompilerEntry
    public static GoMap makemap_small() {
        return new GoMap();
    }

    /// Bogus hints are ignored: negative ones, and those for which no memory could be had.
    @CompilerEntry
    public static GoMap makemap(GoType type, long hint) {
        GoMap m = new GoMap();
        m.type = type;
        if (hint > 8 && hint <= Runtime.getRuntime().maxMemory() / 16) {
            m.newTable(GoMap.unitsFor(hint));
        }
        return m;
    }

    @CompilerEntry
    public static long maplen(GoMap m) {
        return m == null ? 0 : m.count;
    }

    // ---- lookup ----

    @CompilerEntry
    public static int mapaccess1_fast32(GoMap m, int key) {
        return Fast32.access(m, key);
    }

    @CompilerEntry
    public static int mapaccess1_fast64(GoMap m, long key) {
        return Fast64.access(m, key);
    }

    @CompilerEntry
    public static int mapaccess1_faststr(GoMap m, GoString key) {
        return FastStr.access(m, key);
    }

    @CompilerEntry
    public static int mapaccess1_fastptr(GoMap m, Object key) {
        return FastPtr.access(m, key);
    }

    @CompilerEntry
    public static int mapaccess1(GoType type, GoMap m, Object key) {
        return Generic.access(type, m, key);
    }

    @CompilerEntry
    public static int mapaccess2_fast32(GoMap m, int key) {
        return Fast32.access(m, key);
    }

    @CompilerEntry
    public static int mapaccess2_fast64(GoMap m, long key) {
        return Fast64.access(m, key);
    }

    @CompilerEntry
    public static int mapaccess2_faststr(GoMap m, GoString key) {
        return FastStr.access(m, key);
    }

    @CompilerEntry
    public static int mapaccess2_fastptr(GoMap m, Object key) {
        return FastPtr.access(m, key);
    }

    @CompilerEntry
    public static int mapaccess2(GoType type, GoMap m, Object key) {
        return Generic.access(type, m, key);
    }

    // ---- assignment: the caller stores the element right after ----

    @CompilerEntry
    public static int mapassign_fast32(G g, GoType type, GoMap m, int key) {
        return Fast32.assign(type, m, key);
    }

    @CompilerEntry
    public static int mapassign_fast64(G g, GoType type, GoMap m, long key) {
        return Fast64.assign(type, m, key);
    }

    @CompilerEntry
    public static int mapassign_faststr(G g, GoType type, GoMap m, GoString key) {
        return FastStr.assign(type, m, key);
    }

    @CompilerEntry
    public static int mapassign_fastptr(G g, GoType type, GoMap m, Object key) {
        return FastPtr.assign(type, m, key);
    }

    @CompilerEntry
    public static int mapassign(G g, GoType type, GoMap m, Object key) {
        return Generic.assign(type, m, key);
    }

    // ---- delete ----

    @CompilerEntry
    public static void mapdelete_fast32(GoMap m, int key) {
        Fast32.delete(m, key);
    }

    @CompilerEntry
    public static void mapdelete_fast64(GoMap m, long key) {
        Fast64.delete(m, key);
    }

    @CompilerEntry
    public static void mapdelete_faststr(GoMap m, GoString key) {
        FastStr.delete(m, key);
    }

    @CompilerEntry
    public static void mapdelete_fastptr(GoMap m, Object key) {
        FastPtr.delete(m, key);
    }

    @CompilerEntry
    public static void mapdelete(GoType type, GoMap m, Object key) {
        Generic.delete(type, m, key);
    }

    // ---- elements of more than 128 bytes: gc's names for them, the same tables (an element is one object here) ----

    @CompilerEntry
    public static int mapaccess1(GoMap m, int key) {
        return Fast32.access(m, key);
    }

    @CompilerEntry
    public static int mapaccess1(GoMap m, long key) {
        return Fast64.access(m, key);
    }

    @CompilerEntry
    public static int mapaccess1(GoMap m, GoString key) {
        return FastStr.access(m, key);
    }

    @CompilerEntry
    public static int mapaccess1_ptr(GoMap m, Object key) {
        return FastPtr.access(m, key);
    }

    @CompilerEntry
    public static int mapaccess1_fat(GoMap m, int key) {
        return Fast32.access(m, key);
    }

    @CompilerEntry
    public static int mapaccess1_fat(GoMap m, long key) {
        return Fast64.access(m, key);
    }

    @CompilerEntry
    public static int mapaccess1_fat(GoMap m, GoString key) {
        return FastStr.access(m, key);
    }

    @CompilerEntry
    public static int mapaccess1_fat_ptr(GoMap m, Object key) {
        return FastPtr.access(m, key);
    }

    @CompilerEntry
    public static int mapaccess1_fat(GoType type, GoMap m, Object key) {
        return Generic.access(type, m, key);
    }

    @CompilerEntry
    public static int mapaccess2(GoMap m, int key) {
        return Fast32.access(m, key);
    }

    @CompilerEntry
    public static int mapaccess2(GoMap m, long key) {
        return Fast64.access(m, key);
    }

    @CompilerEntry
    public static int mapaccess2(GoMap m, GoString key) {
        return FastStr.access(m, key);
    }

    @CompilerEntry
    public static int mapaccess2_ptr(GoMap m, Object key) {
        return FastPtr.access(m, key);
    }

    @CompilerEntry
    public static int mapaccess2_fat(GoMap m, int key) {
        return Fast32.access(m, key);
    }

    @CompilerEntry
    public static int mapaccess2_fat(GoMap m, long key) {
        return Fast64.access(m, key);
    }

    @CompilerEntry
    public static int mapaccess2_fat(GoMap m, GoString key) {
        return FastStr.access(m, key);
    }

    @CompilerEntry
    public static int mapaccess2_fat_ptr(GoMap m, Object key) {
        return FastPtr.access(m, key);
    }

    @CompilerEntry
    public static int mapaccess2_fat(GoType type, GoMap m, Object key) {
        return Generic.access(type, m, key);
    }

    @CompilerEntry
    public static int mapassign(G g, GoType type, GoMap m, int key) {
        return Fast32.assign(type, m, key);
    }

    @CompilerEntry
    public static int mapassign(G g, GoType type, GoMap m, long key) {
        return Fast64.assign(type, m, key);
    }

    @CompilerEntry
    public static int mapassign(G g, GoType type, GoMap m, GoString key) {
        return FastStr.assign(type, m, key);
    }

    @CompilerEntry
    public static int mapassign_ptr(G g, GoType type, GoMap m, Object key) {
        return FastPtr.assign(type, m, key);
    }

    @CompilerEntry
    public static void mapdelete(GoMap m, int key) {
        Fast32.delete(m, key);
    }

    @CompilerEntry
    public static void mapdelete(GoMap m, long key) {
        Fast64.delete(m, key);
    }

    @CompilerEntry
    public static void mapdelete(GoMap m, GoString key) {
        FastStr.delete(m, key);
    }

    @CompilerEntry
    public static void mapdelete_ptr(GoMap m, Object key) {
        FastPtr.delete(m, key);
    }

    // ---- clear ----

    @CompilerEntry
    public static void mapclear(GoType type, GoMap m) {
        if (m == null || m.count == 0) {
            return;
        }
        m.beginWrite();
        m.clear();
        m.writing = false;
    }

    // ---- iteration ----

    @CompilerEntry
    public static MapIter mapiterinit(GoType type, GoMap m) {
        return m == null || m.count == 0 ? MapIter.EMPTY : new MapIter(m);
    }

    /// True if the iterator now stands on an entry.
    @CompilerEntry
    public static boolean mapiternext(MapIter it) {
        return it.next();
    }

    @CompilerEntry
    public static int mapiterkey_fast32(MapIter it) {
        return it.keyInt;
    }

    @CompilerEntry
    public static long mapiterkey_fast64(MapIter it) {
        return it.keyLong;
    }

    @CompilerEntry
    public static GoString mapiterkey_faststr(MapIter it) {
        return (GoString) it.key;
    }

    @CompilerEntry
    public static Object mapiterkey(MapIter it) {
        return it.key;
    }

    @CompilerEntry
    public static int mapiterelemI(MapIter it) {
        return switch (it.vals) {
            case int[] a -> a[it.slot];
            case byte[] a -> a[it.slot];
            case boolean[] a -> a[it.slot] ? 1 : 0;
            case short[] a -> a[it.slot];
            case char[] a -> a[it.slot];
            default -> throw new IllegalStateException("map elements are " + it.vals.getClass().getSimpleName());
        };
    }

    @CompilerEntry
    public static long mapiterelemJ(MapIter it) {
        return ((long[]) it.vals)[it.slot];
    }

    @CompilerEntry
    public static float mapiterelemF(MapIter it) {
        return ((float[]) it.vals)[it.slot];
    }

    @CompilerEntry
    public static double mapiterelemD(MapIter it) {
        return ((double[]) it.vals)[it.slot];
    }

    @CompilerEntry
    public static Object mapiterelemL(MapIter it) {
        return it.vals == null ? it.map.type.elem().sharedZero() : ((Object[]) it.vals)[it.slot];
    }

    // ---- clone ----

    /// `maps.Clone`: a map of its own with the same entries, keys that cannot be looked up included.
    public static GoMap clone(GoMap m) {
        if (m == null) {
            return null;
        }
        GoMap r = new GoMap();
        r.type = m.type;
        if (m.count == 0) {
            return r;
        }
        if (m.writing) {
            throw MapFaults.concurrentReadWrite();
        }
        r.newTable(GoMap.unitsFor(m.count));
        r.copyEntries(m);
        return r;
    }
}
