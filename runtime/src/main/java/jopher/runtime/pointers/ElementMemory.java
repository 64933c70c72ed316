package jopher.runtime.pointers;

import jopher.runtime.reflect.Carriers;
import jopher.runtime.slices.ArrayView;
import jopher.runtime.slices.RefSlices;
import jopher.runtime.types.GoType;
import jopher.runtime.types.Kind;

/// The memory of an array whose elements are references: structs, arrays, strings, pointers …
final class ElementMemory extends Composite {
    final Object[] a;
    final GoType elem;

    ElementMemory(Object[] a, GoType elem) {
        this.a = a;
        this.elem = elem;
    }

    @Override
    Object base() {
        return a;
    }

    @Override
    long size() {
        return a.length * elem.size();
    }

    /// The pointer to element `i`, as unsafe.Pointer.
    Ptr element(int i) {
        return elem.isAggregate() ? new ElemA(a, i, elem) : new ElemL(a, i, elem);
    }

    private Object carrier(int i) {
        if (elem.isAggregate()) {
            RefSlices.fill(a, i, i + 1, elem);
        }
        return Carriers.element(elem, a, i);
    }

    @Override
    Place part(long at) {
        return new Place(Exact.memory(carrier((int) (at / elem.size())), elem), at % elem.size());
    }

    @Override
    Object variable(long at, GoType t) {
        if (elem.size() == 0 || at < 0) {
            return null;
        }
        int i = (int) (at / elem.size());
        long within = at % elem.size();
        if (within == 0 && t.kind() == Kind.ARRAY && Exact.same(elem, t.elem())) {
            int n = UnsafePointers.length(t);
            if (elem.isAggregate()) {
                RefSlices.fill(a, i, Math.min(i + n, a.length), elem);
            }
            return ArrayView.of(a, i, n);
        }
        if (i >= a.length) {
            return null;
        }
        if (within == 0 && elem.isAggregate() && Exact.same(elem, t)) {
            return new ElemA(a, i, elem).object();
        }
        return Exact.find(carrier(i), elem, within, t);
    }
}
