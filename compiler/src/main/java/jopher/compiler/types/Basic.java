package jopher.compiler.types;

/// A predeclared basic type, an untyped constant type, `unsafe.Pointer`, or the invalid type.
public final class Basic implements Type {
    /// Properties of basic types, as bit masks in [Kind#info].
    public static final int IS_BOOLEAN = 1, IS_INTEGER = 2, IS_UNSIGNED = 4, IS_FLOAT = 8, IS_COMPLEX = 16, IS_STRING = 32, IS_UNTYPED = 64,
            IS_ORDERED = IS_INTEGER | IS_FLOAT | IS_STRING,
            IS_NUMERIC = IS_INTEGER | IS_FLOAT | IS_COMPLEX,
            IS_CONST_TYPE = IS_BOOLEAN | IS_NUMERIC | IS_STRING;

    /// The kinds. Order matters: among the untyped numeric kinds a later one includes the earlier ones.
    public enum Kind {
        INVALID(0), BOOL(IS_BOOLEAN),
        INT(IS_INTEGER), INT8(IS_INTEGER), INT16(IS_INTEGER), INT32(IS_INTEGER), INT64(IS_INTEGER),
        UINT(IS_INTEGER | IS_UNSIGNED), UINT8(IS_INTEGER | IS_UNSIGNED), UINT16(IS_INTEGER | IS_UNSIGNED),
        UINT32(IS_INTEGER | IS_UNSIGNED), UINT64(IS_INTEGER | IS_UNSIGNED), UINTPTR(IS_INTEGER | IS_UNSIGNED),
        FLOAT32(IS_FLOAT), FLOAT64(IS_FLOAT), COMPLEX64(IS_COMPLEX), COMPLEX128(IS_COMPLEX),
        STRING(IS_STRING), UNSAFE_POINTER(0),
        UNTYPED_BOOL(IS_BOOLEAN | IS_UNTYPED), UNTYPED_INT(IS_INTEGER | IS_UNTYPED), UNTYPED_RUNE(IS_INTEGER | IS_UNTYPED),
        UNTYPED_FLOAT(IS_FLOAT | IS_UNTYPED), UNTYPED_COMPLEX(IS_COMPLEX | IS_UNTYPED), UNTYPED_STRING(IS_STRING | IS_UNTYPED),
        UNTYPED_NIL(IS_UNTYPED);

        private final int info;

        Kind(int info) {
            this.info = info;
        }

        public int info() {
            return info;
        }
    }

    public static final Basic INVALID = new Basic(Kind.INVALID, "invalid type");
    public static final Basic BOOL = new Basic(Kind.BOOL, "bool");
    public static final Basic INT = new Basic(Kind.INT, "int");
    public static final Basic INT8 = new Basic(Kind.INT8, "int8");
    public static final Basic INT16 = new Basic(Kind.INT16, "int16");
    public static final Basic INT32 = new Basic(Kind.INT32, "int32");
    public static final Basic INT64 = new Basic(Kind.INT64, "int64");
    public static final Basic UINT = new Basic(Kind.UINT, "uint");
    public static final Basic UINT8 = new Basic(Kind.UINT8, "uint8");
    public static final Basic UINT16 = new Basic(Kind.UINT16, "uint16");
    public static final Basic UINT32 = new Basic(Kind.UINT32, "uint32");
    public static final Basic UINT64 = new Basic(Kind.UINT64, "uint64");
    public static final Basic UINTPTR = new Basic(Kind.UINTPTR, "uintptr");
    public static final Basic FLOAT32 = new Basic(Kind.FLOAT32, "float32");
    public static final Basic FLOAT64 = new Basic(Kind.FLOAT64, "float64");
    public static final Basic COMPLEX64 = new Basic(Kind.COMPLEX64, "complex64");
    public static final Basic COMPLEX128 = new Basic(Kind.COMPLEX128, "complex128");
    public static final Basic STRING = new Basic(Kind.STRING, "string");
    public static final Basic UNSAFE_POINTER = new Basic(Kind.UNSAFE_POINTER, "Pointer");
    public static final Basic UNTYPED_BOOL = new Basic(Kind.UNTYPED_BOOL, "untyped bool");
    public static final Basic UNTYPED_INT = new Basic(Kind.UNTYPED_INT, "untyped int");
    public static final Basic UNTYPED_RUNE = new Basic(Kind.UNTYPED_RUNE, "untyped rune");
    public static final Basic UNTYPED_FLOAT = new Basic(Kind.UNTYPED_FLOAT, "untyped float");
    public static final Basic UNTYPED_COMPLEX = new Basic(Kind.UNTYPED_COMPLEX, "untyped complex");
    public static final Basic UNTYPED_STRING = new Basic(Kind.UNTYPED_STRING, "untyped string");
    public static final Basic UNTYPED_NIL = new Basic(Kind.UNTYPED_NIL, "untyped nil");
    /// `byte`: the same type as uint8, a distinct object so that messages keep the name the user wrote.
    public static final Basic BYTE = new Basic(Kind.UINT8, "byte");
    /// `rune`: the same type as int32, a distinct object so that messages keep the name the user wrote.
    public static final Basic RUNE = new Basic(Kind.INT32, "rune");

    private final Kind kind;
    private final String name;

    private Basic(Kind kind, String name) {
        this.kind = kind;
        this.name = name;
    }

    public Kind kind() {
        return kind;
    }

    public String name() {
        return name;
    }

    /// The bit mask of IS_… properties.
    public int info() {
        return kind.info();
    }

    public boolean has(int info) {
        return (kind.info() & info) != 0;
    }

    @Override
    public Type underlying() {
        return this;
    }

    @Override
    public String toString() {
        return TypeWriter.string(this, null);
    }
}
