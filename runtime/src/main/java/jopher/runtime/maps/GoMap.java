package jopher.runtime.maps;

import jopher.abi.CompilerEntry;
import jopher.abi.StorageKind;
import jopher.runtime.hash.Hash;
import jopher.runtime.slices.SliceOps;
import jopher.runtime.types.GoType;

/// The header of a map: what a Go map value refers to. 48 bytes; its table (control words, keys, elements) comes with the first
/// insert. The form of the keys follows from the key type ([KeyForm]): `int[]`, `long[]` or `Object[]`.
public final class GoMap {
    static final long LOW = 0x0101010101010101L;
    static final long HIGH = 0x8080808080808080L;
    /// Control bytes: 0–127 is the tag of an entry.
    static final long EMPTY_UNIT = HIGH;
    static final int EMPTY = 0x80;
    static final int DELETED = 0xFE;

    /// Number of entries.
    @CompilerEntry
    public int count;
    /// Free slots that may still be used before the table grows.
    int room;
    int seed;
    /// Set while an insert or delete works: a second goroutine that sees it is a bug in the Go program.
    boolean writing;
    /// Counts clears, for iterators that hold keys which cannot be looked up (NaN).
    byte clears;
    long[] ctrl;
    Object keys;
    /// Elements by storage kind: `long[]`, `Object[]` …; null for elements of size zero. Compiled code stores
    /// `((long[]) m.vals)[slot] = v` right after the assign call.
    @CompilerEntry
    public Object vals;
    /// The map's type; null until the first insert tells it.
    GoType type;
    /// The frame that would like it back, while the map has one unit; else null.
    FrameMap frame;

    GoMap() {
        seed = (int) Hash.random();
    }

    public GoType type() {
        return type;
    }

    /// Capacity in units; no table yet counts as 1.
    public int units() {
        return ctrl == null ? 1 : ctrl.length;
    }

    // ---- tables ----

    /// Units for `n` entries: 8 in one, 6.5 per unit above.
    static int unitsFor(long n) {
        int units = 1;
        while (n > limit(units)) {
            units <<= 1;
        }
        return units;
    }

    static long limit(int units) {
        return units == 1 ? 8 : units * 13L / 2;
    }

    void newTable(int units) {
        long[] c = new long[units];
        java.util.Arrays.fill(c, EMPTY_UNIT);
        int slots = Math.multiplyExact(units, 8);
        keys = KeyForm.of(type.key()).newKeys(slots);
        vals = newElements(type.elem(), slots);
        ctrl = c;
        room = (int) limit(units);
    }

    private static Object newElements(GoType elem, int slots) {
        StorageKind k = elem.storage();
        return switch (k) {
            case Z -> new boolean[slots];
            case B -> new byte[slots];
            case S -> new short[slots];
            case C -> new char[slots];
            case I -> new int[slots];
            case J -> new long[slots];
            case F -> new float[slots];
            case D -> new double[slots];
            case L -> elem.size() == 0 && elem.isAggregate() ? null : new Object[slots];
        };
    }

    /// Called when no free slot may be used: doubles, or cleans a table that is full of deleted entries.
    void grow() {
        if (frame != null) {
            frame.lose();
        }
        int units = ctrl.length;
        boolean clean = count <= limit(units) / 2;
        long[] oldCtrl = ctrl;
        Object oldKeys = keys;
        Object oldVals = vals;
        newTable(clean ? units : units * 2);
        KeyForm form = KeyForm.of(type.key());
        for (int u = 0; u < oldCtrl.length; u++) {
            for (long full = ~oldCtrl[u] & HIGH; full != 0; full &= full - 1) {
                int from = (u << 3) + (Long.numberOfTrailingZeros(full) >>> 3);
                long h = form.hash(this, oldKeys, from);
                int to = free(h);
                setCtrl(to, (int) h & 0x7F);
                room--;
                form.move(oldKeys, from, keys, to);
                moveElement(oldVals, from, vals, to);
            }
        }
    }

