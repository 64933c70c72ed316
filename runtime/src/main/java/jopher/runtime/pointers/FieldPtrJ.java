package jopher.runtime.pointers;

import java.lang.invoke.VarHandle;
import jopher.runtime.structs.Struct;

/// Pointer to a struct field made by reflection; equal to the generated pointer to the same field.
public final class FieldPtrJ extends PtrJ {
    private final Struct base;
    private final VarHandle field;
    private final long offset;

    public FieldPtrJ(Struct base, VarHandle field, long offset) {
        this.base = base;
        this.field = field;
        this.offset = offset;
    }

    @Override
    public long get() {
        return (long) field.get(base);
    }

    @Override
    public void set(long value) {
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

    @Override
    public long load() {
        return (long) field.getVolatile(base);
    }

    @Override
    public void store(long value) {
        field.setVolatile(base, value);
    }

    @Override
    public long swap(long value) {
        return (long) field.getAndSet(base, value);
    }

    @Override
    public boolean cas(long expected, long value) {
        return field.compareAndSet(base, expected, value);
    }

    @Override
    public long add(long delta) {
        return (long) field.getAndAdd(base, delta) + delta;
    }
}
