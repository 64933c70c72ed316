package jopher.runtime.pointers;

import jopher.abi.CompilerEntry;
import jopher.abi.StorageKind;
import jopher.runtime.panics.Panics;
import jopher.runtime.slices.ArrayView;
import jopher.runtime.slices.Slice;
import jopher.runtime.strings.GoString;
import jopher.runtime.structs.Struct;
import jopher.runtime.types.GoType;
import jopher.runtime.types.Kind;

/// What can be done with `unsafe.Pointer` on a machine without raw memory: pointers are carried as they are, and a conversion succeeds
/// where the target's representation is that of the variable pointed to, or a view of it. Anything else panics, naming the place
/// (Go's package unsafe: the patterns of type Pointer).
public final class UnsafePointers {
    private UnsafePointers() {}

    /// unsafe.Pointer(u) for an integer: only nil comes back.
    @CompilerEntry
    public static Object pointer(long address) {
        if (address == 0) {
            return null;
        }
        throw Panics.unsupported("conversion of a number to unsafe.Pointer");
    }

    /// `(*T)(p)`; `target` is the type *T, `site` the position of the conversion.
    @CompilerEntry
    public static Object convert(Object p, GoType target, String site) {
        if (p == null) {
            return null;
        }
        if (target.underlying().kind() != Kind.POINTER) {
            return p;
        }
        GoType elem = target.underlying().elem();
        Object r = switch (elem.underlying().kind()) {
            case STRUCT -> struct(p, elem);
            case ARRAY -> array(p, elem);
            default -> variable(p, elem);
        };
        if (r == null) {
            throw Panics.unsupported("unsafe conversion to " + target + " at " + site);
        }
        return r;
    }

    private static Object struct(Object p, GoType elem) {
        if (p instanceof Struct) {
            // Objects of every type with the same fields share the shape class.
            return elem.sharedZero().getClass().getSuperclass().isInstance(p) ? p : null;
        }
        return p instanceof ElemL e && e.get() instanceof Struct s ? struct(s, elem) : null;
    }

    private static Object array(Object p, GoType type) {
        int n = (int) type.underlying().length();
        Object a;
        int off;
        switch (p) {
            case ArrayView v -> {
                a = v.a;
                off = v.off;
            }
            case Elem e -> {
                a = e.array();
                off = e.index();
            }
            default -> {
                if (!p.getClass().isArray()) {
                    return null;
                }
                a = p;
                off = 0;
            }
        }
        boolean same = a.getClass() == arrayClass(type.underlying().elem().storage());
        return same && off + n <= java.lang.reflect.Array.getLength(a) ? ArrayView.of(a, off, n) : null;
    }

    private static Class<?> arrayClass(StorageKind kind) {
        return switch (kind) {
            case Z -> boolean[].class;
            case B -> byte[].class;
            case S -> short[].class;
            case C -> char[].class;
            case I -> int[].class;
            case J -> long[].class;
            case F -> float[].class;
            case D -> double[].class;
            case L -> Object[].class;
        };
    }

    private static Object variable(Object p, GoType elem) {
        StorageKind kind = elem.storage();
        if (p instanceof ArrayView v) {
            return v.a.getClass() == arrayClass(kind) ? Elem.of(v.a, v.off) : null;
        }
        if (p.getClass().isArray()) {
            return p.getClass() == arrayClass(kind) ? Elem.of(p, 0) : null;
        }
        if (p instanceof Elem e && e.array().getClass() != arrayClass(kind)) {
            return null;
        }
        return switch (kind.stack) {
            case I -> p instanceof PtrI ? p : null;
            case J -> p instanceof PtrJ ? p : null;
            case F -> p instanceof PtrF ? p : null;
            case D -> p instanceof PtrD ? p : null;
            case L -> p instanceof PtrL l ? reference(l, elem.underlying().kind()) : null;
        };
    }

    /// A variable holding a reference: the same variable, or a string's bytes seen as a slice and back.
    private static Object reference(PtrL p, Kind want) {
        Object now = p.get();
        if (want == Kind.SLICE && now instanceof GoString) {
            return new SliceOfString(p);
        }
        if (want == Kind.STRING && now instanceof Slice) {
            return new StringOfSlice(p);
        }
        return (now instanceof GoString) == (want == Kind.STRING) && (now instanceof Slice) == (want == Kind.SLICE)
                || now == null || want == Kind.INTERFACE ? p : null;
    }

    /// `*(*[]byte)(unsafe.Pointer(&s))`
    private static final class SliceOfString extends PtrL {
        private final PtrL string;

        SliceOfString(PtrL string) {
            this.string = string;
        }

