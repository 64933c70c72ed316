package jopher.runtime.pointers;

/// Pointer of stack kind F into memory of another type.
final class RawPtrF extends PtrF implements Raw {
    private final Memory memory;
    private final long at;

    RawPtrF(Memory memory, long at) {
        this.memory = memory;
        this.at = at;
    }

    @Override
    public float get() {
        long bits = memory.read(at, 4);
        return Float.intBitsToFloat((int) bits);
    }

    @Override
    public void set(float value) {
        memory.write(at, 4, Float.floatToRawIntBits(value));
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
