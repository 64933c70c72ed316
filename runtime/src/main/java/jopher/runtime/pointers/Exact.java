package jopher.runtime.pointers;

import jopher.runtime.reflect.Carriers;
import jopher.runtime.slices.ArrayView;
import jopher.runtime.structs.Struct;
import jopher.runtime.types.Field;
import jopher.runtime.types.GoType;
import jopher.runtime.types.Kind;

/// Which variables of one type are variables of another as they are: same representation, so that the pointer need not be adapted.
final class Exact {
    private Exact() {
    }

    /// Is the representation of both types the same?
    static boolean same(GoType have, GoType want) {
        if (have == want) {
            return true;
        }
        Kind k = have.kind();
        Kind w = want.kind();
        return switch (k) {
            case STRUCT -> w == Kind.STRUCT && shape(have) == shape(want);
            case ARRAY -> w == Kind.ARRAY && have.length() == want.length() && same(have.elem(), want.elem());
            case SLICE -> w == Kind.SLICE && same(have.elem(), want.elem());
            case STRING, INTERFACE, COMPLEX64, COMPLEX128 -> k == w;
            case POINTER, UNSAFE_POINTER -> w == Kind.POINTER || w == Kind.UNSAFE_POINTER;
            case MAP, CHAN, FUNC -> k == w || w == Kind.UNSAFE_POINTER;
            default -> have.storage() == want.storage() && have.storage() != jopher.abi.StorageKind.L;
        };
    }

    private static Class<?> shape(GoType t) {
        return t.sharedZero().getClass().getSuperclass();
    }

    /// Objects of all types with the same fields share the shape class.
    static boolean isShape(Struct s, GoType t) {
        return shape(t).isInstance(s);
    }

    /// Does an array of this class hold elements of type t, which is no struct or array, as they are?
    static boolean holds(Object array, GoType t) {
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

    static boolean sameStack(Ptr p, GoType t) {
        return switch (t.storage().stack) {
            case I -> p instanceof PtrI;
            case J -> p instanceof PtrJ;
            case F -> p instanceof PtrF;
            case D -> p instanceof PtrD;
            case L -> p instanceof PtrL;
        };
    }

    /// The variable of type `want` at byte `off` of the variable of type `have` behind `carrier`; null if none lies there as such.
    static Object find(Object carrier, GoType have, long off, GoType want) {
        if (off == 0 && same(have, want)) {
            return carrier;
        }
        if (have.kind() == Kind.STRUCT) {
            for (Field f : have.fields()) {
                if (off >= f.offset() && (off < f.offset() + f.type().size() || off == f.offset() && want.size() == 0)) {
                    return find(Carriers.field(have, carrier, f.index()), f.type(), off - f.offset(), want);
                }
            }
        }
        if (have.kind() == Kind.ARRAY && have.elem().size() > 0 && off >= 0) {
            GoType elem = have.elem();
            long i = off / elem.size();
            long within = off % elem.size();
            if (within == 0 && want.kind() == Kind.ARRAY && same(elem, want.elem()) && i + want.length() <= have.length()) {
                return ArrayView.of(ArrayView.array(carrier), ArrayView.offset(carrier) + (int) i, (int) want.length());
            }
            if (i < have.length()) {
                return find(Carriers.arrayElement(elem, carrier, (int) i), elem, within, want);
            }
        }
        return null;
    }

    /// The memory of the variable of type `t` behind `carrier`, counted from the variable.
    static Memory memory(Object carrier, GoType t) {
        return switch (t.kind()) {
            case STRUCT -> carrier instanceof View v ? Shifted.of(v.window().memory(), v.window().at()) : new StructMemory((Struct) carrier);
            case ARRAY -> {
                Object a = ArrayView.array(carrier);
                Memory m = a instanceof Object[] refs ? new ElementMemory(refs, t.elem()) : Units.of(a);
                int off = ArrayView.offset(carrier);
                yield Shifted.of(m, off * t.elem().size());
            }
            case COMPLEX64, COMPLEX128, STRING, SLICE, INTERFACE, POINTER, UNSAFE_POINTER, MAP, CHAN, FUNC -> new Words((PtrL) carrier, t);
            default -> Units.of((Ptr) carrier, (int) t.size());
        };
    }
}
