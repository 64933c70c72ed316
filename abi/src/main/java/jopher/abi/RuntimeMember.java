package jopher.abi;

/// The members of the runtime that code generation refers to: fields, constructors and the methods that are not calls made
/// by walk ([RuntimeSymbol]). Written by tools/members from what is marked [CompilerEntry]; a test compares both.
public enum RuntimeMember {

    // G
    G_D0(Use.FIELD, "jopher/runtime/G", "d0", "D"),
    G_D1(Use.FIELD, "jopher/runtime/G", "d1", "D"),
    G_D10(Use.FIELD, "jopher/runtime/G", "d10", "D"),
    G_D11(Use.FIELD, "jopher/runtime/G", "d11", "D"),
    G_D12(Use.FIELD, "jopher/runtime/G", "d12", "D"),
    G_D13(Use.FIELD, "jopher/runtime/G", "d13", "D"),
    G_D14(Use.FIELD, "jopher/runtime/G", "d14", "D"),
    G_D15(Use.FIELD, "jopher/runtime/G", "d15", "D"),
    G_D2(Use.FIELD, "jopher/runtime/G", "d2", "D"),
    G_D3(Use.FIELD, "jopher/runtime/G", "d3", "D"),
    G_D4(Use.FIELD, "jopher/runtime/G", "d4", "D"),
    G_D5(Use.FIELD, "jopher/runtime/G", "d5", "D"),
    G_D6(Use.FIELD, "jopher/runtime/G", "d6", "D"),
    G_D7(Use.FIELD, "jopher/runtime/G", "d7", "D"),
    G_D8(Use.FIELD, "jopher/runtime/G", "d8", "D"),
    G_D9(Use.FIELD, "jopher/runtime/G", "d9", "D"),
    G_DX(Use.FIELD, "jopher/runtime/G", "dx", "[D"),
    G_J0(Use.FIELD, "jopher/runtime/G", "j0", "J"),
    G_J1(Use.FIELD, "jopher/runtime/G", "j1", "J"),
    G_J10(Use.FIELD, "jopher/runtime/G", "j10", "J"),
    G_J11(Use.FIELD, "jopher/runtime/G", "j11", "J"),
    G_J12(Use.FIELD, "jopher/runtime/G", "j12", "J"),
    G_J13(Use.FIELD, "jopher/runtime/G", "j13", "J"),
    G_J14(Use.FIELD, "jopher/runtime/G", "j14", "J"),
    G_J15(Use.FIELD, "jopher/runtime/G", "j15", "J"),
    G_J2(Use.FIELD, "jopher/runtime/G", "j2", "J"),
    G_J3(Use.FIELD, "jopher/runtime/G", "j3", "J"),
    G_J4(Use.FIELD, "jopher/runtime/G", "j4", "J"),
    G_J5(Use.FIELD, "jopher/runtime/G", "j5", "J"),
    G_J6(Use.FIELD, "jopher/runtime/G", "j6", "J"),
    G_J7(Use.FIELD, "jopher/runtime/G", "j7", "J"),
    G_J8(Use.FIELD, "jopher/runtime/G", "j8", "J"),
    G_J9(Use.FIELD, "jopher/runtime/G", "j9", "J"),
    G_JX(Use.FIELD, "jopher/runtime/G", "jx", "[J"),
    G_MORE_D(Use.VIRTUAL, "jopher/runtime/G", "moreD", "(I)[D"),
    G_MORE_J(Use.VIRTUAL, "jopher/runtime/G", "moreJ", "(I)[J"),
    G_MORE_O(Use.VIRTUAL, "jopher/runtime/G", "moreO", "(I)[Ljava/lang/Object;"),
    G_O0(Use.FIELD, "jopher/runtime/G", "o0", "Ljava/lang/Object;"),
    G_O1(Use.FIELD, "jopher/runtime/G", "o1", "Ljava/lang/Object;"),
    G_O10(Use.FIELD, "jopher/runtime/G", "o10", "Ljava/lang/Object;"),
    G_O11(Use.FIELD, "jopher/runtime/G", "o11", "Ljava/lang/Object;"),
    G_O12(Use.FIELD, "jopher/runtime/G", "o12", "Ljava/lang/Object;"),
    G_O13(Use.FIELD, "jopher/runtime/G", "o13", "Ljava/lang/Object;"),
    G_O14(Use.FIELD, "jopher/runtime/G", "o14", "Ljava/lang/Object;"),
    G_O15(Use.FIELD, "jopher/runtime/G", "o15", "Ljava/lang/Object;"),
    G_O2(Use.FIELD, "jopher/runtime/G", "o2", "Ljava/lang/Object;"),
    G_O3(Use.FIELD, "jopher/runtime/G", "o3", "Ljava/lang/Object;"),
    G_O4(Use.FIELD, "jopher/runtime/G", "o4", "Ljava/lang/Object;"),
    G_O5(Use.FIELD, "jopher/runtime/G", "o5", "Ljava/lang/Object;"),
    G_O6(Use.FIELD, "jopher/runtime/G", "o6", "Ljava/lang/Object;"),
    G_O7(Use.FIELD, "jopher/runtime/G", "o7", "Ljava/lang/Object;"),
    G_O8(Use.FIELD, "jopher/runtime/G", "o8", "Ljava/lang/Object;"),
    G_O9(Use.FIELD, "jopher/runtime/G", "o9", "Ljava/lang/Object;"),
    G_OX(Use.FIELD, "jopher/runtime/G", "ox", "[Ljava/lang/Object;"),
    G_TOK(Use.FIELD, "jopher/runtime/G", "tok", "Ljopher/runtime/panics/GoPanic;"),
    G_TOP(Use.FIELD, "jopher/runtime/G", "top", "Ljopher/runtime/panics/GoPanic;"),

    // Complex
    COMPLEX_NEW(Use.CONSTRUCTOR, "jopher/runtime/complex/Complex", "<init>", "(DD)V"),
    COMPLEX_ZERO(Use.STATIC_FIELD, "jopher/runtime/complex/Complex", "ZERO", "Ljopher/runtime/complex/Complex;"),
    COMPLEX_ADD(Use.STATIC, "jopher/runtime/complex/Complex", "add", "(Ljopher/runtime/complex/Complex;Ljopher/runtime/complex/Complex;)Ljopher/runtime/complex/Complex;"),
    COMPLEX_DIV(Use.STATIC, "jopher/runtime/complex/Complex", "div", "(Ljopher/runtime/complex/Complex;Ljopher/runtime/complex/Complex;)Ljopher/runtime/complex/Complex;"),
    COMPLEX_EQ(Use.STATIC, "jopher/runtime/complex/Complex", "eq", "(Ljopher/runtime/complex/Complex;Ljopher/runtime/complex/Complex;)Z"),
    COMPLEX_IM(Use.FIELD, "jopher/runtime/complex/Complex", "im", "D"),
    COMPLEX_MUL(Use.STATIC, "jopher/runtime/complex/Complex", "mul", "(Ljopher/runtime/complex/Complex;Ljopher/runtime/complex/Complex;)Ljopher/runtime/complex/Complex;"),
    COMPLEX_NEG(Use.STATIC, "jopher/runtime/complex/Complex", "neg", "(Ljopher/runtime/complex/Complex;)Ljopher/runtime/complex/Complex;"),
    COMPLEX_OF(Use.STATIC, "jopher/runtime/complex/Complex", "of", "(DD)Ljopher/runtime/complex/Complex;"),
    COMPLEX_RE(Use.FIELD, "jopher/runtime/complex/Complex", "re", "D"),
    COMPLEX_ROUND(Use.STATIC, "jopher/runtime/complex/Complex", "round", "(Ljopher/runtime/complex/Complex;)Ljopher/runtime/complex/Complex;"),
    COMPLEX_SUB(Use.STATIC, "jopher/runtime/complex/Complex", "sub", "(Ljopher/runtime/complex/Complex;Ljopher/runtime/complex/Complex;)Ljopher/runtime/complex/Complex;"),

    // Print
    PRINT_PRINTHEX(Use.STATIC, "jopher/runtime/host/Print", "printhex", "(Ljopher/runtime/G;J)V"),

