package jopher.runtime.pointers;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import jopher.abi.CompilerEntry;
import jopher.runtime.types.GoType;

/// Pointer to an element of a `Object[]`.
public final class ElemL extends PtrL implements Elem {
    public final Object[] a;
    public final int i;
    /// Type of the elements where unsafe code made the pointer, else null.
    final GoType elem;

    /// The index has been checked.
    @CompilerEntry
    public ElemL(Object[] a, int i) {
        this(a, i, null);
    }

    ElemL(Object[] a, int i, GoType elem) {
        this.a = a;
        this.i = i;
        this.elem = elem;
    }

    @Override
    public Object get() {
        return a[i];
    }

    @Override
    public void set(Object value) {
        a[i] = value;
    }

    @Override
    public Object base() {
        return a;
    }

    @Override
    public long offset() {
        return (long) i * 8;
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
    public Object load() {
        return Atomic.V.getVolatile(a, i);
    }

    @Override
    public void store(Object value) {
        Atomic.V.setVolatile(a, i, value);
    }

    @Override
    public Object swap(Object value) {
        return Atomic.V.getAndSet(a, i, value);
    }

    @Override
    public boolean cas(Object expected, Object value) {
        for (;;) {
            Object now = Atomic.V.getVolatile(a, i);
            if (!Ptr.same(now, expected)) {
                return false;
            }
            if (Atomic.V.compareAndSet(a, i, now, value)) {
                return true;
            }
        }
    }

    private static final class Atomic {
        static final VarHandle V = MethodHandles.arrayElementVarHandle(Object[].class);
    }
}
