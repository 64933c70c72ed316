package jopher.runtime.pointers;

/// Pointer of stack kind D into memory of another type.
final class RawPtrD extends PtrD implements Raw {
    private final Memory memory;
    private final long at;

    RawPtrD(Memory memory, long at) {
        this.memory = memory;
        this.at = at;
    }

    @Override
    public double get() {
        long bits = memory.read(at, 8);
        return Double.longBitsToDouble(bits);
    }

    @Override
    public void set(double value) {
        memory.write(at, 8, Double.doubleToRawLongBits(value));
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