    // AnyBox
    ANY_BOX_NEW(Use.CONSTRUCTOR, "jopher/runtime/ifaces/AnyBox", "<init>", "(Ljopher/runtime/types/GoType;Ljava/lang/Object;)V"),
    ANY_BOX_OF(Use.STATIC, "jopher/runtime/ifaces/AnyBox", "of", "(Ljopher/runtime/types/GoType;Ljava/lang/Object;)Ljopher/runtime/ifaces/AnyBox;"),
    ANY_BOX_T(Use.FIELD, "jopher/runtime/ifaces/AnyBox", "t", "Ljopher/runtime/types/GoType;"),

    // Bool
    BOOL_OF(Use.STATIC, "jopher/runtime/ifaces/Bool", "of", "(I)Ljopher/runtime/ifaces/Bool;"),

    // Box
    BOX_GO_TYPE(Use.VIRTUAL, "jopher/runtime/ifaces/Box", "goType", "()Ljopher/runtime/types/GoType;"),

    // BoxD
    BOX_D_NEW(Use.CONSTRUCTOR, "jopher/runtime/ifaces/BoxD", "<init>", "(D)V"),
    BOX_D_V(Use.FIELD, "jopher/runtime/ifaces/BoxD", "v", "D"),

    // BoxF
    BOX_F_NEW(Use.CONSTRUCTOR, "jopher/runtime/ifaces/BoxF", "<init>", "(F)V"),
    BOX_F_V(Use.FIELD, "jopher/runtime/ifaces/BoxF", "v", "F"),

    // BoxI
    BOX_I_NEW(Use.CONSTRUCTOR, "jopher/runtime/ifaces/BoxI", "<init>", "(I)V"),
    BOX_I_V(Use.FIELD, "jopher/runtime/ifaces/BoxI", "v", "I"),

    // BoxJ
    BOX_J_NEW(Use.CONSTRUCTOR, "jopher/runtime/ifaces/BoxJ", "<init>", "(J)V"),
    BOX_J_V(Use.FIELD, "jopher/runtime/ifaces/BoxJ", "v", "J"),

    // BoxL
    BOX_L_NEW(Use.CONSTRUCTOR, "jopher/runtime/ifaces/BoxL", "<init>", "(Ljava/lang/Object;)V"),
    BOX_L_V(Use.FIELD, "jopher/runtime/ifaces/BoxL", "v", "Ljava/lang/Object;"),

    // Complex128
    COMPLEX128_OF(Use.STATIC, "jopher/runtime/ifaces/Complex128", "of", "(Ljopher/runtime/complex/Complex;)Ljopher/runtime/ifaces/Complex128;"),

    // Complex64
    COMPLEX64_OF(Use.STATIC, "jopher/runtime/ifaces/Complex64", "of", "(Ljopher/runtime/complex/Complex;)Ljopher/runtime/ifaces/Complex64;"),

    // Float32
    FLOAT32_OF(Use.STATIC, "jopher/runtime/ifaces/Float32", "of", "(F)Ljopher/runtime/ifaces/Float32;"),

    // Float64
    FLOAT64_OF(Use.STATIC, "jopher/runtime/ifaces/Float64", "of", "(D)Ljopher/runtime/ifaces/Float64;"),

    // Ifaces
    IFACES_ASSERT_FAIL(Use.STATIC, "jopher/runtime/ifaces/Ifaces", "assertFail", "(Ljava/lang/Object;Ljopher/runtime/types/GoType;Ljopher/runtime/types/GoType;)Ljava/lang/RuntimeException;"),
    IFACES_ASSERT_IFACE(Use.STATIC, "jopher/runtime/ifaces/Ifaces", "assertIface", "(Ljava/lang/Object;Ljopher/runtime/types/GoType;)Ljava/lang/Object;"),
    IFACES_EQ(Use.STATIC, "jopher/runtime/ifaces/Ifaces", "eq", "(Ljava/lang/Object;Ljava/lang/Object;)Z"),
    IFACES_IMPLEMENTS_IFACE(Use.STATIC, "jopher/runtime/ifaces/Ifaces", "implementsIface", "(Ljava/lang/Object;Ljopher/runtime/types/GoType;)Z"),
    IFACES_IS_TYPE(Use.STATIC, "jopher/runtime/ifaces/Ifaces", "isType", "(Ljava/lang/Object;Ljopher/runtime/types/GoType;)Z"),
    IFACES_TYPE_OF(Use.STATIC, "jopher/runtime/ifaces/Ifaces", "typeOf", "(Ljava/lang/Object;)Ljopher/runtime/types/GoType;"),
    IFACES_UNBOX_L(Use.STATIC, "jopher/runtime/ifaces/Ifaces", "unboxL", "(Ljava/lang/Object;)Ljava/lang/Object;"),

    // Int
    INT_OF(Use.STATIC, "jopher/runtime/ifaces/Int", "of", "(J)Ljopher/runtime/ifaces/Int;"),

    // Int16
    INT16_OF(Use.STATIC, "jopher/runtime/ifaces/Int16", "of", "(I)Ljopher/runtime/ifaces/Int16;"),

    // Int32
    INT32_OF(Use.STATIC, "jopher/runtime/ifaces/Int32", "of", "(I)Ljopher/runtime/ifaces/Int32;"),

    // Int64
    INT64_OF(Use.STATIC, "jopher/runtime/ifaces/Int64", "of", "(J)Ljopher/runtime/ifaces/Int64;"),

    // Int8
    INT8_OF(Use.STATIC, "jopher/runtime/ifaces/Int8", "of", "(I)Ljopher/runtime/ifaces/Int8;"),

    // PtrBox
    PTR_BOX_NEW(Use.CONSTRUCTOR, "jopher/runtime/ifaces/PtrBox", "<init>", "(Ljava/lang/Object;)V"),

    // Uint
    UINT_OF(Use.STATIC, "jopher/runtime/ifaces/Uint", "of", "(J)Ljopher/runtime/ifaces/Uint;"),

    // Uint16
    UINT16_OF(Use.STATIC, "jopher/runtime/ifaces/Uint16", "of", "(I)Ljopher/runtime/ifaces/Uint16;"),

    // Uint32
    UINT32_OF(Use.STATIC, "jopher/runtime/ifaces/Uint32", "of", "(I)Ljopher/runtime/ifaces/Uint32;"),

    // Uint64
    UINT64_OF(Use.STATIC, "jopher/runtime/ifaces/Uint64", "of", "(J)Ljopher/runtime/ifaces/Uint64;"),

    // Uint8
    UINT8_OF(Use.STATIC, "jopher/runtime/ifaces/Uint8", "of", "(I)Ljopher/runtime/ifaces/Uint8;"),

    // Uintptr
    UINTPTR_OF(Use.STATIC, "jopher/runtime/ifaces/Uintptr", "of", "(J)Ljopher/runtime/ifaces/Uintptr;"),

    // UnsafePointer
    UNSAFE_POINTER_OF(Use.STATIC, "jopher/runtime/ifaces/UnsafePointer", "of", "(Ljava/lang/Object;)Ljopher/runtime/ifaces/UnsafePointer;"),

    // GoMap
    GO_MAP_COUNT(Use.FIELD, "jopher/runtime/maps/GoMap", "count", "I"),
    GO_MAP_VALS(Use.FIELD, "jopher/runtime/maps/GoMap", "vals", "Ljava/lang/Object;"),

