package jopher.runtime.reflect;

import jopher.abi.StorageKind;
import jopher.runtime.panics.Panics;
import jopher.runtime.pointers.Elem;
import jopher.runtime.slices.ArrayView;
import jopher.runtime.slices.Growth;
import jopher.runtime.slices.RefSlices;
import jopher.runtime.slices.Slice;
import jopher.runtime.slices.Slices;
import jopher.runtime.types.GoType;

/// Slices whose element type is known only at run time.
public final class SliceCarriers {
    private SliceCarriers() {
    }

    public static Slice make(GoType elem, long len, long cap) {
        return switch (elem.storage()) {
            case Z -> Slices.makeZ(len, cap);
            case B -> Slices.makeB(len, cap);
            case S -> Slices.makeS(len, cap);
            case C -> Slices.makeC(len, cap);
            case I -> Slices.makeI(len, cap);
            case J -> Slices.makeJ(len, cap);
            case F -> Slices.makeF(len, cap);
            case D -> Slices.makeD(len, cap);
            case L -> elem.isAggregate() ? RefSlices.makeA(len, cap, elem)
                    : RefSlices.makeL(len, cap, elem.layout(), elem.zero());
        };
    }

    /// `s[i:j:k]` with checked bounds; aggregates that come into sight are made.
    public static Slice sub(GoType elem, Slice s, int i, int j, int k) {
        if (s.a == null) {
            return s;
        }
        if (j > s.len && elem.isAggregate()) {
            RefSlices.fill((Object[]) s.a, s.off + s.len, s.off + j, elem);
        }
        return new Slice(s.a, s.off + i, j - i, k - i);
    }

    /// The same elements with room for `needed` ones.
    public static Slice grow(GoType elem, Slice s, long needed) {
        if (elem.storage() == StorageKind.L) {
            Object[] a = elem.isAggregate() ? RefSlices.growA((Object[]) s.a, s.off, s.len, s.cap, needed, elem)
                    : RefSlices.growL((Object[]) s.a, s.off, s.len, s.cap, needed, elem.layout(), elem.zero());
            return new Slice(a, 0, s.len, a.length);
        }
        int cap = Growth.capacity(needed, s.cap, elem.layout());
        Slice r = make(elem, cap, cap);
        if (s.len > 0) {
            System.arraycopy(s.a, s.off, r.a, 0, s.len);
        }
        return new Slice(r.a, 0, s.len, cap);
    }

    /// n elements from the one that `p` points to.
    public static Slice at(GoType elem, Object p, long n) {
        if (p == null) {
            if (n == 0) {
                return Slice.NIL;
            }
            throw Panics.runtimeError("unsafe.Slice: ptr is nil and len is not zero");
        }
        if (n < 0) {
            throw Panics.runtimeError("unsafe.Slice: len out of range");
        }
        if (p instanceof Elem e) {
            return new Slice(e.array(), e.index(), (int) n, (int) n);
        }
        if (p instanceof ArrayView v) {
            return new Slice(v.a, v.off, (int) n, (int) n);
        }
        if (p.getClass().isArray()) {
            return new Slice(p, 0, (int) n, (int) n);
        }
        throw Panics.unsupported("reflect.SliceAt on a pointer to a single " + elem);
    }
}
