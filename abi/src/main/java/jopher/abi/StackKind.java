package jopher.abi;

/// How a Go value sits on the JVM's stack. I: bool and all integers up to 32 bits; J: 64-bit integers; L: everything else
/// that is not a float.
public enum StackKind {
    I('I', "I"), J('J', "J"), F('F', "F"), D('D', "D"), L('L', "Ljava/lang/Object;");

    public final char letter;
    /// The erased descriptor used in func classes and method interfaces.
    public final String erased;

    StackKind(char letter, String erased) {
        this.letter = letter;
        this.erased = erased;
    }

    public static StackKind of(char letter) {
        return switch (letter) {
            case 'I' -> I;
            case 'J' -> J;
            case 'F' -> F;
            case 'D' -> D;
            case 'L' -> L;
            default -> throw new IllegalArgumentException("no stack kind " + letter);
        };
    }
}