    // Numbers
    NUMBERS_MAX(Use.STATIC, "jopher/runtime/numbers/Numbers", "max", "(DD)D"),
    NUMBERS_MAX_2(Use.STATIC, "jopher/runtime/numbers/Numbers", "max", "(FF)F"),
    NUMBERS_MIN(Use.STATIC, "jopher/runtime/numbers/Numbers", "min", "(DD)D"),
    NUMBERS_MIN_2(Use.STATIC, "jopher/runtime/numbers/Numbers", "min", "(FF)F"),
    NUMBERS_SATURATED_UINT32(Use.STATIC, "jopher/runtime/numbers/Numbers", "saturatedUint32", "(D)I"),
    NUMBERS_SATURATED_UINT64(Use.STATIC, "jopher/runtime/numbers/Numbers", "saturatedUint64", "(D)J"),
    NUMBERS_TO_INT32(Use.STATIC, "jopher/runtime/numbers/Numbers", "toInt32", "(D)I"),
    NUMBERS_TO_INT64(Use.STATIC, "jopher/runtime/numbers/Numbers", "toInt64", "(D)J"),
    NUMBERS_TO_UINT64(Use.STATIC, "jopher/runtime/numbers/Numbers", "toUint64", "(D)J"),
    NUMBERS_UINT64_TO_FLOAT32(Use.STATIC, "jopher/runtime/numbers/Numbers", "uint64ToFloat32", "(J)F"),
    NUMBERS_UINT64_TO_FLOAT64(Use.STATIC, "jopher/runtime/numbers/Numbers", "uint64ToFloat64", "(J)D"),

    // Defers
    DEFERS_NEW(Use.CONSTRUCTOR, "jopher/runtime/panics/Defers", "<init>", "()V"),
    DEFERS_LEAVING(Use.STATIC, "jopher/runtime/panics/Defers", "leaving", "(Ljopher/runtime/G;Ljava/lang/Throwable;)Ljopher/runtime/panics/Defers;"),
    DEFERS_PUSH(Use.VIRTUAL, "jopher/runtime/panics/Defers", "push", "(Ljopher/runtime/funcs/Func;)V"),
    DEFERS_RUN_ALL(Use.VIRTUAL, "jopher/runtime/panics/Defers", "runAll", "(Ljopher/runtime/G;)V"),
    DEFERS_UNWIND(Use.VIRTUAL, "jopher/runtime/panics/Defers", "unwind", "(Ljopher/runtime/G;Ljava/lang/Throwable;)V"),

    // Panics
    PANICS_DIVIDE(Use.STATIC, "jopher/runtime/panics/Panics", "divide", "()Ljava/lang/RuntimeException;"),
    PANICS_METHOD_RECOVERS(Use.STATIC, "jopher/runtime/panics/Panics", "methodRecovers", "(Ljava/lang/Object;Ljava/lang/String;)Z"),
    PANICS_MISSING_NATIVE(Use.STATIC, "jopher/runtime/panics/Panics", "missingNative", "(Ljava/lang/String;)Ljava/lang/RuntimeException;"),
    PANICS_NEGATIVE_SHIFT(Use.STATIC, "jopher/runtime/panics/Panics", "negativeShift", "()Ljava/lang/RuntimeException;"),
    PANICS_NIL_DEREFERENCE(Use.STATIC, "jopher/runtime/panics/Panics", "nilDereference", "()Ljava/lang/RuntimeException;"),
    PANICS_PANIC(Use.STATIC, "jopher/runtime/panics/Panics", "panic", "(Ljopher/runtime/G;Ljava/lang/Object;)Ljopher/runtime/panics/GoPanic;"),
    PANICS_RECEIVER(Use.STATIC, "jopher/runtime/panics/Panics", "receiver", "(Ljava/lang/Object;Ljava/lang/String;)Ljava/lang/Object;"),
    PANICS_RECOVER(Use.STATIC, "jopher/runtime/panics/Panics", "recover", "(Ljopher/runtime/G;Ljopher/runtime/panics/GoPanic;)Ljava/lang/Object;"),
    PANICS_TOKEN(Use.STATIC, "jopher/runtime/panics/Panics", "token", "(Ljopher/runtime/G;)Ljopher/runtime/panics/GoPanic;"),
    PANICS_UNSUPPORTED(Use.STATIC, "jopher/runtime/panics/Panics", "unsupported", "(Ljava/lang/String;)Ljava/lang/RuntimeException;"),

    // Addresses
    ADDRESSES_OF(Use.STATIC, "jopher/runtime/pointers/Addresses", "of", "(Ljava/lang/Object;)J"),

    // CellD
    CELL_D_NEW(Use.CONSTRUCTOR, "jopher/runtime/pointers/CellD", "<init>", "()V"),
    CELL_D_V(Use.FIELD, "jopher/runtime/pointers/CellD", "v", "D"),

    // CellF
    CELL_F_NEW(Use.CONSTRUCTOR, "jopher/runtime/pointers/CellF", "<init>", "()V"),
    CELL_F_V(Use.FIELD, "jopher/runtime/pointers/CellF", "v", "F"),

    // CellI
    CELL_I_NEW(Use.CONSTRUCTOR, "jopher/runtime/pointers/CellI", "<init>", "()V"),
    CELL_I_V(Use.FIELD, "jopher/runtime/pointers/CellI", "v", "I"),

    // CellJ
    CELL_J_NEW(Use.CONSTRUCTOR, "jopher/runtime/pointers/CellJ", "<init>", "()V"),
    CELL_J_V(Use.FIELD, "jopher/runtime/pointers/CellJ", "v", "J"),

    // CellL
    CELL_L_NEW(Use.CONSTRUCTOR, "jopher/runtime/pointers/CellL", "<init>", "()V"),
    CELL_L_V(Use.FIELD, "jopher/runtime/pointers/CellL", "v", "Ljava/lang/Object;"),

    // ElemB
    ELEM_B_NEW(Use.CONSTRUCTOR, "jopher/runtime/pointers/ElemB", "<init>", "([BI)V"),

    // ElemC
    ELEM_C_NEW(Use.CONSTRUCTOR, "jopher/runtime/pointers/ElemC", "<init>", "([CI)V"),

    // ElemD
    ELEM_D_NEW(Use.CONSTRUCTOR, "jopher/runtime/pointers/ElemD", "<init>", "([DI)V"),

    // ElemF
    ELEM_F_NEW(Use.CONSTRUCTOR, "jopher/runtime/pointers/ElemF", "<init>", "([FI)V"),

    // ElemI
    ELEM_I_NEW(Use.CONSTRUCTOR, "jopher/runtime/pointers/ElemI", "<init>", "([II)V"),

    // ElemJ
    ELEM_J_NEW(Use.CONSTRUCTOR, "jopher/runtime/pointers/ElemJ", "<init>", "([JI)V"),

    // ElemL
    ELEM_L_NEW(Use.CONSTRUCTOR, "jopher/runtime/pointers/ElemL", "<init>", "([Ljava/lang/Object;I)V"),

    // ElemS
    ELEM_S_NEW(Use.CONSTRUCTOR, "jopher/runtime/pointers/ElemS", "<init>", "([SI)V"),

    // ElemZ
    ELEM_Z_NEW(Use.CONSTRUCTOR, "jopher/runtime/pointers/ElemZ", "<init>", "([ZI)V"),

    // Handles
    HANDLES_FIELD(Use.STATIC, "jopher/runtime/pointers/Handles", "field", "(Ljava/lang/Class;Ljava/lang/String;Ljava/lang/Class;Z)Ljava/lang/invoke/VarHandle;"),

    // Ptr
    PTR_BASE(Use.VIRTUAL, "jopher/runtime/pointers/Ptr", "base", "()Ljava/lang/Object;"),
    PTR_OFFSET(Use.VIRTUAL, "jopher/runtime/pointers/Ptr", "offset", "()J"),
    PTR_SAME(Use.STATIC, "jopher/runtime/pointers/Ptr", "same", "(Ljava/lang/Object;Ljava/lang/Object;)Z"),

    // PtrD
    PTR_D_NEW(Use.CONSTRUCTOR, "jopher/runtime/pointers/PtrD", "<init>", "()V"),
    PTR_D_GET(Use.VIRTUAL, "jopher/runtime/pointers/PtrD", "get", "()D"),
    PTR_D_SET(Use.VIRTUAL, "jopher/runtime/pointers/PtrD", "set", "(D)V"),

    // PtrF
    PTR_F_NEW(Use.CONSTRUCTOR, "jopher/runtime/pointers/PtrF", "<init>", "()V"),
    PTR_F_GET(Use.VIRTUAL, "jopher/runtime/pointers/PtrF", "get", "()F"),
    PTR_F_SET(Use.VIRTUAL, "jopher/runtime/pointers/PtrF", "set", "(F)V"),

