package jopher.runtime.pointers;

import jopher.abi.CompilerEntry;
import jopher.runtime.ifaces.PtrBox;
import jopher.runtime.slices.ArrayView;

/// A pointer to anything but a struct or array. Identity of the Java object means nothing: `&a[0]` makes a new one each time.
/// Identity of the target is [#base] and [#offset].
public abstract class Ptr {
    /// The object that holds the variable: the element array, the struct, or this (cells, package variables).
    @CompilerEntry
    public Object base() {
        return this;
    }

    /// Bytes from the start of the base, by Go's layout. Pointers to fields return the field's Go offset.
    @CompilerEntry
    public long offset() {
        return 0;
    }

    /// `p == q` for pointers of any representation.
    @CompilerEntry
    public static boolean same(Object p, Object q) {
        if (p == q) {
            return true;
        }
        if (p instanceof PtrBox b) {
            return same(b.v, q);
        }
        if (q instanceof PtrBox b) {
            return same(p, b.v);
        }
        if (p == null || q == null) {
            return false;
        }
        if (Mirrors.active && (Mirrors.isMirror(p instanceof Ptr x ? x.base() : ArrayView.array(p)) || Mirrors.isMirror(q instanceof Ptr x ? x.base() : ArrayView.array(q)))) {
            return Addresses.of(p) == Addresses.of(q);
        }
        if (p instanceof Raw || q instanceof Raw || p instanceof View || q instanceof View) {
            return Addresses.of(p) == Addresses.of(q);
        }
        if (p instanceof Ptr x) {
            return q instanceof Ptr y ? x.base() == y.base() && x.offset() == y.offset() : x.base() == q && x.offset() == 0;
        }
        if (q instanceof Ptr y) {
            return y.base() == p && y.offset() == 0;
        }
        if (p instanceof ArrayView x && q instanceof ArrayView y) {
            return x.a == y.a && x.off == y.off;
        }
        return isEmptyArray(p) && isEmptyArray(q);
    }

    /// All variables of size zero are one place, as with gc's zerobase.
    private static boolean isEmptyArray(Object p) {
        return p.getClass().isArray() && java.lang.reflect.Array.getLength(p) == 0;
    }

    /// A hash that agrees with [#same].
    public static int hash(Object p) {
        return switch (p) {
            case null -> 0;
            case PtrBox b -> hash(b.v);
            case Ptr x -> x.hashCode();
            case ArrayView x -> x.off == 0 ? System.identityHashCode(x.a) : x.hashCode();
            default -> isEmptyArray(p) ? 0 : System.identityHashCode(p);
        };
    }

    @Override
    public final boolean equals(Object o) {
        return o instanceof Ptr && same(this, o);
    }

    @Override
    public final int hashCode() {
        return System.identityHashCode(base()) + Long.hashCode(offset()) * 31;
    }
}
