package jopher.runtime.pointers;

import java.lang.reflect.Array;
import jopher.abi.CompilerEntry;
import jopher.runtime.funcs.Func;
import jopher.runtime.ifaces.PtrBox;
import jopher.runtime.panics.Panics;
import jopher.runtime.pointers.Memory.Place;
import jopher.runtime.reflect.Carriers;
import jopher.runtime.reflect.FuncCode;
import jopher.runtime.reflect.SliceCarriers;
import jopher.runtime.slices.ArrayView;
import jopher.runtime.slices.RefSlices;
import jopher.runtime.slices.Slice;
import jopher.runtime.strings.GoString;
import jopher.runtime.structs.Struct;
import jopher.runtime.types.GoType;
import jopher.runtime.types.Kind;
import jopher.runtime.types.TypePointer;
import jopher.runtime.types.Types;

/// Package unsafe at run time. An unsafe.Pointer is any pointer object. Converting it to *T gives, in this order: the same object, if it points to
/// a variable that looks like a T; the variable of type T that lies at the place in the object; a view of the [Memory] there as a T. Where none
/// can be made, the conversion panics, naming the place in the source.
public final class UnsafePointers {
    private UnsafePointers() {
    }

    /// `unsafe.Pointer(uintptr)`: finds the live object at a number that [Addresses] gave out.
    @CompilerEntry
    public static Object pointer(long number) {
        return number == 0 ? null : Addresses.pointer(number);
    }

    // ---- to unsafe.Pointer ----

    /// `unsafe.Pointer(&a[i])` and the like where elements are references: the pointer keeps the array.
    @CompilerEntry
    public static Object element(Object[] a, int i, GoType elem) {
        return elem.isAggregate() ? new ElemA(a, i, elem) : new ElemL(a, i, elem);
    }

    /// `unsafe.Pointer(p)` for p a *T, with T an interface or a slice of references; or a pointer to an array of references.
    @CompilerEntry
    public static Object typed(Object p, GoType t) {
        if (p == null) {
            return null;
        }
        if (t.kind() == Kind.ARRAY) {
            return element((Object[]) ArrayView.array(p), ArrayView.offset(p), t.elem());
        }
        return p instanceof References.Typed ? p : new References.Typed((PtrL) p, t);
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
        Object r = find(p, type.elem());
        if (r == null) {
            throw Panics.unsupported(position + ": conversion of unsafe.Pointer (to " + describe(p) + ") to " + type);
        }
        return r;
    }

    /// `(*T)(p)` for structs; `view` is for the linker: [jopher.abi.Names#viewMarker].
    @CompilerEntry
    public static Object convertToStruct(Object p, GoType type, String position, String view) {
        return convert(p, type, position);
    }

    /// `(*T)(p)` for arrays and slices; `view` is for the linker: [jopher.abi.Names#STORES_MARK].
    @CompilerEntry
    public static Object convertToArray(Object p, GoType type, String position, String view) {
        return convert(p, type, position);
    }

    /// A pointer value of another type as `type`, which is a pointer type or unsafe.Pointer.
    public static Object as(Object p, GoType type) {
        return type.kind() == Kind.POINTER ? convert(p, type, "unsafe") : p;
    }

    /// What a word holds as a func value of type `type`: the func, or one made of the code that the closure in memory begins with.
    static Object func(Object p, GoType type) {
        if (p == null) {
            return null;
        }
        if (p instanceof Func f) {
            return FuncCode.adapt(f, null, type);
        }
        Place closure = place(p);
        if (closure != null && closure.memory() == Nowhere.INSTANCE) {
            throw new NullPointerException();
        }
        FuncCode code = closure == null ? null : FuncCode.at(closure.memory().read(closure.at(), 8));
        if (code == null) {
            throw Panics.unsupported("a func value that points to " + describe(p) + ", which does not begin with the code of a function");
        }
        return code.as(type);
    }