    // PtrI
    PTR_I_NEW(Use.CONSTRUCTOR, "jopher/runtime/pointers/PtrI", "<init>", "()V"),
    PTR_I_GET(Use.VIRTUAL, "jopher/runtime/pointers/PtrI", "get", "()I"),
    PTR_I_SET(Use.VIRTUAL, "jopher/runtime/pointers/PtrI", "set", "(I)V"),

    // PtrJ
    PTR_J_NEW(Use.CONSTRUCTOR, "jopher/runtime/pointers/PtrJ", "<init>", "()V"),
    PTR_J_GET(Use.VIRTUAL, "jopher/runtime/pointers/PtrJ", "get", "()J"),
    PTR_J_SET(Use.VIRTUAL, "jopher/runtime/pointers/PtrJ", "set", "(J)V"),

    // PtrL
    PTR_L_NEW(Use.CONSTRUCTOR, "jopher/runtime/pointers/PtrL", "<init>", "()V"),
    PTR_L_GET(Use.VIRTUAL, "jopher/runtime/pointers/PtrL", "get", "()Ljava/lang/Object;"),
    PTR_L_SET(Use.VIRTUAL, "jopher/runtime/pointers/PtrL", "set", "(Ljava/lang/Object;)V"),

    // UnsafePointers
    UNSAFE_POINTERS_ADD(Use.STATIC, "jopher/runtime/pointers/UnsafePointers", "add", "(Ljava/lang/Object;J)Ljava/lang/Object;"),
    UNSAFE_POINTERS_CONVERT(Use.STATIC, "jopher/runtime/pointers/UnsafePointers", "convert", "(Ljava/lang/Object;Ljopher/runtime/types/GoType;Ljava/lang/String;)Ljava/lang/Object;"),
    UNSAFE_POINTERS_CONVERT_TO_ARRAY(Use.STATIC, "jopher/runtime/pointers/UnsafePointers", "convertToArray", "(Ljava/lang/Object;Ljopher/runtime/types/GoType;Ljava/lang/String;Ljava/lang/String;)Ljava/lang/Object;"),
    UNSAFE_POINTERS_CONVERT_TO_STRUCT(Use.STATIC, "jopher/runtime/pointers/UnsafePointers", "convertToStruct", "(Ljava/lang/Object;Ljopher/runtime/types/GoType;Ljava/lang/String;Ljava/lang/String;)Ljava/lang/Object;"),
    UNSAFE_POINTERS_ELEMENT(Use.STATIC, "jopher/runtime/pointers/UnsafePointers", "element", "([Ljava/lang/Object;ILjopher/runtime/types/GoType;)Ljava/lang/Object;"),
    UNSAFE_POINTERS_POINTER(Use.STATIC, "jopher/runtime/pointers/UnsafePointers", "pointer", "(J)Ljava/lang/Object;"),
    UNSAFE_POINTERS_SLICE(Use.STATIC, "jopher/runtime/pointers/UnsafePointers", "slice", "(Ljava/lang/Object;JLjopher/runtime/types/GoType;)Ljopher/runtime/slices/Slice;"),
    UNSAFE_POINTERS_SLICE_DATA(Use.STATIC, "jopher/runtime/pointers/UnsafePointers", "sliceData", "(Ljopher/runtime/slices/Slice;Ljopher/runtime/types/GoType;Ljava/lang/String;)Ljava/lang/Object;"),
    UNSAFE_POINTERS_SLICE_OVER(Use.STATIC, "jopher/runtime/pointers/UnsafePointers", "sliceOver", "(Ljava/lang/Object;JLjopher/runtime/types/GoType;Ljava/lang/String;)Ljopher/runtime/slices/Slice;"),
    UNSAFE_POINTERS_STRING(Use.STATIC, "jopher/runtime/pointers/UnsafePointers", "string", "(Ljava/lang/Object;J)Ljopher/runtime/strings/GoString;"),
    UNSAFE_POINTERS_STRING_DATA(Use.STATIC, "jopher/runtime/pointers/UnsafePointers", "stringData", "(Ljopher/runtime/strings/GoString;)Ljava/lang/Object;"),
    UNSAFE_POINTERS_TYPED(Use.STATIC, "jopher/runtime/pointers/UnsafePointers", "typed", "(Ljava/lang/Object;Ljopher/runtime/types/GoType;)Ljava/lang/Object;"),

    // Sched
    SCHED_GO(Use.STATIC, "jopher/runtime/sched/Sched", "go", "(Ljopher/runtime/G;Ljopher/runtime/funcs/Func;Ljava/lang/String;)V"),
    SCHED_GOSCHED(Use.STATIC, "jopher/runtime/sched/Sched", "gosched", "(Ljopher/runtime/G;)V"),

    // ArrayView
    ARRAY_VIEW_ARRAY(Use.STATIC, "jopher/runtime/slices/ArrayView", "array", "(Ljava/lang/Object;)Ljava/lang/Object;"),
    ARRAY_VIEW_OF(Use.STATIC, "jopher/runtime/slices/ArrayView", "of", "(Ljava/lang/Object;II)Ljava/lang/Object;"),
    ARRAY_VIEW_OFFSET(Use.STATIC, "jopher/runtime/slices/ArrayView", "offset", "(Ljava/lang/Object;)I"),

    // Bounds
    BOUNDS_CONVERT(Use.STATIC, "jopher/runtime/slices/Bounds", "convert", "(JJ)Ljava/lang/RuntimeException;"),
    BOUNDS_INDEX(Use.STATIC, "jopher/runtime/slices/Bounds", "index", "(JJ)Ljava/lang/RuntimeException;"),
    BOUNDS_INDEX_U(Use.STATIC, "jopher/runtime/slices/Bounds", "indexU", "(JJ)Ljava/lang/RuntimeException;"),
    BOUNDS_MAKE_CAP(Use.STATIC, "jopher/runtime/slices/Bounds", "makeCap", "()Ljava/lang/RuntimeException;"),
    BOUNDS_MAKE_LEN(Use.STATIC, "jopher/runtime/slices/Bounds", "makeLen", "()Ljava/lang/RuntimeException;"),
    BOUNDS_SLICE3_CAPACITY(Use.STATIC, "jopher/runtime/slices/Bounds", "slice3Capacity", "(JJ)Ljava/lang/RuntimeException;"),
    BOUNDS_SLICE3_CAPACITY_U(Use.STATIC, "jopher/runtime/slices/Bounds", "slice3CapacityU", "(JJ)Ljava/lang/RuntimeException;"),
    BOUNDS_SLICE3_HIGH(Use.STATIC, "jopher/runtime/slices/Bounds", "slice3High", "(JJ)Ljava/lang/RuntimeException;"),
    BOUNDS_SLICE3_HIGH_U(Use.STATIC, "jopher/runtime/slices/Bounds", "slice3HighU", "(JJ)Ljava/lang/RuntimeException;"),
    BOUNDS_SLICE3_LENGTH(Use.STATIC, "jopher/runtime/slices/Bounds", "slice3Length", "(JJ)Ljava/lang/RuntimeException;"),
    BOUNDS_SLICE3_LENGTH_U(Use.STATIC, "jopher/runtime/slices/Bounds", "slice3LengthU", "(JJ)Ljava/lang/RuntimeException;"),
    BOUNDS_SLICE3_LOW(Use.STATIC, "jopher/runtime/slices/Bounds", "slice3Low", "(JJ)Ljava/lang/RuntimeException;"),
    BOUNDS_SLICE3_LOW_U(Use.STATIC, "jopher/runtime/slices/Bounds", "slice3LowU", "(JJ)Ljava/lang/RuntimeException;"),
    BOUNDS_SLICE_CAPACITY(Use.STATIC, "jopher/runtime/slices/Bounds", "sliceCapacity", "(JJ)Ljava/lang/RuntimeException;"),
    BOUNDS_SLICE_CAPACITY_U(Use.STATIC, "jopher/runtime/slices/Bounds", "sliceCapacityU", "(JJ)Ljava/lang/RuntimeException;"),
    BOUNDS_SLICE_LENGTH(Use.STATIC, "jopher/runtime/slices/Bounds", "sliceLength", "(JJ)Ljava/lang/RuntimeException;"),
    BOUNDS_SLICE_LENGTH_U(Use.STATIC, "jopher/runtime/slices/Bounds", "sliceLengthU", "(JJ)Ljava/lang/RuntimeException;"),
    BOUNDS_SLICE_ORDER(Use.STATIC, "jopher/runtime/slices/Bounds", "sliceOrder", "(JJ)Ljava/lang/RuntimeException;"),
    BOUNDS_SLICE_ORDER_U(Use.STATIC, "jopher/runtime/slices/Bounds", "sliceOrderU", "(JJ)Ljava/lang/RuntimeException;"),

