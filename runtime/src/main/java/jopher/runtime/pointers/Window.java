package jopher.runtime.pointers;

import jopher.runtime.panics.Panics;
import jopher.runtime.slices.ArrayView;
import jopher.runtime.slices.Slice;
import jopher.runtime.types.Field;
import jopher.runtime.types.GoType;
import jopher.runtime.types.Kind;

/// Where a [View] looks: memory from a byte on, as a struct of some type. The methods are what generated accessors call: `field` is an
/// index into the type's fields.
public final class Window {
    private final Memory memory;
    private final long at;
    private final GoType type;
    private final Object[] carriers;

    Window(Memory memory, long at, GoType type) {
        this.memory = memory;
        this.at = at;
        this.type = type;
        this.carriers = new Object[type.fields().length];
    }

    Memory memory() {
        return memory;
    }

    long at() {
        return at;
    }

    public GoType type() {
        return type;
    }

    /// The pointer to a field: made once, so that nested structs keep their identity.
    public Object carrier(int field) {
        Object c = carriers[field];
        if (c == null) {
            Field f = type.fields()[field];
            c = UnsafePointers.at(memory, at + f.offset(), f.type());
            if (f.type().kind() == Kind.ARRAY && (c == null || c instanceof ArrayView)) {
                c = Mirrors.whole(memory, at + f.offset(), f.type()); // the field of an array is an array of its own
            }
            if (c == null) {
                throw Panics.unsupported("field " + f.name() + " of " + type + " in memory that is no such struct");
            }
            carriers[field] = c;
        }
        return c;
    }

    public int getI(int field) {
        return ((PtrI) carrier(field)).get();
    }

    public void setI(int field, int v) {
        ((PtrI) carrier(field)).set(v);
    }

    public long getJ(int field) {
        return ((PtrJ) carrier(field)).get();
    }

    public void setJ(int field, long v) {
        ((PtrJ) carrier(field)).set(v);
    }

    public float getF(int field) {
        return ((PtrF) carrier(field)).get();
    }

    public void setF(int field, float v) {
        ((PtrF) carrier(field)).set(v);
    }

    public double getD(int field) {
        return ((PtrD) carrier(field)).get();
    }

    public void setD(int field, double v) {
        ((PtrD) carrier(field)).set(v);
    }

    /// References; nested structs and arrays.
    public Object getL(int field) {
        Object c = carrier(field);
        return type.fields()[field].type().isAggregate() ? c : ((PtrL) c).get();
    }

    public void setL(int field, Object v) {
        ((PtrL) carrier(field)).set(v);
    }

    // ---- the four parts of a slice field ----

    private Slice slice(int field) {
        return (Slice) ((PtrL) carrier(field)).get();
    }

    public Object getArray(int field) {
        return slice(field).a;
    }

    public void setArray(int field, Object a) {
        Slice s = slice(field);
        ((PtrL) carrier(field)).set(new Slice(a, s.off, s.len, s.cap));
    }

    /// 1 offset, 2 length, 3 capacity
    public int getPart(int field, int part) {
        Slice s = slice(field);
        return part == 1 ? s.off : part == 2 ? s.len : s.cap;
    }

    public void setPart(int field, int part, int v) {
        Slice s = slice(field);
        ((PtrL) carrier(field)).set(new Slice(s.a, part == 1 ? v : s.off, part == 2 ? v : s.len, part == 3 ? v : s.cap));
    }
}
