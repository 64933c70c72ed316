package jopher.runtime.pointers;

import java.lang.invoke.VarHandle;
import jopher.runtime.slices.Slice;
import jopher.runtime.structs.Struct;

/// Pointer to a slice field, which is flat: array, offset, length, capacity.
public final class FieldPtrSlice extends PtrL {
    private final Struct base;
    private final VarHandle array;
    private final VarHandle off;
    private final VarHandle len;
    private final VarHandle cap;
    private final long offset;

    public FieldPtrSlice(Struct base, VarHandle array, VarHandle off, VarHandle len, VarHandle cap, long offset) {
        this.base = base;
        this.array = array;
        this.off = off;
        this.len = len;
        this.cap = cap;
        this.offset = offset;
    }

    @Override
    public Object get() {
        return Slice.of(array.get(base), (int) off.get(base), (int) len.get(base), (int) cap.get(base));
    }

    @Override
    public void set(Object value) {
        Slice s = (Slice) value;
        array.set(base, s.a);
        off.set(base, s.off);
        len.set(base, s.len);
        cap.set(base, s.cap);
    }

    @Override
    public Object base() {
        return base;
    }

    @Override
    public long offset() {
        return offset;
    }
}
