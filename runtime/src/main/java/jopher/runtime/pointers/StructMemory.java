package jopher.runtime.pointers;

import jopher.runtime.reflect.Carriers;
import jopher.runtime.structs.Struct;
import jopher.runtime.types.Field;
import jopher.runtime.types.GoType;

/// The memory of a struct.
final class StructMemory extends Composite {
    private final Struct s;
    private final GoType type;

    StructMemory(Struct s) {
        this.s = s;
        this.type = s.goType();
    }

    @Override
    Object base() {
        return s;
    }

    @Override
    long size() {
        return type.size();
    }

    @Override
    Place part(long at) {
        for (Field f : type.fields()) {
            if (at >= f.offset() && at < f.offset() + f.type().size()) {
                return new Place(Exact.memory(Carriers.field(type, s, f.index()), f.type()), at - f.offset());
            }
        }
        return null;
    }

    @Override
    Object variable(long at, GoType t) {
        return Exact.find(s, type, at, t);
    }
}
