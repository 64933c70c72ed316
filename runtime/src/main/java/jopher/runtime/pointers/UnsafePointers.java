package jopher.runtime.pointers;

import java.lang.reflect.Array;
import jopher.abi.CompilerEntry;
import jopher.runtime.panics.Panics;
import jopher.runtime.reflect.Carriers;
import jopher.runtime.slices.ArrayView;
import jopher.runtime.slices.Slice;
import jopher.runtime.strings.GoString;
import jopher.runtime.structs.Struct;
import jopher.runtime.types.Field;
import jopher.runtime.types.GoType;
import jopher.runtime.types.Kind;

/// Package unsafe at run time. An unsafe.Pointer is any pointer object; converting it to *T gives a pointer of T's
/// representation to the same place if there is one: the same object, a part of it at the right offset, or a view of numbers as
/// other numbers. Everything else panics, naming the place in the source.
public final class UnsafePointers {
    private UnsafePointers() {
    }

    /// `unsafe.Pointer(uintptr)`: finds the live object at a number that [Addresses] gave out.
    @CompilerEntry
    public static Object pointer(long number) {
        return number == 0 ? null : Addresses.pointer(number);
    }

    // ---- *T ----

    /// `(*T)(p)`; `type` is *T.
    @CompilerEntry
    public static Object convert(Object p, GoType type, String position) {
        if (p == null) {
            return null;
        }
        switch (type.elemStack()) {
            case 'J' -> {
                if (p instanceof PtrJ) {
                    return p;
                }
            }
            case 'I' -> {
                if (p instanceof CellI) {
                    return p;
                }
            }
            case 'D' -> {
                if (p instanceof PtrD) {
                    return p;
                }
            }
            case '-' -> {
                return p;
            }
            default -> {
            }
        }
        GoType t = type.elem();
        Object r = switch (t.kind()) {
            case STRUCT -> toStruct(p, t);
            case ARRAY -> toArray(p, t);
            default -> toVariable(p, t);
        };
        if (r == null) {
            throw Panics.unsupported(position + ": conversion of unsafe.Pointer (to " + describe(p) + ") to " + type);
        }
        return r;
    }

    private static String describe(Object p) {
        return switch (p) {
            case Struct s -> s.goType().toString();
            case Elem e -> "an element of " + e.array().getClass().getSimpleName();
            default -> p.getClass().isArray() ? p.getClass().getSimpleName() : p.getClass().getName();
        };
    }

    private static Object toStruct(Object p, GoType t) {
        if (p instanceof Struct s) {
            if (isShape(s, t)) {
                return s;
            }
            Object first = firstField(s, s.goType());
            return first instanceof Struct || first != null && t.fields().length == 0 ? toStruct(first, t) : null;
        }
        if (p instanceof Ptr q && q.offset() == 0 && q.base() instanceof Struct s
                && isShape(s, t)) {
            return s;
        }
        return p instanceof PtrL q ? header(q, t) : null;
    }

    /// The two words of an interface value, to look at only: a struct of two pointers gets the type and a pointer to the value (or
    /// the pointer that the value is).
    private static Object header(PtrL variable, GoType t) {
        Field[] fields = t.fields();
        int n = fields.length;
        if (n < 2 || fields[n - 1].type().kind() != Kind.UNSAFE_POINTER || fields[n - 2].type().kind() != Kind.UNSAFE_POINTER && fields[n - 2].type().kind() != Kind.UINTPTR
                || t.size() != 16) {
            return null;
        }
        Struct s = (Struct) t.zero();
        Object value = variable.get();
        if (value != null) {
            GoType type = jopher.runtime.ifaces.Ifaces.typeOf(value);
            Object descriptor = type;
            if (fields[n - 2].type().kind() == Kind.UINTPTR) {
                descriptor = Addresses.of(type);
            }
            Carriers.store(fields[n - 2].type(), Carriers.field(t, s, n - 2), descriptor);
            Object data = Carriers.pointerShaped(type) ? Carriers.pointerIn(value) : Carriers.of(type, Carriers.rawOf(type, value));
            Carriers.store(fields[n - 1].type(), Carriers.field(t, s, n - 1), data);
        }
        return s;
    }

    /// Objects of all types with the same fields share the shape class.
    private static boolean isShape(Struct s, GoType t) {
        return t.sharedZero().getClass().getSuperclass().isInstance(s);
    }

    private static Object firstField(Struct s, GoType t) {
        return t.fields().length == 0 ? null : Carriers.field(t, s, 0);
    }

    private static Object toArray(Object p, GoType t) {
        if (p instanceof Struct s) {
            Object first = firstField(s, s.goType());
            return first == null ? null : toArray(first, t);
        }
        Object array;
        int at;
        switch (p) {
            case Elem e -> {
                array = e.array();
                at = e.index();
            }
            case Ptr _ -> {
                return null;
            }
            default -> {
                array = ArrayView.array(p);
                at = ArrayView.offset(p);
            }
        }
        int n = (int) t.length();
        if (!array.getClass().isArray() || at + n > Array.getLength(array) || !holds(array, t.elem())) {
            return null;
        }
        return ArrayView.of(array, at, n);
    }

