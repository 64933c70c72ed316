package jopher.runtime.pointers;

/// Pointer of stack kind I into memory of another type.
final class RawPtrI extends PtrI implements Raw {
    private final Memory memory;
    private final long at;
    private final int size;
    private final boolean signed;

    RawPtrI(Memory memory, long at, int size, boolean signed) {
        this.memory = memory;
        this.at = at;
        this.size = size;
        this.signed = signed;
    }

    @Override
    public int get() {
        long bits = memory.read(at, size);
        return switch (size) {
            case 1 -> signed ? (byte) bits : (int) bits & 0xFF;
            case 2 -> signed ? (short) bits : (int) bits & 0xFFFF;
            default -> (int) bits;
        };
    }

    @Override
    public void set(int value) {
        memory.write(at, size, value);
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