    // Checks
    CHECKS_ASSIGN(Use.STATIC, "jopher/runtime/slices/Checks", "assign", "(Ljava/lang/Object;Ljava/lang/Object;I)V"),
    CHECKS_ASSIGN_TO(Use.STATIC, "jopher/runtime/slices/Checks", "assignTo", "(Ljava/lang/Object;Ljava/lang/Object;I)V"),
    CHECKS_AT(Use.STATIC, "jopher/runtime/slices/Checks", "at", "(Ljopher/runtime/strings/GoString;I)I"),
    CHECKS_AT_2(Use.STATIC, "jopher/runtime/slices/Checks", "at", "(Ljopher/runtime/strings/GoString;J)I"),
    CHECKS_AT_U(Use.STATIC, "jopher/runtime/slices/Checks", "atU", "(Ljopher/runtime/strings/GoString;J)I"),
    CHECKS_BYTE_AT(Use.STATIC, "jopher/runtime/slices/Checks", "byteAt", "(Ljopher/runtime/strings/GoString;I)I"),
    CHECKS_COPY(Use.STATIC, "jopher/runtime/slices/Checks", "copy", "(Ljava/lang/Object;IILjava/lang/Object;II)J"),
    CHECKS_COPY_STRING(Use.STATIC, "jopher/runtime/slices/Checks", "copyString", "([BIILjopher/runtime/strings/GoString;)J"),
    CHECKS_HIGH(Use.STATIC, "jopher/runtime/slices/Checks", "high", "(JI)I"),
    CHECKS_HIGH3(Use.STATIC, "jopher/runtime/slices/Checks", "high3", "(JI)I"),
    CHECKS_HIGH3_U(Use.STATIC, "jopher/runtime/slices/Checks", "high3U", "(JI)I"),
    CHECKS_HIGH_OF_ARRAY(Use.STATIC, "jopher/runtime/slices/Checks", "highOfArray", "(JI)I"),
    CHECKS_HIGH_OF_ARRAY_U(Use.STATIC, "jopher/runtime/slices/Checks", "highOfArrayU", "(JI)I"),
    CHECKS_HIGH_U(Use.STATIC, "jopher/runtime/slices/Checks", "highU", "(JI)I"),
    CHECKS_INDEX(Use.STATIC, "jopher/runtime/slices/Checks", "index", "(II)I"),
    CHECKS_INDEX_2(Use.STATIC, "jopher/runtime/slices/Checks", "index", "(JI)I"),
    CHECKS_INDEX_U(Use.STATIC, "jopher/runtime/slices/Checks", "indexU", "(JI)I"),
    CHECKS_LOW(Use.STATIC, "jopher/runtime/slices/Checks", "low", "(JI)I"),
    CHECKS_LOW3(Use.STATIC, "jopher/runtime/slices/Checks", "low3", "(JI)I"),
    CHECKS_LOW3_U(Use.STATIC, "jopher/runtime/slices/Checks", "low3U", "(JI)I"),
    CHECKS_LOW_U(Use.STATIC, "jopher/runtime/slices/Checks", "lowU", "(JI)I"),
    CHECKS_MAX(Use.STATIC, "jopher/runtime/slices/Checks", "max", "(JI)I"),
    CHECKS_MAX_OF_ARRAY(Use.STATIC, "jopher/runtime/slices/Checks", "maxOfArray", "(JI)I"),
    CHECKS_MAX_OF_ARRAY_U(Use.STATIC, "jopher/runtime/slices/Checks", "maxOfArrayU", "(JI)I"),
    CHECKS_MAX_U(Use.STATIC, "jopher/runtime/slices/Checks", "maxU", "(JI)I"),
    CHECKS_WHOLE(Use.STATIC, "jopher/runtime/slices/Checks", "whole", "(Ljava/lang/Object;)Ljava/lang/Object;"),

    // RefSlices
    REF_SLICES_APPEND_A(Use.STATIC, "jopher/runtime/slices/RefSlices", "appendA", "(Ljopher/runtime/slices/Slice;Ljava/lang/Object;ZLjopher/runtime/types/GoType;)Ljopher/runtime/slices/Slice;"),
    REF_SLICES_APPEND_L(Use.STATIC, "jopher/runtime/slices/RefSlices", "appendL", "(Ljopher/runtime/slices/Slice;Ljava/lang/Object;ILjava/lang/Object;)Ljopher/runtime/slices/Slice;"),
    REF_SLICES_ARRAY_A(Use.STATIC, "jopher/runtime/slices/RefSlices", "arrayA", "(JJLjopher/runtime/types/GoType;)[Ljava/lang/Object;"),
    REF_SLICES_ARRAY_L(Use.STATIC, "jopher/runtime/slices/RefSlices", "arrayL", "(JJILjava/lang/Object;)[Ljava/lang/Object;"),
    REF_SLICES_FILL(Use.STATIC, "jopher/runtime/slices/RefSlices", "fill", "([Ljava/lang/Object;IILjopher/runtime/types/GoType;)V"),
    REF_SLICES_GROW_A(Use.STATIC, "jopher/runtime/slices/RefSlices", "growA", "([Ljava/lang/Object;IIIJLjopher/runtime/types/GoType;)[Ljava/lang/Object;"),
    REF_SLICES_GROW_L(Use.STATIC, "jopher/runtime/slices/RefSlices", "growL", "([Ljava/lang/Object;IIIJILjava/lang/Object;)[Ljava/lang/Object;"),
    REF_SLICES_MAKE_A(Use.STATIC, "jopher/runtime/slices/RefSlices", "makeA", "(JJLjopher/runtime/types/GoType;)Ljopher/runtime/slices/Slice;"),
    REF_SLICES_MAKE_L(Use.STATIC, "jopher/runtime/slices/RefSlices", "makeL", "(JJILjava/lang/Object;)Ljopher/runtime/slices/Slice;"),
    REF_SLICES_PUT(Use.STATIC, "jopher/runtime/slices/RefSlices", "put", "([Ljava/lang/Object;ILjava/lang/Object;ZLjopher/runtime/types/GoType;)V"),

    // Slice
    SLICE_NEW(Use.CONSTRUCTOR, "jopher/runtime/slices/Slice", "<init>", "(Ljava/lang/Object;III)V"),
    SLICE_NIL(Use.STATIC_FIELD, "jopher/runtime/slices/Slice", "NIL", "Ljopher/runtime/slices/Slice;"),
    SLICE_A(Use.FIELD, "jopher/runtime/slices/Slice", "a", "Ljava/lang/Object;"),
    SLICE_CAP(Use.FIELD, "jopher/runtime/slices/Slice", "cap", "I"),
    SLICE_LEN(Use.FIELD, "jopher/runtime/slices/Slice", "len", "I"),
    SLICE_OF(Use.STATIC, "jopher/runtime/slices/Slice", "of", "(Ljava/lang/Object;III)Ljopher/runtime/slices/Slice;"),
    SLICE_OFF(Use.FIELD, "jopher/runtime/slices/Slice", "off", "I"),