    /// Does an array of this class hold elements of type t as they are?
    private static boolean holds(Object array, GoType t) {
        return switch (t.storage()) {
            case Z -> array instanceof boolean[];
            case B -> array instanceof byte[];
            case S -> array instanceof short[];
            case C -> array instanceof char[];
            case I -> array instanceof int[];
            case J -> array instanceof long[];
            case F -> array instanceof float[];
            case D -> array instanceof double[];
            case L -> array instanceof Object[];
        };
    }

    private static Object toVariable(Object p, GoType t) {
        if (p instanceof Struct s) {
            Object first = firstField(s, s.goType());
            return first == null ? null : toVariable(first, t);
        }
        if (p instanceof PtrL q) {
            return switch (t.storage().stack) {
                case L -> reference(q, t);
                case J -> new FirstWord(q);
                default -> null;
            };
        }
        Memory memory;
        long at;
        switch (p) {
            case Elem e -> {
                if (holds(e.array(), t)) {
                    return p;
                }
                memory = Memory.of(e.array());
                at = (long) e.index() * Addresses.elementSize(e.array());
            }
            case Raw r -> {
                memory = r.memory();
                at = ((Ptr) p).offset();
            }
            case Ptr q -> {
                if (sameKind(q, t)) {
                    return q;
                }
                memory = Memory.of(q);
                at = 0;
            }
            default -> {
                Object array = ArrayView.array(p);
                if (!array.getClass().isArray()) {
                    return p;
                }
                int off = ArrayView.offset(p);
                if (holds(array, t)) {
                    return array instanceof Object[] a && t.isAggregate() ? a[off] : Elem.of(array, off);
                }
                memory = Memory.of(array);
                at = (long) off * Addresses.elementSize(array);
            }
        }
        return memory == null ? null : raw(memory, at, t);
    }

    private static boolean sameKind(Ptr p, GoType t) {
        return switch (t.storage().stack) {
            case I -> p instanceof PtrI;
            case J -> p instanceof PtrJ;
            case F -> p instanceof PtrF;
            case D -> p instanceof PtrD;
            case L -> p instanceof PtrL;
        };
    }

    private static Object raw(Memory memory, long at, GoType t) {
        return switch (t.storage().stack) {
            case I -> new RawPtrI(memory, at, (int) t.size(), t.kind() == Kind.INT8 || t.kind() == Kind.INT16);
            case J -> new RawPtrJ(memory, at);
            case F -> new RawPtrF(memory, at);
            case D -> new RawPtrD(memory, at);
            case L -> null;
        };
    }

    /// []byte read as string and the other way round share their bytes; other references must agree by themselves.
    private static Object reference(PtrL p, GoType t) {
        if (t.kind() == Kind.STRING) {
            return p.get() instanceof Slice ? new StringView(p) : p;
        }
        if (t.kind() == Kind.SLICE) {
            return p.get() instanceof GoString ? new SliceView(p) : p;
        }
        return p;
    }

    /// `*(*uintptr)(unsafe.Pointer(&s))`: the address in a string, slice, pointer or map variable, to look at only.
    private static final class FirstWord extends PtrJ {
        private final PtrL variable;

        FirstWord(PtrL variable) {
            this.variable = variable;
        }

        @Override
        public long get() {
            return switch (variable.get()) {
                case Slice s -> s.a == null ? 0 : Addresses.of(Elem.of(s.a, s.off));
                case null -> 0;
                case Object o -> Addresses.of(o);
            };
        }

        @Override
        public void set(long value) {
            throw Panics.unsupported("unsafe store of a number into a reference");
        }

        @Override
        public Object base() {
            return variable.base();
        }

        @Override
        public long offset() {
            return variable.offset();
        }
    }

    private static final class StringView extends PtrL {
        private final PtrL slice;

        StringView(PtrL slice) {
            this.slice = slice;
        }

        @Override
        public Object get() {
            Slice s = (Slice) slice.get();
            return s.len == 0 ? GoString.EMPTY : new GoString((byte[]) s.a, s.off, s.len);
        }

        @Override
        public void set(Object value) {
            GoString s = (GoString) value;
            slice.set(new Slice(s.a, s.off, s.len, s.len));
        }
    }

    private static final class SliceView extends PtrL {
        private final PtrL string;

        SliceView(PtrL string) {
            this.string = string;
        }

        @Override
        public Object get() {
            GoString s = (GoString) string.get();
            return s.len == 0 ? Slice.NIL : new Slice(s.a, s.off, s.len, s.len);
        }

        @Override
        public void set(Object value) {
            Slice s = (Slice) value;
            string.set(s.len == 0 ? GoString.EMPTY : new GoString((byte[]) s.a, s.off, s.len));
        }
    }

    // ---- unsafe.Add ----

