package jopher.runtime.pointers;

import java.lang.invoke.VarHandle;
import jopher.runtime.structs.Struct;

/// Pointer to a struct field made by reflection; equal to the generated pointer to the same field.
public final class FieldPtrD extends PtrD {
    private final Struct base;
    private final VarHandle field;
    private final long offset;

    public FieldPtrD(Struct base, VarHandle field, long offset) {
        this.base = base;
        this.field = field;
        this.offset = offset;
    }

    @Override
    public double get() {
        return (double) field.get(base);
    }

    @Override
    public void set(double value) {
        field.set(base, value);
        if (Mirrors.active) {
            Mirrors.storedBytes(base, offset, 8);
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
