package jopher.runtime.pointers;

/// Pointer of stack kind J into memory of another type.
final class RawPtrJ extends PtrJ implements Raw {
    private final Memory memory;
    private final long at;

    RawPtrJ(Memory memory, long at) {
        this.memory = memory;
        this.at = at;
    }

    @Override
    public long get() {
        long bits = memory.read(at, 8);
        return bits;
    }

    @Override
    public void set(long value) {
        memory.write(at, 8, value);
    }

    @Override
    public Object base() {
        return memory.base();
    }

    @Override
    public long offset() {
        return at;
    }

    @Override
    public Memory memory() {
        return memory;
    }
}