    private static String describe(Object p) {
        return switch (p) {
            case FuncCode _ -> "the code of a function";
            case Struct s -> s.goType().toString();
            case ElemA e -> "an element of []" + e.elem;
            case Elem e -> "an element of " + e.array().getClass().getSimpleName();
            case Raw r -> "byte " + ((Ptr) p).offset() + " of " + r.memory().base().getClass().getSimpleName();
            default -> p.getClass().isArray() ? p.getClass().getSimpleName() : p.getClass().getName();
        };
    }

    private static Object find(Object p, GoType t) {
        Object same = same(p, t);
        if (same != null) {
            return same;
        }
        Place place = place(p);
        return place == null ? null : at(place.memory(), place.at(), t);
    }

    /// The pointer itself or a close relative of it, without looking into memory.
    private static Object same(Object p, GoType t) {
        switch (p) {
            case Struct s -> {
                return t.kind() == Kind.STRUCT && Exact.isShape(s, t) ? s : null;
            }
            case ElemA e -> {
                return t.isAggregate() && Exact.same(e.elem, t) ? e.object() : null;
            }
            case Elem e -> {
                return !t.isAggregate() && e.array() instanceof Object[] == false && Exact.holds(e.array(), t) ? p : p instanceof PtrL q && !t.isAggregate() && Exact.sameStack(q, t)
                        ? References.as(q, ((ElemL) q).elem, t) : null;
            }
            case Raw _ -> {
                return null;
            }
            case References.Typed x -> {
                return !t.isAggregate() && Exact.sameStack(x, t) ? Exact.same(x.type, t) ? x.p : References.as(x, x.type, t) : null;
            }
            case PtrL q -> {
                return !t.isAggregate() && Exact.sameStack(q, t) ? References.as(q, null, t) : null;
            }
            case Ptr q -> {
                return !t.isAggregate() && !(q.base() instanceof Struct) && Exact.sameStack(q, t) ? q : null;
            }
            default -> {
                Object array = ArrayView.array(p);
                if (!array.getClass().isArray()) {
                    return Headers.of(p) != null || p instanceof FuncCode ? null : p;
                }
                int off = ArrayView.offset(p);
                GoType e = t.kind() == Kind.ARRAY ? t.elem() : t;
                if (!Exact.holds(array, e) || array instanceof Object[] a && e.isAggregate() && !isElement(a, off, e)) {
                    return null;
                }
                if (t.kind() == Kind.ARRAY && !(t.elem().isAggregate() && t.elem().kind() == Kind.ARRAY && array instanceof Object[] a && a.length == 0)) {
                    return ArrayView.of(array, off, length(t));
                }
                return array instanceof Object[] a && t.isAggregate() ? a[off] : Elem.of(array, off);
            }
        }
    }

    /// `*[1<<40]T` is a way to say "as much as there is".
    static int length(GoType array) {
        return (int) Math.min(array.length(), Integer.MAX_VALUE);
    }

    private static boolean isElement(Object[] a, int i, GoType t) {
        if (i >= a.length) {
            return true;
        }
        return t.kind() == Kind.STRUCT ? a[i] instanceof Struct s && Exact.isShape(s, t) : a[i] != null && a[i].getClass().isArray();
    }

    /// A pointer to the memory at a place as a variable of type `t`; null if there is no way.
    static Object at(Memory memory, long at, GoType t) {
        Object v = memory.variable(at, t);
        if (v != null) {
            return v;
        }
        return switch (t.kind()) {
            case STRUCT -> t.size() == 0 ? t.sharedZero() : Views.of(memory, at, t);
            case ARRAY -> {
                Slice s = Mirrors.elements(memory, at, t.elem());
                yield s == null ? null : ArrayView.of(s.a, s.off, length(t));
            }
            default -> switch (t.storage().stack) {
                case I -> new RawPtrI(memory, at, (int) t.size(), t.kind() == Kind.INT8 || t.kind() == Kind.INT16);
                case J -> new RawPtrJ(memory, at);
                case F -> new RawPtrF(memory, at);
                case D -> new RawPtrD(memory, at);
                case L -> References.of(memory, at, t);
            };
        };
    }

