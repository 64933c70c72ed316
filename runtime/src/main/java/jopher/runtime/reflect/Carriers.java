package jopher.runtime.reflect;

import jopher.runtime.ifaces.Box;
import jopher.runtime.ifaces.BoxL;
import jopher.runtime.pointers.CellD;
import jopher.runtime.pointers.CellF;
import jopher.runtime.pointers.CellI;
import jopher.runtime.pointers.CellJ;
import jopher.runtime.pointers.CellL;
import jopher.runtime.pointers.Elem;
import jopher.runtime.pointers.PtrD;
import jopher.runtime.pointers.PtrF;
import jopher.runtime.pointers.PtrI;
import jopher.runtime.pointers.PtrJ;
import jopher.runtime.pointers.PtrL;
import jopher.runtime.slices.ArrayView;
import jopher.runtime.slices.Slice;
import jopher.runtime.structs.Struct;
import jopher.runtime.types.GoType;
import jopher.runtime.types.Kind;

/// Loads and stores through carriers. *Raw* values are Integer, Long, Float, Double by stack kind, or the reference
/// representation.
public final class Carriers {
    private Carriers() {
    }

    /// Values that an interface holds as they are: reflect keeps them without a carrier.
    public static boolean pointerShaped(GoType t) {
        return switch (t.kind()) {
            case POINTER, MAP, CHAN, FUNC, UNSAFE_POINTER -> true;
            default -> false;
        };
    }

    /// A new variable of type t, zero.
    public static Object newZero(GoType t) {
        if (t.isAggregate()) {
            return t.zero();
        }
        return switch (t.storage()) {
            case Z, B, S, C, I -> new CellI();
            case J -> new CellJ();
            case F -> new CellF();
            case D -> new CellD();
            case L -> new CellL(t.zero());
        };
    }

    /// A new variable holding a raw value; aggregates are not copied.
    public static Object of(GoType t, Object raw) {
        if (t.isAggregate()) {
            return raw;
        }
        return switch (t.storage()) {
            case Z, B, S, C, I -> new CellI((int) raw);
            case J -> new CellJ((long) raw);
            case F -> new CellF((float) raw);
            case D -> new CellD((double) raw);
            case L -> new CellL(raw);
        };
    }

    /// The raw value; aggregates are not copied.
    public static Object load(GoType t, Object carrier) {
        if (t.isAggregate()) {
            if (carrier == null) {
                throw new NullPointerException();
            }
            return carrier;
        }
        return switch (t.storage()) {
            case Z, S, C, I -> ((PtrI) carrier).get();
            case B -> t.kind() == Kind.UINT8 ? ((PtrI) carrier).get() & 0xFF : (int) (byte) ((PtrI) carrier).get();
            case J -> ((PtrJ) carrier).get();
            case F -> ((PtrF) carrier).get();
            case D -> ((PtrD) carrier).get();
            case L -> ((PtrL) carrier).get();
        };
    }

    /// Stores a raw value; aggregates are copied into place.
    public static void store(GoType t, Object carrier, Object raw) {
        if (t.isAggregate()) {
            t.assign(carrier, raw);
            return;
        }
        switch (t.storage()) {
            case Z, B, S, C, I -> ((PtrI) carrier).set((int) raw);
            case J -> ((PtrJ) carrier).set((long) raw);
            case F -> ((PtrF) carrier).set((float) raw);
            case D -> ((PtrD) carrier).set((double) raw);
            case L -> ((PtrL) carrier).set(raw);
        }
    }

    /// A raw value nobody else holds.
    public static Object copyRaw(GoType t, Object raw) {
        return t.isAggregate() ? t.copy(raw) : raw;
    }

    // ---- interface values ----

    /// The raw value in a non-nil interface value; not copied.
    public static Object rawOf(GoType t, Object x) {
        return x instanceof Box b ? t.boxing().unbox(b) : x;
    }

    /// What an interface value of pointer-shaped type holds.
    public static Object pointerIn(Object x) {
        return x instanceof BoxL b ? b.v : x;
    }

    /// The variable as an interface value (of what it holds, if it is an interface itself).
    public static Object toInterface(GoType t, Object carrier, boolean copy) {
        Object raw = load(t, carrier);
        return t.boxing().box(copy ? copyRaw(t, raw) : raw);
    }

    // ---- parts ----

    public static Object field(GoType struct, Object s, int i) {
        FieldAccess[] a = (FieldAccess[]) struct.underlying().fieldAccess();
        if (a == null) {
            a = FieldAccess.of(struct);
            struct.underlying().fieldAccess(a);
        }
        return a[i].carrier((Struct) s);
    }

    /// Carrier of element `i` (counted in the array object) of an array of `elem`s.
    public static Object element(GoType elem, Object array, int i) {
        return elem.isAggregate() ? ((Object[]) array)[i] : Elem.of(array, i);
    }

    public static Object arrayElement(GoType elem, Object array, int i) {
        return element(elem, ArrayView.array(array), ArrayView.offset(array) + i);
    }

    public static Object sliceElement(GoType elem, Slice s, int i) {
        return element(elem, s.a, s.off + i);
    }
}