    @CompilerEntry
    public static Object add(Object p, long n) {
        if (n == 0) {
            return p;
        }
        Object r = switch (p) {
            case null -> pointer(n);
            case Elem e -> element(e.array(), e.index(), n);
            case Raw r0 -> new RawPtrI(r0.memory(), ((Ptr) p).offset() + n, 1, false);
            case Struct s -> fieldAt(s, n);
            case Ptr q -> q.base() instanceof Struct s ? fieldAt(s, q.offset() + n) : Memory.of(q) == null ? null
                    : new RawPtrI(Memory.of(q), n, 1, false);
            default -> ArrayView.array(p).getClass().isArray() ? element(ArrayView.array(p), ArrayView.offset(p), n) : null;
        };
        if (r == null) {
            throw Panics.unsupported("unsafe.Add of " + n + " to a pointer to " + describe(p));
        }
        return r;
    }

    private static Object element(Object array, int i, long n) {
        int size = array instanceof Object[] a ? referenceSize(a) : Addresses.elementSize(array);
        if (n % size == 0) {
            long at = i + n / size;
            if (array instanceof Object[] a && at >= 0 && at < a.length && a[(int) at] instanceof Struct s) {
                return s;
            }
            return Elem.of(array, (int) at);
        }
        Memory m = Memory.of(array);
        return m == null ? null : new RawPtrI(m, (long) i * size + n, 1, false);
    }

    private static int referenceSize(Object[] a) {
        return a.length == 0 ? 8 : switch (a[0]) {
            case GoString _ -> 16;
            case Slice _ -> 24;
            case Struct s -> (int) Math.max(1, s.goType().size());
            case null, default -> 8;
        };
    }

    /// The field at a byte offset; null if there is none.
    private static Object fieldAt(Struct s, long offset) {
        GoType t = s.goType();
        for (Field f : t.fields()) {
            if (offset >= f.offset() && offset < f.offset() + Math.max(1, f.type().size())) {
                return add(Carriers.field(t, s, f.index()), offset - f.offset());
            }
        }
        return null;
    }

    // ---- unsafe.Slice, SliceData, String, StringData ----

    @CompilerEntry
    public static Slice slice(Object p, long n, GoType sliceType) {
        GoType elem = sliceType.elem();
        if (n < 0 || n > Integer.MAX_VALUE) {
            throw Panics.runtimeError("unsafe.Slice: len out of range");
        }
        if (p == null) {
            if (n == 0) {
                return Slice.NIL;
            }
            throw Panics.runtimeError("unsafe.Slice: ptr is nil and len is not zero");
        }
        int len = (int) n;
        if (p instanceof Elem e && holds(e.array(), elem)) {
            return within(e.array(), e.index(), len);
        }
        if (elem.isAggregate()) {
            if (len <= 1) {
                return new Slice(new Object[] {p}, 0, len, len);
            }
        } else if (p instanceof Ptr q) {
            if (len <= 1 && sameKind(q, elem)) {
                Object a = jopher.runtime.reflect.SliceCarriers.make(elem, 1, 1).a;
                Carriers.store(elem, Elem.of(a, 0), Carriers.load(elem, p));
                return new Slice(a, 0, len, len);
            }
        } else if (ArrayView.array(p).getClass().isArray() && holds(ArrayView.array(p), elem)) {
            return within(ArrayView.array(p), ArrayView.offset(p), len);
        }
        throw Panics.unsupported("unsafe.Slice of " + n + " elements from a pointer to " + describe(p) + " as " + sliceType);
    }

    private static Slice within(Object array, int off, int len) {
        if (off + len > Array.getLength(array)) {
            throw Panics.unsupported("unsafe.Slice beyond the end of an array");
        }
        return new Slice(array, off, len, len);
    }

    @CompilerEntry
    public static Object sliceData(Slice s, GoType sliceType) {
        if (s.a == null) {
            return null;
        }
        GoType elem = sliceType.elem();
        if (!elem.isAggregate()) {
            return Elem.of(s.a, s.off);
        }
        if (s.cap == 0) {
            return elem.zero();
        }
        jopher.runtime.slices.RefSlices.fill((Object[]) s.a, s.off, s.off + 1, elem);
        return ((Object[]) s.a)[s.off];
    }

    @CompilerEntry
    public static GoString string(Object p, long n) {
        if (n < 0 || n > Integer.MAX_VALUE) {
            throw Panics.runtimeError("unsafe.String: len out of range");
        }
        if (p == null) {
            if (n == 0) {
                return GoString.EMPTY;
            }
            throw Panics.runtimeError("unsafe.String: ptr is nil and len is not zero");
        }
        if (n == 0) {
            return GoString.EMPTY;
        }
        if (p instanceof ElemB e) {
            return new GoString(e.a, e.i, (int) n);
        }
        if (ArrayView.array(p) instanceof byte[] a) {
            return new GoString(a, ArrayView.offset(p), (int) n);
        }
        if (p instanceof PtrI q && n == 1) {
            return GoString.copyOf(new byte[] {(byte) q.get()}, 0, 1);
        }
        throw Panics.unsupported("unsafe.String from a pointer to " + describe(p));
    }

    @CompilerEntry
    public static Object stringData(GoString s) {
        return s.len == 0 ? null : new ElemB(s.a, s.off);
    }
}