    // SliceOps
    SLICE_OPS_APPEND_AGGREGATES(Use.STATIC, "jopher/runtime/slices/SliceOps", "appendAggregates", "(Ljopher/runtime/slices/Slice;Ljopher/runtime/slices/Slice;Ljopher/runtime/types/GoType;)Ljopher/runtime/slices/Slice;"),
    SLICE_OPS_APPEND_PRIMITIVES(Use.STATIC, "jopher/runtime/slices/SliceOps", "appendPrimitives", "(Ljopher/runtime/slices/Slice;Ljopher/runtime/slices/Slice;)Ljopher/runtime/slices/Slice;"),
    SLICE_OPS_APPEND_REFS(Use.STATIC, "jopher/runtime/slices/SliceOps", "appendRefs", "(Ljopher/runtime/slices/Slice;Ljopher/runtime/slices/Slice;ILjava/lang/Object;)Ljopher/runtime/slices/Slice;"),
    SLICE_OPS_APPEND_STRING(Use.STATIC, "jopher/runtime/slices/SliceOps", "appendString", "(Ljopher/runtime/slices/Slice;Ljopher/runtime/strings/GoString;)Ljopher/runtime/slices/Slice;"),
    SLICE_OPS_CLEAR_AGGREGATES(Use.STATIC, "jopher/runtime/slices/SliceOps", "clearAggregates", "(Ljopher/runtime/slices/Slice;Ljopher/runtime/types/GoType;)V"),
    SLICE_OPS_CLEAR_PRIMITIVES(Use.STATIC, "jopher/runtime/slices/SliceOps", "clearPrimitives", "(Ljopher/runtime/slices/Slice;)V"),
    SLICE_OPS_CLEAR_REFS(Use.STATIC, "jopher/runtime/slices/SliceOps", "clearRefs", "(Ljopher/runtime/slices/Slice;Ljava/lang/Object;)V"),
    SLICE_OPS_COPY(Use.STATIC, "jopher/runtime/slices/SliceOps", "copy", "(Ljopher/runtime/slices/Slice;Ljopher/runtime/slices/Slice;)J"),
    SLICE_OPS_COPY_AGGREGATES(Use.STATIC, "jopher/runtime/slices/SliceOps", "copyAggregates", "(Ljopher/runtime/slices/Slice;Ljopher/runtime/slices/Slice;Ljopher/runtime/types/GoType;)J"),
    SLICE_OPS_COPY_STRING(Use.STATIC, "jopher/runtime/slices/SliceOps", "copyString", "(Ljopher/runtime/slices/Slice;Ljopher/runtime/strings/GoString;)J"),
    SLICE_OPS_SLICE(Use.STATIC, "jopher/runtime/slices/SliceOps", "slice", "(Ljopher/runtime/slices/Slice;JJ)Ljopher/runtime/slices/Slice;"),
    SLICE_OPS_SLICE3(Use.STATIC, "jopher/runtime/slices/SliceOps", "slice3", "(Ljopher/runtime/slices/Slice;JJJ)Ljopher/runtime/slices/Slice;"),
    SLICE_OPS_SLICE3_A(Use.STATIC, "jopher/runtime/slices/SliceOps", "slice3A", "(Ljopher/runtime/slices/Slice;JJJLjopher/runtime/types/GoType;)Ljopher/runtime/slices/Slice;"),
    SLICE_OPS_SLICE3_ARRAY(Use.STATIC, "jopher/runtime/slices/SliceOps", "slice3Array", "(Ljava/lang/Object;JJJI)Ljopher/runtime/slices/Slice;"),
    SLICE_OPS_SLICE_A(Use.STATIC, "jopher/runtime/slices/SliceOps", "sliceA", "(Ljopher/runtime/slices/Slice;JJLjopher/runtime/types/GoType;)Ljopher/runtime/slices/Slice;"),
    SLICE_OPS_SLICE_ARRAY(Use.STATIC, "jopher/runtime/slices/SliceOps", "sliceArray", "(Ljava/lang/Object;JJI)Ljopher/runtime/slices/Slice;"),
    SLICE_OPS_SLICE_FROM(Use.STATIC, "jopher/runtime/slices/SliceOps", "sliceFrom", "(Ljopher/runtime/slices/Slice;J)Ljopher/runtime/slices/Slice;"),
    SLICE_OPS_TO_ARRAY(Use.STATIC, "jopher/runtime/slices/SliceOps", "toArray", "(Ljopher/runtime/slices/Slice;JLjopher/runtime/types/GoType;)Ljava/lang/Object;"),
    SLICE_OPS_TO_ARRAY_POINTER(Use.STATIC, "jopher/runtime/slices/SliceOps", "toArrayPointer", "(Ljopher/runtime/slices/Slice;J)Ljava/lang/Object;"),

    // Slices
    SLICES_APPEND_B(Use.STATIC, "jopher/runtime/slices/Slices", "appendB", "(Ljopher/runtime/slices/Slice;I)Ljopher/runtime/slices/Slice;"),
    SLICES_APPEND_C(Use.STATIC, "jopher/runtime/slices/Slices", "appendC", "(Ljopher/runtime/slices/Slice;I)Ljopher/runtime/slices/Slice;"),
    SLICES_APPEND_D(Use.STATIC, "jopher/runtime/slices/Slices", "appendD", "(Ljopher/runtime/slices/Slice;D)Ljopher/runtime/slices/Slice;"),
    SLICES_APPEND_F(Use.STATIC, "jopher/runtime/slices/Slices", "appendF", "(Ljopher/runtime/slices/Slice;F)Ljopher/runtime/slices/Slice;"),
    SLICES_APPEND_I(Use.STATIC, "jopher/runtime/slices/Slices", "appendI", "(Ljopher/runtime/slices/Slice;I)Ljopher/runtime/slices/Slice;"),
    SLICES_APPEND_J(Use.STATIC, "jopher/runtime/slices/Slices", "appendJ", "(Ljopher/runtime/slices/Slice;J)Ljopher/runtime/slices/Slice;"),
    SLICES_APPEND_S(Use.STATIC, "jopher/runtime/slices/Slices", "appendS", "(Ljopher/runtime/slices/Slice;I)Ljopher/runtime/slices/Slice;"),
    SLICES_APPEND_Z(Use.STATIC, "jopher/runtime/slices/Slices", "appendZ", "(Ljopher/runtime/slices/Slice;Z)Ljopher/runtime/slices/Slice;"),
    SLICES_ARRAY_B(Use.STATIC, "jopher/runtime/slices/Slices", "arrayB", "(JJ)[B"),
    SLICES_ARRAY_C(Use.STATIC, "jopher/runtime/slices/Slices", "arrayC", "(JJ)[C"),
    SLICES_ARRAY_D(Use.STATIC, "jopher/runtime/slices/Slices", "arrayD", "(JJ)[D"),
    SLICES_ARRAY_F(Use.STATIC, "jopher/runtime/slices/Slices", "arrayF", "(JJ)[F"),
    SLICES_ARRAY_I(Use.STATIC, "jopher/runtime/slices/Slices", "arrayI", "(JJ)[I"),
    SLICES_ARRAY_J(Use.STATIC, "jopher/runtime/slices/Slices", "arrayJ", "(JJ)[J"),
    SLICES_ARRAY_S(Use.STATIC, "jopher/runtime/slices/Slices", "arrayS", "(JJ)[S"),
    SLICES_ARRAY_Z(Use.STATIC, "jopher/runtime/slices/Slices", "arrayZ", "(JJ)[Z"),
    SLICES_GROW_B(Use.STATIC, "jopher/runtime/slices/Slices", "growB", "([BIIIJ)[B"),
    SLICES_GROW_C(Use.STATIC, "jopher/runtime/slices/Slices", "growC", "([CIIIJ)[C"),
    SLICES_GROW_D(Use.STATIC, "jopher/runtime/slices/Slices", "growD", "([DIIIJ)[D"),
    SLICES_GROW_F(Use.STATIC, "jopher/runtime/slices/Slices", "growF", "([FIIIJ)[F"),
    SLICES_GROW_I(Use.STATIC, "jopher/runtime/slices/Slices", "growI", "([IIIIJ)[I"),
    SLICES_GROW_J(Use.STATIC, "jopher/runtime/slices/Slices", "growJ", "([JIIIJ)[J"),
    SLICES_GROW_S(Use.STATIC, "jopher/runtime/slices/Slices", "growS", "([SIIIJ)[S"),
    SLICES_GROW_Z(Use.STATIC, "jopher/runtime/slices/Slices", "growZ", "([ZIIIJ)[Z"),
    SLICES_INDEX(Use.STATIC, "jopher/runtime/slices/Slices", "index", "(JI)I"),
    SLICES_MAKE_B(Use.STATIC, "jopher/runtime/slices/Slices", "makeB", "(JJ)Ljopher/runtime/slices/Slice;"),
    SLICES_MAKE_C(Use.STATIC, "jopher/runtime/slices/Slices", "makeC", "(JJ)Ljopher/runtime/slices/Slice;"),
    SLICES_MAKE_D(Use.STATIC, "jopher/runtime/slices/Slices", "makeD", "(JJ)Ljopher/runtime/slices/Slice;"),
    SLICES_MAKE_F(Use.STATIC, "jopher/runtime/slices/Slices", "makeF", "(JJ)Ljopher/runtime/slices/Slice;"),
    SLICES_MAKE_I(Use.STATIC, "jopher/runtime/slices/Slices", "makeI", "(JJ)Ljopher/runtime/slices/Slice;"),
    SLICES_MAKE_J(Use.STATIC, "jopher/runtime/slices/Slices", "makeJ", "(JJ)Ljopher/runtime/slices/Slice;"),
    SLICES_MAKE_S(Use.STATIC, "jopher/runtime/slices/Slices", "makeS", "(JJ)Ljopher/runtime/slices/Slice;"),
    SLICES_MAKE_Z(Use.STATIC, "jopher/runtime/slices/Slices", "makeZ", "(JJ)Ljopher/runtime/slices/Slice;"),