    /// Where an unsafe.Pointer points; null if that is no memory (code, type descriptors).
    static Place place(Object p) {
        return switch (p) {
            case PtrBox b -> place(b.v);
            case View v -> new Place(v.window().memory(), v.window().at());
            case Struct s -> s.home() instanceof ElemA e ? place(e) : new Place(new StructMemory(s), 0);
            case ElemA e -> new Place(new ElementMemory(e.a, e.elem), e.i * e.elem.size());
            case ElemL e when e.elem != null -> new Place(new ElementMemory(e.a, e.elem), e.i * e.elem.size());
            case ElemL e -> {
                GoType elem = Addresses.elementType(e.a);
                yield elem == null ? new Place(new Words(e, null), 0) : new Place(new ElementMemory(e.a, elem), e.i * elem.size());
            }
            case Elem e -> Mirrors.resolve(Units.of(e.array()), (long) e.index() * Addresses.elementSize(e.array()));
            case Raw r -> new Place(r.memory(), ((Ptr) p).offset());
            case References.Typed x when x.base() instanceof Struct -> within(x);
            case References.Typed x -> new Place(new Words(x.p, x.type), 0);
            case Ptr q when q.base() instanceof Struct -> within(q);
            case PtrL q -> new Place(new Words(q, null), 0);
            case Ptr q -> new Place(Units.of(q, q instanceof PtrI || q instanceof PtrF ? 4 : 8), 0);
            default -> {
                Object a = ArrayView.array(p);
                if (a instanceof Object[] refs) {
                    GoType elem = Addresses.elementType(refs);
                    yield elem == null ? null : new Place(new ElementMemory(refs, elem), ArrayView.offset(p) * elem.size());
                }
                Headers header = Headers.of(p);
                if (header != null) {
                    yield new Place(header, 0);
                }
                yield a.getClass().isArray() ? Mirrors.resolve(Units.of(a), (long) ArrayView.offset(p) * Addresses.elementSize(a)) : null;
            }
        };
    }

    /// A field of a struct.
    private static Place within(Ptr field) {
        Place p = place(field.base());
        return new Place(p.memory(), p.at() + field.offset());
    }

    // ---- unsafe.Add ----

    @CompilerEntry
    public static Object add(Object p, long n) {
        if (n == 0) {
            return p;
        }
        if (p == null) {
            return pointer(n);
        }
        Place place = place(p);
        if (place == null) {
            throw Panics.unsupported("unsafe.Add of " + n + " to a pointer to " + describe(p));
        }
        return pointer(place.memory(), place.at() + n);
    }

    /// The unsafe.Pointer to a place.
    static Object pointer(Memory m, long at) {
        if (m instanceof ElementMemory e && e.elem.size() > 0 && Math.floorMod(at, e.elem.size()) == 0) {
            return e.element((int) Math.floorDiv(at, e.elem.size()));
        }
        if (m instanceof Units u && u.base().getClass().isArray() && Math.floorMod(at, u.unit()) == 0) {
            return Elem.of(u.base(), (int) Math.floorDiv(at, u.unit()));
        }
        if (at == 0 && m instanceof StructMemory) {
            return m.base();
        }
        return new RawPtrI(m, at, 1, false);
    }

    // ---- unsafe.Slice, SliceData, String, StringData ----

