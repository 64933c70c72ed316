package jopher.compiler.represent.code;

/// A JVM type by field descriptor. `V` stands for "no value".
public record JvmType(String desc) {
    public static final JvmType BOOLEAN = new JvmType("Z");
    public static final JvmType INT = new JvmType("I");
    public static final JvmType LONG = new JvmType("J");
    public static final JvmType FLOAT = new JvmType("F");
    public static final JvmType DOUBLE = new JvmType("D");
    public static final JvmType VOID = new JvmType("V");
    public static final JvmType OBJECT = new JvmType("Ljava/lang/Object;");
    public static final JvmType OBJECTS = new JvmType("[Ljava/lang/Object;");
    public static final JvmType STRING = new JvmType("Ljava/lang/String;");

    /// The type of an instance of the class with this internal name.
    public static JvmType of(String internalName) {
        return new JvmType("L" + internalName + ";");
    }

    public JvmType array() {
        return new JvmType("[" + desc);
    }

    /// The stack kind: I (also for boolean, byte, short, char), J, F, D, L or V.
    public char kind() {
        return switch (desc.charAt(0)) {
            case 'Z', 'B', 'S', 'C', 'I' -> 'I';
            case 'J' -> 'J';
            case 'F' -> 'F';
            case 'D' -> 'D';
            case 'V' -> 'V';
            default -> 'L';
        };
    }

    public boolean isReference() {
        return kind() == 'L';
    }

    /// Operand slots taken: 2 for long and double.
    public int slots() {
        return switch (kind()) {
            case 'J', 'D' -> 2;
            case 'V' -> 0;
            default -> 1;
        };
    }

    /// Operand of checkcast, instanceof: internal name, or the descriptor of an array type.
    public String internalName() {
        return desc.charAt(0) == 'L' ? desc.substring(1, desc.length() - 1) : desc;
    }

    /// The component type of an array type.
    public JvmType component() {
        return new JvmType(desc.substring(1));
    }

    @Override
    public String toString() {
        return desc;
    }
}