        @Override
        public Object get() {
            GoString s = (GoString) string.get();
            return new Slice(s.a, s.off, s.len, s.len);
        }

        @Override
        public void set(Object value) {
            string.set(view((Slice) value));
        }

        @Override
        public Object base() {
            return string.base();
        }
    }

    /// `*(*string)(unsafe.Pointer(&b))`
    private static final class StringOfSlice extends PtrL {
        private final PtrL slice;

        StringOfSlice(PtrL slice) {
            this.slice = slice;
        }

        @Override
        public Object get() {
            return view((Slice) slice.get());
        }

        @Override
        public void set(Object value) {
            GoString s = (GoString) value;
            slice.set(new Slice(s.a, s.off, s.len, s.len));
        }

        @Override
        public Object base() {
            return slice.base();
        }
    }

    private static GoString view(Slice s) {
        return s.len == 0 ? GoString.EMPTY : new GoString((byte[]) s.a, s.off, s.len);
    }

    /// unsafe.Add on a pointer to an array element, in bytes.
    @CompilerEntry
    public static Object add(Object p, long bytes) {
        if (bytes == 0) {
            return p;
        }
        Object a = switch (p) {
            case Elem e -> e.array();
            case ArrayView v -> v.a;
            case null -> throw Panics.unsupported("unsafe.Add of a nil pointer");
            default -> p;
        };
        if (!a.getClass().isArray()) {
            throw Panics.unsupported("unsafe.Add on a pointer that is not into an array");
        }
        int size = Addresses.elementSize(a);
        int at = p instanceof Elem e ? e.index() : p instanceof ArrayView v ? v.off : 0;
        if (a instanceof Object[] || bytes % size != 0) {
            throw Panics.unsupported("unsafe.Add on elements that are no numbers, or inside one");
        }
        return Elem.of(a, (int) (at + bytes / size));
    }

    /// unsafe.Slice(p, n); `type` is the slice type.
    @CompilerEntry
    public static Slice slice(Object p, long n, GoType type) {
        if (n < 0 || n > Integer.MAX_VALUE) {
            throw Panics.runtimeError("unsafe.Slice: len out of range");
        }
        if (p == null) {
            if (n != 0) {
                throw Panics.runtimeError("unsafe.Slice: ptr is nil and len is not zero");
            }
            return Slice.NIL;
        }
        int len = (int) n;
        StorageKind kind = type.underlying().elem().storage();
        Object a = switch (p) {
            case Elem e -> e.array();
            case ArrayView v -> v.a;
            default -> p;
        };
        int at = p instanceof Elem e ? e.index() : p instanceof ArrayView v ? v.off : 0;
        if (a.getClass() == arrayClass(kind) && at + n <= java.lang.reflect.Array.getLength(a)) {
            return new Slice(a, at, len, len);
        }
        if (len == 0) {
            return new Slice(java.lang.reflect.Array.newInstance(arrayClass(kind).getComponentType(), 0), 0, 0, 0);
        }
        if (len == 1 && p instanceof Struct) {
            return new Slice(new Object[] {p}, 0, 1, 1);
        }
        throw Panics.unsupported("unsafe.Slice of " + n + " elements on a pointer that is not into an array of them");
    }

    /// unsafe.SliceData(s); `type` is the slice type.
    @CompilerEntry
    public static Object sliceData(Slice s, GoType type) {
        if (s.a == null) {
            return null;
        }
        if (type.underlying().elem().isAggregate()) {
            return s.cap > 0 && ((Object[]) s.a)[s.off] != null ? ((Object[]) s.a)[s.off] : null;
        }
        return Elem.of(s.a, s.off);
    }

    /// unsafe.String(p, n)
    @CompilerEntry
    public static GoString string(Object p, long n) {
        if (n < 0 || n > Integer.MAX_VALUE) {
            throw Panics.runtimeError("unsafe.String: len out of range");
        }
        if (p == null) {
            if (n != 0) {
                throw Panics.runtimeError("unsafe.String: ptr is nil and len is not zero");
            }
            return GoString.EMPTY;
        }
        if (n == 0) {
            return GoString.EMPTY;
        }
        if (p instanceof ElemB e && e.i + n <= e.a.length) {
            return new GoString(e.a, e.i, (int) n);
        }
        if (n == 1 && p instanceof PtrI c) {
            return new GoString(new byte[] {(byte) c.get()}, 0, 1);
        }
        throw Panics.unsupported("unsafe.String on a pointer that is not into bytes");
    }

    /// unsafe.StringData(s)
    @CompilerEntry
    public static Object stringData(GoString s) {
        return new ElemB(s.a, s.off);
    }
}
