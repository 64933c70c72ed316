package jopher.compiler.export;

import java.util.List;

import jopher.compiler.types.Basic;

/// The numbers of the format. A change of their meaning needs another [#VERSION].
final class Tag {
    static final int MAGIC = 0x4a6f7045;
    static final int VERSION = 4;

    // package-level objects
    static final int CONST = 1;
    static final int VAR = 2;
    static final int FUNC = 3;
    static final int DEFINED = 4;
    static final int ALIAS = 5;
    static final int TYPE_NAME = 6;

    // types
    static final int NULL = 0;
    static final int KNOWN = 1;
    static final int BASIC = 2;
    static final int NAMED = 3;
    static final int LOCAL = 4;
    static final int INNER = 5;
    static final int INNER_ALIAS = 6;
    static final int INSTANCE = 7;
    static final int UNIVERSE = 8;
    static final int ANY_INTERFACE = 9;
    static final int POINTER = 10;
    static final int SLICE = 11;
    static final int ARRAY = 12;
    static final int MAP = 13;
    static final int CHAN = 14;
    static final int STRUCT = 15;
    static final int TUPLE = 16;
    static final int SIGNATURE = 17;
    static final int INTERFACE = 18;
    static final int UNION = 19;
    static final int TYPE_PARAM = 20;
    static final int PLAIN_TUPLE = 24;
    static final int PLAIN_STRUCT = 21;
    static final int PLAIN_SIGNATURE = 22;
    static final int PLAIN_INTERFACE = 23;

    // objects within functions; NULL, KNOWN and UNIVERSE as for types
    static final int DECLARED = 2;
    static final int NEW_VAR = 3;
    static final int NEW_CONST = 4;
    static final int PACKAGE_NAME = 5;
    static final int NAME_OF_TYPE = 6;
    static final int NEW_TYPE_NAME = 7;

    // constants; NULL
    static final int UNKNOWN = 1;
    static final int FALSE = 2;
    static final int TRUE = 3;
    static final int STRING = 4;
    static final int INT = 5;
    static final int RATIONAL = 6;
    static final int FLOAT = 7;
    static final int COMPLEX = 8;
    static final int SMALL_INT = 9;

    /// Every basic type, by its number.
    static final List<Basic> BASIC_TYPES = basicTypes();

    private Tag() {}

    private static List<Basic> basicTypes() {
        return List.of(Basic.INVALID, Basic.BOOL, Basic.INT, Basic.INT8, Basic.INT16, Basic.INT32, Basic.INT64, Basic.UINT, Basic.UINT8, Basic.UINT16,
                Basic.UINT32, Basic.UINT64, Basic.UINTPTR, Basic.FLOAT32, Basic.FLOAT64, Basic.COMPLEX64, Basic.COMPLEX128, Basic.STRING, Basic.UNSAFE_POINTER,
                Basic.UNTYPED_BOOL, Basic.UNTYPED_INT, Basic.UNTYPED_RUNE, Basic.UNTYPED_FLOAT, Basic.UNTYPED_COMPLEX, Basic.UNTYPED_STRING, Basic.UNTYPED_NIL,
                Basic.BYTE, Basic.RUNE);
    }
}
