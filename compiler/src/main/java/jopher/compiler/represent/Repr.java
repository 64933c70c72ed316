package jopher.compiler.represent;

import jopher.compiler.represent.code.JvmType;
import jopher.compiler.types.Type;

/// How values of one Go type look on the JVM.
///
/// @param kind    the family, which decides the operations
/// @param go      the Go type
/// @param type    JVM type of locals, static fields and parameters
/// @param storage storage kind in arrays and fields: Z B S C I J F D L
public record Repr(Kind kind, Type go, JvmType type, char storage) {
    public enum Kind {
        BOOL, INT8, INT16, INT32, INT64, UINT8, UINT16, UINT32, UINT64, FLOAT32, FLOAT64, COMPLEX, STRING,
        SLICE, ARRAY, STRUCT, STRUCT_POINTER, ARRAY_POINTER, POINTER, IFACE, MAP, CHAN, FUNC, UNSAFE_POINTER, VOID;

        public boolean isInteger() {
            return ordinal() >= INT8.ordinal() && ordinal() <= UINT64.ordinal();
        }

        public boolean isUnsigned() {
            return ordinal() >= UINT8.ordinal() && ordinal() <= UINT64.ordinal();
        }

        public boolean isFloat() {
            return this == FLOAT32 || this == FLOAT64;
        }

        /// Bits of an integer or float kind.
        public int bits() {
            return switch (this) {
                case INT8, UINT8 -> 8;
                case INT16, UINT16 -> 16;
                case INT32, UINT32, FLOAT32 -> 32;
                default -> 64;
            };
        }
    }

    /// Stack kind I, J, F, D, L.
    public char stack() {
        return type.kind();
    }

    /// Structs and arrays: values with identity of their own, copied on assignment.
    public boolean isAggregate() {
        return kind == Kind.STRUCT || kind == Kind.ARRAY;
    }

    public boolean isSlice() {
        return kind == Kind.SLICE;
    }

    /// Type of a Java array with elements of this representation.
    public JvmType arrayType() {
        return storage == 'L' ? JvmType.OBJECTS : new JvmType("[" + storage);
    }

    /// Descriptor of a field holding the value (not for slices, which take four).
    public JvmType fieldType() {
        return storage == 'L' ? type : new JvmType(String.valueOf(storage));
    }
}
