package jopher.runtime.pointers;

import jopher.runtime.slices.RefSlices;
import jopher.runtime.structs.Struct;
import jopher.runtime.types.GoType;

/// An unsafe.Pointer to an element of an array of structs or of arrays. A *T for such elements is the element object itself, which knows
/// nothing of its array; this pointer does, so that unsafe.Slice, unsafe.Add and arithmetic can go on from it. Equal to the object.
public final class ElemA extends Ptr implements Elem {
    public final Object[] a;
    public final int i;
    public final GoType elem;

    public ElemA(Object[] a, int i, GoType elem) {
        this.a = a;
        this.i = i;
        this.elem = elem;
    }

    private boolean exists() {
        return i >= 0 && i < a.length;
    }

    /// The element, which remembers where it is if its class can (`Struct#home`).
    Object object() {
        if (!exists()) {
            return null;
        }
        RefSlices.fill(a, i, i + 1, elem);
        Object o = a[i];
        if (o instanceof Struct s) {
            s.home(this);
        }
        return o;
    }

    @Override
    public Object array() {
        return a;
    }

    @Override
    public int index() {
        return i;
    }

    @Override
    public Object base() {
        return exists() && a[i] != null ? a[i] : a;
    }

    @Override
    public long offset() {
        return exists() && a[i] != null ? 0 : i * elem.size();
    }
}