    // Tables
    TABLES_STRINGS(Use.STATIC, "jopher/runtime/slices/Tables", "strings", "(Ljava/lang/String;I)[Ljava/lang/Object;"),
    TABLES_TABLE_B(Use.STATIC, "jopher/runtime/slices/Tables", "tableB", "(Ljava/lang/String;)[B"),
    TABLES_TABLE_C(Use.STATIC, "jopher/runtime/slices/Tables", "tableC", "(Ljava/lang/String;)[C"),
    TABLES_TABLE_D(Use.STATIC, "jopher/runtime/slices/Tables", "tableD", "(Ljava/lang/String;)[D"),
    TABLES_TABLE_F(Use.STATIC, "jopher/runtime/slices/Tables", "tableF", "(Ljava/lang/String;)[F"),
    TABLES_TABLE_I(Use.STATIC, "jopher/runtime/slices/Tables", "tableI", "(Ljava/lang/String;)[I"),
    TABLES_TABLE_J(Use.STATIC, "jopher/runtime/slices/Tables", "tableJ", "(Ljava/lang/String;)[J"),
    TABLES_TABLE_S(Use.STATIC, "jopher/runtime/slices/Tables", "tableS", "(Ljava/lang/String;)[S"),
    TABLES_TABLE_Z(Use.STATIC, "jopher/runtime/slices/Tables", "tableZ", "(Ljava/lang/String;)[Z"),

    // GoString
    GO_STRING_NEW(Use.CONSTRUCTOR, "jopher/runtime/strings/GoString", "<init>", "([BII)V"),
    GO_STRING_EMPTY(Use.STATIC_FIELD, "jopher/runtime/strings/GoString", "EMPTY", "Ljopher/runtime/strings/GoString;"),
    GO_STRING_A(Use.FIELD, "jopher/runtime/strings/GoString", "a", "[B"),
    GO_STRING_COMPARE(Use.STATIC, "jopher/runtime/strings/GoString", "compare", "(Ljopher/runtime/strings/GoString;Ljopher/runtime/strings/GoString;)I"),
    GO_STRING_CONCAT(Use.STATIC, "jopher/runtime/strings/GoString", "concat", "(Ljopher/runtime/strings/GoString;Ljopher/runtime/strings/GoString;)Ljopher/runtime/strings/GoString;"),
    GO_STRING_CONCAT3(Use.STATIC, "jopher/runtime/strings/GoString", "concat3", "(Ljopher/runtime/strings/GoString;Ljopher/runtime/strings/GoString;Ljopher/runtime/strings/GoString;)Ljopher/runtime/strings/GoString;"),
    GO_STRING_CONCAT_N(Use.STATIC, "jopher/runtime/strings/GoString", "concatN", "([Ljava/lang/Object;)Ljopher/runtime/strings/GoString;"),
    GO_STRING_CONSTANT_BYTES(Use.STATIC, "jopher/runtime/strings/GoString", "constantBytes", "(Ljopher/runtime/strings/GoString;)Ljopher/runtime/slices/Slice;"),
    GO_STRING_CONSTANT_RUNES(Use.STATIC, "jopher/runtime/strings/GoString", "constantRunes", "(Ljopher/runtime/strings/GoString;)Ljopher/runtime/slices/Slice;"),
    GO_STRING_DECODE_RUNE(Use.STATIC, "jopher/runtime/strings/GoString", "decodeRune", "(Ljopher/runtime/strings/GoString;I)J"),
    GO_STRING_EQ(Use.STATIC, "jopher/runtime/strings/GoString", "eq", "(Ljopher/runtime/strings/GoString;Ljopher/runtime/strings/GoString;)Z"),
    GO_STRING_FROM_BYTE_ARRAY(Use.STATIC, "jopher/runtime/strings/GoString", "fromByteArray", "([BII)Ljopher/runtime/strings/GoString;"),
    GO_STRING_FROM_BYTES(Use.STATIC, "jopher/runtime/strings/GoString", "fromBytes", "(Ljopher/runtime/slices/Slice;)Ljopher/runtime/strings/GoString;"),
    GO_STRING_FROM_RUNE(Use.STATIC, "jopher/runtime/strings/GoString", "fromRune", "(J)Ljopher/runtime/strings/GoString;"),
    GO_STRING_FROM_RUNES(Use.STATIC, "jopher/runtime/strings/GoString", "fromRunes", "(Ljopher/runtime/slices/Slice;)Ljopher/runtime/strings/GoString;"),
    GO_STRING_INDEX(Use.STATIC, "jopher/runtime/strings/GoString", "index", "(Ljopher/runtime/strings/GoString;J)I"),
    GO_STRING_LEN(Use.FIELD, "jopher/runtime/strings/GoString", "len", "I"),
    GO_STRING_LEN_2(Use.VIRTUAL, "jopher/runtime/strings/GoString", "len", "()I"),
    GO_STRING_LITERAL(Use.STATIC, "jopher/runtime/strings/GoString", "literal", "(Ljava/lang/String;)Ljopher/runtime/strings/GoString;"),
    GO_STRING_OFF(Use.FIELD, "jopher/runtime/strings/GoString", "off", "I"),
    GO_STRING_SLICE(Use.STATIC, "jopher/runtime/strings/GoString", "slice", "(Ljopher/runtime/strings/GoString;JJ)Ljopher/runtime/strings/GoString;"),
    GO_STRING_SLICE_FROM(Use.STATIC, "jopher/runtime/strings/GoString", "sliceFrom", "(Ljopher/runtime/strings/GoString;J)Ljopher/runtime/strings/GoString;"),
    GO_STRING_SLICE_U(Use.STATIC, "jopher/runtime/strings/GoString", "sliceU", "(Ljopher/runtime/strings/GoString;JZJZ)Ljopher/runtime/strings/GoString;"),
    GO_STRING_TO_BYTES(Use.STATIC, "jopher/runtime/strings/GoString", "toBytes", "(Ljopher/runtime/strings/GoString;)Ljopher/runtime/slices/Slice;"),
    GO_STRING_TO_RUNES(Use.STATIC, "jopher/runtime/strings/GoString", "toRunes", "(Ljopher/runtime/strings/GoString;)Ljopher/runtime/slices/Slice;"),
    GO_STRING_VIEW(Use.STATIC, "jopher/runtime/strings/GoString", "view", "(Ljopher/runtime/slices/Slice;)Ljopher/runtime/strings/GoString;"),
    GO_STRING_VIEW_OF(Use.STATIC, "jopher/runtime/strings/GoString", "viewOf", "([BII)Ljopher/runtime/strings/GoString;"),

