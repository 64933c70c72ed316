package jopher.runtime.slices;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import jopher.abi.CompilerEntry;
import jopher.runtime.types.GoType;

/// Slices whose elements are references (`Object[]`).
///
/// Two families. *Refs*: pointers, maps, interfaces (zero null) and immutable values (string, slice, complex: a shared zero);
/// the whole capacity is filled with the zero. *Aggregates*: structs and arrays, one mutable object per element; elements
/// behind `len` are null until the slice is extended over them ([#fill]), because filling eagerly would double the cost of
/// append, and appending into an existing object assigns it in place, since someone may hold its address.
public final class RefSlices {
    private static final VarHandle ELEMENTS = MethodHandles.arrayElementVarHandle(Object[].class);

    private RefSlices() {
    }

    // ---- refs ----

    @CompilerEntry
    public static Slice makeL(long len, long cap, int layout, Object zero) {
        return new Slice(arrayL(len, cap, layout, zero), 0, (int) len, (int) cap);
    }

    @CompilerEntry
    public static Object[] arrayL(long len, long cap, int layout, Object zero) {
        Object[] a = new Object[Slices.checkMake(len, cap, layout >>> 1)];
        if (zero != null) {
            Arrays.fill(a, zero);
        }
        return a;
    }

    @CompilerEntry
    public static Object[] growL(Object[] a, int off, int len, int cap, long needed, int layout, Object zero) {
        Object[] r = new Object[Growth.capacity(needed, cap, layout)];
        if (len > 0) {
            System.arraycopy(a, off, r, 0, len);
        }
        if (zero != null) {
            Arrays.fill(r, len, r.length, zero);
        }
        return r;
    }

    @CompilerEntry
    public static Slice appendL(Slice s, Object v, int layout, Object zero) {
        Object[] a = (Object[]) s.a;
        int len = s.len;
        if (len < s.cap) {
            a[s.off + len] = v;
            return new Slice(a, s.off, len + 1, s.cap);
        }
        a = growL(a, s.off, len, s.cap, len + 1L, layout, zero);
        a[len] = v;
        return new Slice(a, 0, len + 1, a.length);
    }

    // ---- aggregates ----

    @CompilerEntry
    public static Slice makeA(long len, long cap, GoType elem) {
        return new Slice(arrayA(len, cap, elem), 0, (int) len, (int) cap);
    }

    @CompilerEntry
    public static Object[] arrayA(long len, long cap, GoType elem) {
        Object[] a = new Object[Slices.checkMake(len, cap, elem.size())];
        for (int i = 0; i < (int) len; i++) {
            a[i] = elem.zero();
        }
        return a;
    }

    /// The old elements are copied: after growth both arrays are independent, as in gc.
    @CompilerEntry
    public static Object[] growA(Object[] a, int off, int len, int cap, long needed, GoType elem) {
        Object[] r = new Object[Growth.capacity(needed, cap, elem.layout())];
        for (int i = 0; i < len; i++) {
            r[i] = elem.copy(a[off + i]);
        }
        return r;
    }

    /// `v` is copied unless `fresh` (nobody else holds it).
    @CompilerEntry
    public static Slice appendA(Slice s, Object v, boolean fresh, GoType elem) {
        Object[] a = (Object[]) s.a;
        int len = s.len;
        if (len < s.cap) {
            put(a, s.off + len, v, fresh, elem);
            return new Slice(a, s.off, len + 1, s.cap);
        }
        Object own = fresh ? v : elem.copy(v);
        a = growA(a, s.off, len, s.cap, len + 1L, elem);
        a[len] = own;
        return new Slice(a, 0, len + 1, a.length);
    }

    /// Stores into an element that may not exist yet.
    @CompilerEntry
    public static void put(Object[] a, int at, Object v, boolean fresh, GoType elem) {
        Object old = a[at];
        if (old != null) {
            elem.assign(old, v);
        } else {
            a[at] = fresh ? v : elem.copy(v);
        }
    }

    /// Makes elements [from,to) exist: called when a slice expression extends a slice beyond its length. Two goroutines may
    /// legally extend one array, so each null is replaced by compare-and-set.
    @CompilerEntry
    public static void fill(Object[] a, int from, int to, GoType elem) {
        for (int i = from; i < to; i++) {
            if (a[i] == null) {
                ELEMENTS.compareAndSet(a, i, null, elem.zero());
            }
        }
    }
}