    @CompilerEntry
    public static Slice slice(Object p, long n, GoType sliceType) {
        GoType elem = sliceType.elem();
        if (n < 0 || elem.size() > 0 && Long.compareUnsigned(n, (1L << 47) / elem.size()) > 0) {
            throw Panics.runtimeError("unsafe.Slice: len out of range");
        }
        if (p == null) {
            if (n == 0) {
                return Slice.NIL;
            }
            throw Panics.runtimeError("unsafe.Slice: ptr is nil and len is not zero");
        }
        if (n > Integer.MAX_VALUE) {
            throw Panics.unsupported("unsafe.Slice of " + n + " elements");
        }
        if (p instanceof Raw r && r.memory() == Nowhere.INSTANCE) {
            return nowhere(((Ptr) p).offset(), n, elem, "unsafe.Slice: len out of range");
        }
        int len = (int) n;
        Slice s = p instanceof Elem e && !(e instanceof ElemA) && !elem.isAggregate() && Exact.holds(e.array(), elem) ? new Slice(e.array(), e.index(), len, len)
                : len == 0 && elem.isAggregate() ? new Slice(new Object[0], 0, 0, 0) : elementsOrNull(p, elem);
        if (s == null) {
            if (len <= 1) {
                return single(p, elem, len);
            }
            throw Panics.unsupported("unsafe.Slice of " + n + " elements from a pointer to " + describe(p) + " as " + sliceType);
        }
        if (s.off + len > Array.getLength(s.a)) {
            throw Panics.unsupported("unsafe.Slice beyond the end of an array");
        }
        if (elem.isAggregate()) {
            RefSlices.fill((Object[]) s.a, s.off, s.off + len, elem);
        }
        return new Slice(s.a, s.off, len, len);
    }

    private static Slice nowhere(long address, long n, GoType elem, String message) {
        long size = n * elem.size();
        if (size < 0 || Long.compareUnsigned(address + size, address) < 0 && address + size != 0) {
            throw Panics.runtimeError(message);
        }
        Slice s = SliceCarriers.make(elem, 0, 0);
        return new Slice(s.a, 0, (int) n, (int) n);
    }

    /// One variable as a slice. Numbers that are no elements of an array are copied: only arrays can be shared.
    private static Slice single(Object p, GoType elem, int len) {
        if (elem.isAggregate()) {
            return new Slice(new Object[] {p}, 0, len, len);
        }
        Object a = SliceCarriers.make(elem, 1, 1).a;
        Carriers.store(elem, Elem.of(a, 0), Carriers.load(elem, p));
        return new Slice(a, 0, len, len);
    }

    /// The array and index that an unsafe.Pointer points to as elements of type `elem` (length and capacity mean nothing).
    static Slice elements(Object p, GoType elem, String what) {
        Slice s = elementsOrNull(p, elem);
        if (s == null) {
            throw Panics.unsupported(what + " of type " + elem + " at a pointer to " + describe(p));
        }
        return s;
    }

    /// The same for elements as in `like`, whose type is not known.
    static Slice elementsLike(Object p, Slice like) {
        GoType elem = like.a == null ? null : like.a instanceof Object[] a ? Addresses.elementType(a) : primitive(like.a);
        if (elem != null) {
            return elements(p, elem, "slice data");
        }
        Object array = p instanceof Elem e ? e.array() : ArrayView.array(p);
        if (!array.getClass().isArray()) {
            throw Panics.unsupported("slice data at a pointer to " + describe(p));
        }
        return new Slice(array, p instanceof Elem e ? e.index() : ArrayView.offset(p), 0, 0);
    }

    private static GoType primitive(Object array) {
        return switch (array) {
            case byte[] _ -> Types.UINT8;
            case boolean[] _ -> Types.BOOL;
            case short[] _ -> Types.INT16;
            case char[] _ -> Types.UINT16;
            case int[] _ -> Types.INT32;
            case long[] _ -> Types.INT64;
            case float[] _ -> Types.FLOAT32;
            case double[] _ -> Types.FLOAT64;
            default -> null;
        };
    }

