package jopher.compiler.represent;

import jopher.compiler.represent.code.JvmType;

/// Names of the runtime's classes in generated code.
final class Rt {
    private Rt() {}

    static final String R = "jopher/runtime/";
    static final String G = R + "G";
    static final String GO_STRING = R + "strings/GoString";
    static final String SLICE = R + "slices/Slice";
    static final String SLICES = R + "slices/Slices";
    static final String ARRAY_VIEW = R + "slices/ArrayView";
    static final String STRUCT = R + "structs/Struct";
    static final String COMPLEX = R + "complex/Complex";
    static final String MAP = R + "maps/GoMap";
    static final String CHAN = R + "chans/Chan";
    static final String FUNC = R + "funcs/Func";
    static final String POINTERS = R + "pointers/";
    static final String PTR = R + "pointers/Ptr";
    static final String IFACES = R + "ifaces/Ifaces";
    static final String BOXES = R + "ifaces/";
    static final String PTR_BOX = R + "ifaces/PtrBox";
    static final String ANY_BOX = R + "ifaces/AnyBox";
    static final String GO_TYPE = R + "types/GoType";
    static final String TYPES = R + "types/Types";
    static final String PANICS = R + "panics/Panics";
    static final String DEFERS = R + "panics/Defers";
    static final String ADDRESSES = R + "pointers/Addresses";
    static final String CHECKS = R + "slices/Checks";
    static final String UNSAFE = R + "pointers/UnsafePointers";
    static final String NUMBERS = R + "numbers/Numbers";

    static final JvmType T_G = JvmType.of(G);
    static final JvmType T_STRING = JvmType.of(GO_STRING);
    static final JvmType T_SLICE = JvmType.of(SLICE);
    static final JvmType T_COMPLEX = JvmType.of(COMPLEX);
    static final JvmType T_MAP = JvmType.of(MAP);
    static final JvmType T_CHAN = JvmType.of(CHAN);
    static final JvmType T_TYPE = JvmType.of(GO_TYPE);
    static final JvmType T_DEFERS = JvmType.of(DEFERS);
    static final JvmType T_STRUCT = JvmType.of(STRUCT);
}