    /// Fills a fresh table from another map of the same type; aggregates are copied.
    void copyEntries(GoMap from) {
        KeyForm form = KeyForm.of(type.key());
        boolean aggregates = type.elem().isAggregate();
        for (int u = 0; u < from.ctrl.length; u++) {
            for (long full = ~from.ctrl[u] & HIGH; full != 0; full &= full - 1) {
                int f = (u << 3) + (Long.numberOfTrailingZeros(full) >>> 3);
                long h = form.hash(this, from.keys, f);
                int t = free(h);
                setCtrl(t, (int) h & 0x7F);
                room--;
                count++;
                form.move(from.keys, f, keys, t);
                moveElement(from.vals, f, vals, t);
                if (aggregates && vals != null) {
                    Object[] v = (Object[]) vals;
                    v[t] = type.elem().copy(v[t]);
                }
            }
        }
    }

    private static void moveElement(Object from, int f, Object to, int t) {
        switch (from) {
            case null -> {
            }
            case long[] a -> ((long[]) to)[t] = a[f];
            case Object[] a -> ((Object[]) to)[t] = a[f];
            case int[] a -> ((int[]) to)[t] = a[f];
            case double[] a -> ((double[]) to)[t] = a[f];
            default -> System.arraycopy(from, f, to, t, 1);
        }
    }

    /// First slot on the probe sequence of `h` that holds no entry. There always is one.
    int free(long h) {
        long[] c = ctrl;
        int mask = c.length - 1;
        int u = (int) (h >>> 7) & mask;
        for (int step = 1; ; step++) {
            long b = c[u] & HIGH;
            if (b != 0) {
                return (u << 3) + (Long.numberOfTrailingZeros(b) >>> 3);
            }
            if (step > mask) {
                return -1;
            }
            u = u + step & mask;
        }
    }

    int ctrl(int slot) {
        return (int) (ctrl[slot >> 3] >>> ((slot & 7) << 3)) & 0xFF;
    }

    void setCtrl(int slot, int value) {
        int shift = (slot & 7) << 3;
        ctrl[slot >> 3] = ctrl[slot >> 3] & ~(0xFFL << shift) | (long) value << shift;
    }

    /// Claims a slot for a key with hash `h` that is not in the map; the caller stores the key.
    int claim(long h) {
        int slot = free(h);
        if (slot < 0 || room == 0 && ctrl(slot) == EMPTY) {
            grow();
            slot = free(h);
        }
        if (ctrl(slot) == EMPTY) {
            room--;
        }
        setCtrl(slot, (int) h & 0x7F);
        count++;
        if (vals instanceof Object[] v) {
            v[slot] = type.elem().zero();
        }
        return slot;
    }

    /// Frees a slot. It becomes empty if its unit has empty slots already (then no probe sequence ever passed through the
    /// unit), else it must stay visible as deleted.
    void release(int slot) {
        long w = ctrl[slot >> 3];
        if ((w & ~(w << 6) & HIGH) != 0 || ctrl.length == 1) {
            setCtrl(slot, EMPTY);
            room++;
        } else {
            setCtrl(slot, DELETED);
        }
        if (keys instanceof Object[] k) {
            k[slot] = null;
        }
        switch (vals) {
            case null -> {
            }
            case Object[] v -> v[slot] = null;
            case long[] v -> v[slot] = 0;
            case int[] v -> v[slot] = 0;
            default -> SliceOps.clear(vals, slot, 1);
        }
        count--;
    }

    void clear() {
        if (ctrl == null) {
            return;
        }
        java.util.Arrays.fill(ctrl, EMPTY_UNIT);
        if (keys instanceof Object[] k) {
            java.util.Arrays.fill(k, null);
        }
        if (vals instanceof Object[] v) {
            java.util.Arrays.fill(v, null);
        } else if (vals != null) {
            SliceOps.clear(vals, 0, ctrl.length * 8);
        }
        count = 0;
        room = (int) limit(ctrl.length);
        clears++;
    }

    /// Makes a map of one unit that nothing refers to as good as new.
    void renew() {
        seed = (int) Hash.random();
        if (ctrl[0] != EMPTY_UNIT) {
            clear();
        }
        room = (int) limit(1);
    }

    // ---- concurrent use ----

    void beginWrite() {
        if (writing) {
            throw MapFaults.concurrentWrites();
        }
        writing = true;
    }

    /// For debuggers, in the form Go programmers know from gdb: `map[string]string = {["abc"] = "def"}`.
    @Override
    public String toString() {
        return Dump.of(this);
    }
}
