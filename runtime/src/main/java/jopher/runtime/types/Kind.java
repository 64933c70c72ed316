package jopher.runtime.types;

/// reflect.Kind, with the same numbers.
public enum Kind {
    INVALID("invalid"), BOOL("bool"), INT("int"), INT8("int8"), INT16("int16"), INT32("int32"), INT64("int64"), UINT("uint"),
    UINT8("uint8"), UINT16("uint16"), UINT32("uint32"), UINT64("uint64"), UINTPTR("uintptr"), FLOAT32("float32"),
    FLOAT64("float64"), COMPLEX64("complex64"), COMPLEX128("complex128"), ARRAY("array"), CHAN("chan"), FUNC("func"),
    INTERFACE("interface"), MAP("map"), POINTER("ptr"), SLICE("slice"), STRING("string"), STRUCT("struct"),
    UNSAFE_POINTER("unsafe.Pointer");

    public final String text;

    Kind(String text) {
        this.text = text;
    }

    /// By the first char of an encoding of a type that is not defined.
    static Kind of(char c) {
        return switch (c) {
            case 'b' -> BOOL;
            case 'c' -> INT8;
            case 's' -> INT16;
            case 'i' -> INT32;
            case 'l' -> INT64;
            case 'I' -> INT;
            case 'C' -> UINT8;
            case 'S' -> UINT16;
            case 'U' -> UINT32;
            case 'L' -> UINT64;
            case 'u' -> UINT;
            case 'p' -> UINTPTR;
            case 'f' -> FLOAT32;
            case 'd' -> FLOAT64;
            case 'x' -> COMPLEX64;
            case 'X' -> COMPLEX128;
            case 't' -> STRING;
            case 'P' -> UNSAFE_POINTER;
            case '*' -> POINTER;
            case '[' -> SLICE;
            case 'A' -> ARRAY;
            case 'm' -> MAP;
            case 'h' -> CHAN;
            case 'F', 'V' -> FUNC;
            case '{' -> STRUCT;
            case '~' -> INTERFACE;
            default -> throw new IllegalArgumentException("no kind for encoding letter " + c);
        };
    }
}
