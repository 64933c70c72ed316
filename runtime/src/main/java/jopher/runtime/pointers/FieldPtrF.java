package jopher.runtime.pointers;

import java.lang.invoke.VarHandle;
import jopher.runtime.structs.Struct;

/// Pointer to a struct field made by reflection; equal to the generated pointer to the same field.
public final class FieldPtrF extends PtrF {
    private final Struct base;
    private final VarHandle field;
    private final long offset;

    public FieldPtrF(Struct base, VarHandle field, long offset) {
        this.base = base;
        this.field = field;
        this.offset = offset;
    }

    @Override
    public float get() {
        return (float) field.get(base);
    }

    @Override
    public void set(float value) {
        field.set(base, value);
        if (Mirrors.active) {
            Mirrors.storedBytes(base, offset, 4);
        }
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
