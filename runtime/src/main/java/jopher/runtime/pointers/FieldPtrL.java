package jopher.runtime.pointers;

import java.lang.invoke.VarHandle;
import jopher.runtime.structs.Struct;

/// Pointer to a struct field made by reflection; equal to the generated pointer to the same field.
public final class FieldPtrL extends PtrL {
    private final Struct base;
    private final VarHandle field;
    private final long offset;

    public FieldPtrL(Struct base, VarHandle field, long offset) {
        this.base = base;
        this.field = field;
        this.offset = offset;
    }

    @Override
    public Object get() {
        return field.get(base);
    }

    @Override
    public void set(Object value) {
        field.set(base, value);
    }

    @Override
    public Object base() {
        return base;
    }

    @Override
    public long offset() {
        return offset;
    }

    @Override
    public Object load() {
        return field.getVolatile(base);
    }

    @Override
    public void store(Object value) {
        field.setVolatile(base, value);
    }

    @Override
    public Object swap(Object value) {
        return field.getAndSet(base, value);
    }
}
