package jopher.runtime.maps;

import jopher.runtime.hash.Hash;
import jopher.runtime.strings.GoString;

/// An iteration over a map that may change meanwhile (spec: For statements with range clause). It walks the table that was there
/// at the start, from a random slot. While that table is the map's own, an entry counts if its slot still holds one. Once the
/// map has grown, each entry of the old table is looked up in the new one: deleted ones are gone, changed ones are seen.
/// Entries whose key is unequal to itself (NaN) cannot be deleted or changed, only cleared.
public final class MapIter {
    /// Of maps that are empty when the iteration starts: it has no state, so one object does for all.
    static final MapIter EMPTY = new MapIter(null);

    final GoMap map;
    private final long[] ctrl;
    private final Object keys;
    private final Object oldVals;
    private final int start;
    private final byte clears;
    private int done;

    int keyInt;
    long keyLong;
    Object key;
    /// Where the element is.
    Object vals;
    int slot;

    MapIter(GoMap m) {
        map = m;
        if (m == null || m.count == 0) {
            ctrl = null;
            keys = null;
            oldVals = null;
            start = 0;
            clears = 0;
            return;
        }
        if (m.writing) {
            throw MapFaults.concurrentIteration();
        }
        ctrl = m.ctrl;
        keys = m.keys;
        oldVals = m.vals;
        clears = m.clears;
        start = (int) (Hash.random() >>> 3) & ctrl.length * 8 - 1;
    }

    boolean next() {
        if (ctrl == null) {
            return false;
        }
        GoMap m = map;
        if (m.writing) {
            throw MapFaults.concurrentIteration();
        }
        int slots = ctrl.length * 8;
        while (done < slots) {
            int s = start + done & slots - 1;
            long w = ctrl[s >> 3];
            if ((~w & GoMap.HIGH) == 0) {
                // Nothing in the rest of this unit.
                done += Math.min(8 - (s & 7), slots - done);
                continue;
            }
            done++;
            if ((w >>> ((s & 7) << 3) & 0x80) != 0) {
                continue;
            }
            if (m.ctrl == ctrl ? here(s) : moved(s)) {
                return true;
            }
        }
        key = null;
        vals = null;
        return false;
    }

    private boolean here(int s) {
        load(keys, s);
        vals = oldVals;
        slot = s;
        return true;
    }

    private void load(Object from, int s) {
        switch (from) {
            case long[] a -> keyLong = a[s];
            case int[] a -> keyInt = a[s];
            default -> key = ((Object[]) from)[s];
        }
    }

    /// The entry was in slot `s` of the old table: where is it now?
    private boolean moved(int s) {
        GoMap m = map;
        load(keys, s);
        if (m.count == 0) {
            return false;
        }
        int now = switch (KeyForm.of(m.type.key())) {
            case INT -> Fast32.access(m, keyInt);
            case LONG -> Fast64.access(m, keyLong);
            case STRING -> FastStr.access(m, (GoString) key);
            case POINTER -> FastPtr.access(m, key);
            case GENERIC -> Generic.access(m.type, m, key);
        };
        if (now >= 0) {
            load(m.keys, now);
            vals = m.vals;
            slot = now;
            return true;
        }
        if (keys instanceof Object[] && clears == m.clears && !m.type.key().equal(key, key)) {
            vals = oldVals;
            slot = s;
            return true;
        }
        return false;
    }
}
