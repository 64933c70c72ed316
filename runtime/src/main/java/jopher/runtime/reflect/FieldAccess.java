package jopher.runtime.reflect;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import jopher.abi.Names;
import jopher.runtime.pointers.FieldPtrD;
import jopher.runtime.pointers.FieldPtrF;
import jopher.runtime.pointers.FieldPtrI;
import jopher.runtime.pointers.FieldPtrJ;
import jopher.runtime.pointers.FieldPtrL;
import jopher.runtime.pointers.FieldPtrSlice;
import jopher.runtime.pointers.View;
import jopher.runtime.structs.Struct;
import jopher.runtime.types.Field;
import jopher.runtime.types.GoType;
import jopher.runtime.types.Kind;

/// Carriers of the fields of one shape, by VarHandle.
final class FieldAccess {
    private final Field field;
    private final VarHandle handle;
    /// Offset, length and capacity of a flat slice field; else null.
    private final VarHandle[] slice;

    private FieldAccess(Field field, VarHandle handle, VarHandle[] slice) {
        this.field = field;
        this.handle = handle;
        this.slice = slice;
    }

    static FieldAccess[] of(GoType struct) {
        Class<?> shape = jopher.runtime.types.Types.classOf(Names.shapeClass(struct.underlying().encoding()));
        Field[] fields = struct.fields();
        FieldAccess[] out = new FieldAccess[fields.length];
        for (int i = 0; i < fields.length; i++) {
            Field f = fields[i];
            VarHandle[] slice = f.type().kind() != Kind.SLICE ? null : new VarHandle[] {handle(shape, Names.sliceOffset(f.jvmField())),
                handle(shape, Names.sliceLength(f.jvmField())), handle(shape, Names.sliceCapacity(f.jvmField()))};
            out[i] = new FieldAccess(f, handle(shape, f.jvmField()), slice);
        }
        return out;
    }

    private static VarHandle handle(Class<?> shape, String name) {
        try {
            return MethodHandles.publicLookup().unreflectVarHandle(shape.getField(name));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("field " + name + " of " + shape.getName(), e);
        }
    }

    Object carrier(Struct s) {
        if (s == null) {
            throw new NullPointerException();
        }
        if (s instanceof View v) {
            return v.window().carrier(field.index());
        }
        GoType t = field.type();
        if (slice != null) {
            return new FieldPtrSlice(s, handle, slice[0], slice[1], slice[2], field.offset());
        }
        if (t.isAggregate()) {
            return handle.get(s);
        }
        return switch (t.storage()) {
            case Z, B, S, C, I -> new FieldPtrI(s, handle, field.offset(), t.storage());
            case J -> new FieldPtrJ(s, handle, field.offset());
            case F -> new FieldPtrF(s, handle, field.offset());
            case D -> new FieldPtrD(s, handle, field.offset());
            case L -> new FieldPtrL(s, handle, field.offset());
        };
    }
}