    private static Slice elementsOrNull(Object p, GoType elem) {
        if (p instanceof ElemA e && Exact.same(e.elem, elem)) {
            return new Slice(e.a, e.i, 0, 0);
        }
        if (p instanceof Elem e && !(e instanceof ElemA) && !elem.isAggregate() && Exact.holds(e.array(), elem)) {
            return new Slice(e.array(), e.index(), 0, 0);
        }
        if (!(p instanceof Ptr) && !(p instanceof Struct)) {
            Object a = ArrayView.array(p);
            if (a.getClass().isArray() && Exact.holds(a, elem) && (!elem.isAggregate() || isElement((Object[]) a, ArrayView.offset(p), elem))) {
                return new Slice(a, ArrayView.offset(p), 0, 0);
            }
        }
        Place place = place(p);
        if (place == null) {
            return null;
        }
        if (place.memory() instanceof ElementMemory m && Exact.same(m.elem, elem) && elem.size() > 0 && place.at() % elem.size() == 0) {
            return new Slice(m.a, (int) (place.at() / elem.size()), 0, 0);
        }
        Object array = place.memory().variable(place.at(), Types.arrayOf(1, elem));
        if (array != null) {
            return new Slice(ArrayView.array(array), ArrayView.offset(array), 0, 0);
        }
        return Mirrors.elements(place.memory(), place.at(), elem);
    }

    /// Is this slice one of `elem`s as it is? A nil slice could be of anything.
    static boolean fits(Slice s, GoType elem) {
        return s.a != null && Exact.holds(s.a, elem) && (!elem.isAggregate() || s.cap == 0 || isElement((Object[]) s.a, s.off, elem));
    }

    /// `unsafe.SliceData`; `home` is for the linker: [jopher.abi.Names#homeMarker], empty where elements are no structs.
    @CompilerEntry
    public static Object sliceData(Slice s, GoType sliceType, String home) {
        Object p = first(s, sliceType.elem());
        return p instanceof ElemA e ? s.cap == 0 ? e.elem.zero() : e.object() : p;
    }

    /// `unsafe.Slice` of structs or from a converted pointer; `marks` are for the linker.
    @CompilerEntry
    public static Slice sliceOver(Object p, long n, GoType sliceType, String marks) {
        return slice(p, n, sliceType);
    }

    /// The unsafe.Pointer to the first element; null for nil slices. `elem` null: not known.
    static Object first(Slice s, GoType elem) {
        if (s.a == null) {
            return null;
        }
        if (s.a instanceof Object[] a) {
            GoType t = elem != null ? elem : Addresses.elementType(a);
            return t == null ? new ElemL(a, s.off) : t.isAggregate() ? new ElemA(a, s.off, t) : new ElemL(a, s.off, t);
        }
        return Elem.of(s.a, s.off);
    }

    @CompilerEntry
    public static GoString string(Object p, long n) {
        if (n < 0 || n > 1L << 47) {
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
        if (p instanceof Raw r && r.memory() == Nowhere.INSTANCE) {
            Slice s = nowhere(((Ptr) p).offset(), n, Types.UINT8, "unsafe.String: len out of range");
            return new GoString((byte[]) s.a, 0, (int) n);
        }
        Slice s = n > Integer.MAX_VALUE ? null : elementsOrNull(p, Types.UINT8);
        if (s == null || s.off + n > ((byte[]) s.a).length) {
            if (p instanceof PtrI q && n == 1) {
                return GoString.copyOf(new byte[] {(byte) q.get()}, 0, 1);
            }
            throw Panics.unsupported("unsafe.String of " + n + " bytes from a pointer to " + describe(p));
        }
        return new GoString((byte[]) s.a, s.off, (int) n);
    }

    @CompilerEntry
    public static Object stringData(GoString s) {
        return s.len == 0 ? null : new ElemB(s.a, s.off);
    }

    /// The type that the type word of an interface stands for: the descriptor, or one of the structs that the standard library keeps for it.
    static GoType descriptor(Object p) {
        return switch (p) {
            case null -> null;
            case GoType t -> t;
            case TypePointer t -> t.type;
            case Struct s -> TypeWords.of(s);
            default -> throw Panics.unsupported("an interface's type word that is no type");
        };
    }
}
