package jopher.abi;

/// How a Go value sits in fields and arrays. B holds int8 and uint8 (loads of uint8 mask with 0xFF), S int16, C uint16,
/// I int32 and uint32, J every 64-bit integer.
public enum StorageKind {
    Z(StackKind.I, 1), B(StackKind.I, 1), S(StackKind.I, 2), C(StackKind.I, 2), I(StackKind.I, 4), J(StackKind.J, 8),
    F(StackKind.F, 4), D(StackKind.D, 8), L(StackKind.L, 8);

    public final StackKind stack;
    /// Size in Go's memory; for L the real size depends on the type.
    public final int size;

    StorageKind(StackKind stack, int size) {
        this.stack = stack;
        this.size = size;
    }

    /// JVM descriptor of an array of this storage kind; references are always `Object[]`.
    public String arrayDescriptor() {
        return this == L ? "[Ljava/lang/Object;" : "[" + name();
    }

    /// For the one-letter basics of [TypeEncoding]; everything else is L.
    public static StorageKind ofBasic(char basic) {
        return switch (basic) {
            case 'b' -> Z;
            case 'c', 'C' -> B;
            case 's' -> S;
            case 'S' -> C;
            case 'i', 'U' -> I;
            case 'l', 'I', 'L', 'u', 'p' -> J;
            case 'f' -> F;
            case 'd' -> D;
            default -> L;
        };
    }
}
