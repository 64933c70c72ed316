package jopher.runtime.pointers;

import java.lang.invoke.VarHandle;
import jopher.abi.StorageKind;
import jopher.runtime.structs.Struct;

/// Pointer to a struct field of up to 32 bits made by reflection; equal to the generated pointer to the same field.
public final class FieldPtrI extends PtrI {
    private final Struct base;
    private final VarHandle field;
    private final long offset;
    private final StorageKind storage;

    public FieldPtrI(Struct base, VarHandle field, long offset, StorageKind storage) {
        this.base = base;
        this.field = field;
        this.offset = offset;
        this.storage = storage;
    }

    @Override
    public int get() {
        return switch (storage) {
            case Z -> (boolean) field.get(base) ? 1 : 0;
            case B -> (byte) field.get(base);
            case S -> (short) field.get(base);
            case C -> (char) field.get(base);
            default -> (int) field.get(base);
        };
    }

    @Override
    public void set(int value) {
        switch (storage) {
            case Z -> field.set(base, value != 0);
            case B -> field.set(base, (byte) value);
            case S -> field.set(base, (short) value);
            case C -> field.set(base, (char) value);
            default -> field.set(base, value);
        }
        if (Mirrors.active) {
            Mirrors.storedBytes(base, offset, storage == StorageKind.I ? 4 : storage == StorageKind.S || storage == StorageKind.C ? 2 : 1);
        }
    }

    @Override
    public int load() {
        return storage == StorageKind.I ? (int) field.getVolatile(base) : super.load();
    }

    @Override
    public void store(int value) {
        if (storage == StorageKind.I) {
            field.setVolatile(base, value);
        } else {
            super.store(value);
        }
    }

    @Override
    public int swap(int value) {
        return storage == StorageKind.I ? (int) field.getAndSet(base, value) : super.swap(value);
    }

    @Override
    public boolean cas(int expected, int value) {
        return storage == StorageKind.I ? field.compareAndSet(base, expected, value) : super.cas(expected, value);
    }

    @Override
    public int add(int delta) {
        return storage == StorageKind.I ? (int) field.getAndAdd(base, delta) + delta : super.add(delta);
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