    // Hashing
    HASHING_ADD_ARRAY(Use.STATIC, "jopher/runtime/structs/Hashing", "addArray", "(JLjava/lang/Object;Ljopher/runtime/types/GoType;)J"),
    HASHING_ADD_COMPLEX(Use.STATIC, "jopher/runtime/structs/Hashing", "addComplex", "(JLjopher/runtime/complex/Complex;)J"),
    HASHING_ADD_D(Use.STATIC, "jopher/runtime/structs/Hashing", "addD", "(JD)J"),
    HASHING_ADD_F(Use.STATIC, "jopher/runtime/structs/Hashing", "addF", "(JF)J"),
    HASHING_ADD_I(Use.STATIC, "jopher/runtime/structs/Hashing", "addI", "(JI)J"),
    HASHING_ADD_INTERFACE(Use.STATIC, "jopher/runtime/structs/Hashing", "addInterface", "(JLjava/lang/Object;)J"),
    HASHING_ADD_J(Use.STATIC, "jopher/runtime/structs/Hashing", "addJ", "(JJ)J"),
    HASHING_ADD_POINTER(Use.STATIC, "jopher/runtime/structs/Hashing", "addPointer", "(JLjava/lang/Object;)J"),
    HASHING_ADD_STRING(Use.STATIC, "jopher/runtime/structs/Hashing", "addString", "(JLjopher/runtime/strings/GoString;)J"),
    HASHING_ADD_STRUCT(Use.STATIC, "jopher/runtime/structs/Hashing", "addStruct", "(JLjopher/runtime/structs/Struct;)J"),

    // Struct
    STRUCT_NEW(Use.CONSTRUCTOR, "jopher/runtime/structs/Struct", "<init>", "()V"),
    STRUCT_ASSIGN(Use.VIRTUAL, "jopher/runtime/structs/Struct", "assign", "(Ljopher/runtime/structs/Struct;)V"),
    STRUCT_COPY(Use.VIRTUAL, "jopher/runtime/structs/Struct", "copy", "()Ljopher/runtime/structs/Struct;"),
    STRUCT_EQ(Use.VIRTUAL, "jopher/runtime/structs/Struct", "eq", "(Ljopher/runtime/structs/Struct;)Z"),
    STRUCT_FRESH(Use.VIRTUAL, "jopher/runtime/structs/Struct", "fresh", "()Ljopher/runtime/structs/Struct;"),
    STRUCT_GO_TYPE(Use.VIRTUAL, "jopher/runtime/structs/Struct", "goType", "()Ljopher/runtime/types/GoType;"),
    STRUCT_HASH(Use.VIRTUAL, "jopher/runtime/structs/Struct", "hash", "(J)J"),

    // GoType
    GO_TYPE_ASSIGN(Use.VIRTUAL, "jopher/runtime/types/GoType", "assign", "(Ljava/lang/Object;Ljava/lang/Object;)V"),
    GO_TYPE_COPY(Use.VIRTUAL, "jopher/runtime/types/GoType", "copy", "(Ljava/lang/Object;)Ljava/lang/Object;"),
    GO_TYPE_EQUAL(Use.VIRTUAL, "jopher/runtime/types/GoType", "equal", "(Ljava/lang/Object;Ljava/lang/Object;)Z"),
    GO_TYPE_HASH(Use.VIRTUAL, "jopher/runtime/types/GoType", "hash", "(Ljava/lang/Object;J)J"),
    GO_TYPE_POINTER_TO(Use.VIRTUAL, "jopher/runtime/types/GoType", "pointerTo", "()Ljopher/runtime/types/GoType;"),
    GO_TYPE_SHARED_ZERO(Use.VIRTUAL, "jopher/runtime/types/GoType", "sharedZero", "()Ljava/lang/Object;"),
    GO_TYPE_ZERO(Use.VIRTUAL, "jopher/runtime/types/GoType", "zero", "()Ljava/lang/Object;"),

    // Types
    TYPES_ANY(Use.STATIC_FIELD, "jopher/runtime/types/Types", "ANY", "Ljopher/runtime/types/GoType;"),
    TYPES_BOOL(Use.STATIC_FIELD, "jopher/runtime/types/Types", "BOOL", "Ljopher/runtime/types/GoType;"),
    TYPES_COMPLEX128(Use.STATIC_FIELD, "jopher/runtime/types/Types", "COMPLEX128", "Ljopher/runtime/types/GoType;"),
    TYPES_COMPLEX64(Use.STATIC_FIELD, "jopher/runtime/types/Types", "COMPLEX64", "Ljopher/runtime/types/GoType;"),
    TYPES_ERROR(Use.STATIC_FIELD, "jopher/runtime/types/Types", "ERROR", "Ljopher/runtime/types/GoType;"),
    TYPES_FLOAT32(Use.STATIC_FIELD, "jopher/runtime/types/Types", "FLOAT32", "Ljopher/runtime/types/GoType;"),
    TYPES_FLOAT64(Use.STATIC_FIELD, "jopher/runtime/types/Types", "FLOAT64", "Ljopher/runtime/types/GoType;"),
    TYPES_INT(Use.STATIC_FIELD, "jopher/runtime/types/Types", "INT", "Ljopher/runtime/types/GoType;"),
    TYPES_INT16(Use.STATIC_FIELD, "jopher/runtime/types/Types", "INT16", "Ljopher/runtime/types/GoType;"),
    TYPES_INT32(Use.STATIC_FIELD, "jopher/runtime/types/Types", "INT32", "Ljopher/runtime/types/GoType;"),
    TYPES_INT64(Use.STATIC_FIELD, "jopher/runtime/types/Types", "INT64", "Ljopher/runtime/types/GoType;"),
    TYPES_INT8(Use.STATIC_FIELD, "jopher/runtime/types/Types", "INT8", "Ljopher/runtime/types/GoType;"),
    TYPES_STRING(Use.STATIC_FIELD, "jopher/runtime/types/Types", "STRING", "Ljopher/runtime/types/GoType;"),
    TYPES_UINT(Use.STATIC_FIELD, "jopher/runtime/types/Types", "UINT", "Ljopher/runtime/types/GoType;"),
    TYPES_UINT16(Use.STATIC_FIELD, "jopher/runtime/types/Types", "UINT16", "Ljopher/runtime/types/GoType;"),
    TYPES_UINT32(Use.STATIC_FIELD, "jopher/runtime/types/Types", "UINT32", "Ljopher/runtime/types/GoType;"),
    TYPES_UINT64(Use.STATIC_FIELD, "jopher/runtime/types/Types", "UINT64", "Ljopher/runtime/types/GoType;"),
    TYPES_UINT8(Use.STATIC_FIELD, "jopher/runtime/types/Types", "UINT8", "Ljopher/runtime/types/GoType;"),
    TYPES_UINTPTR(Use.STATIC_FIELD, "jopher/runtime/types/Types", "UINTPTR", "Ljopher/runtime/types/GoType;"),
    TYPES_UNSAFE_POINTER(Use.STATIC_FIELD, "jopher/runtime/types/Types", "UNSAFE_POINTER", "Ljopher/runtime/types/GoType;"),
    TYPES_NAMED(Use.STATIC, "jopher/runtime/types/Types", "named", "(Ljava/lang/String;)Ljopher/runtime/types/GoType;"),
    TYPES_PARSE(Use.STATIC, "jopher/runtime/types/Types", "parse", "(Ljava/lang/String;)Ljopher/runtime/types/GoType;");

    /// How the member is used.
    public enum Use {
        STATIC, VIRTUAL, INTERFACE, CONSTRUCTOR, FIELD, STATIC_FIELD
    }

    public final Use use;
    /// Internal name of the class.
    public final String owner;
    public final String member;
    public final String descriptor;

    RuntimeMember(Use use, String owner, String member, String descriptor) {
        this.use = use;
        this.owner = owner;
        this.member = member;
        this.descriptor = descriptor;
    }

    /// The caller passes its goroutine first.
    public boolean takesG() {
        return descriptor.startsWith("(" + Names.G_DESCRIPTOR);
    }
}
