package jopher.runtime.types;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import jopher.runtime.structs.Struct;

/// From struct types to their classes.
final class StructClasses {
    private StructClasses() {
    }

    /// A zero object of the type's own class.
    static Struct newInstance(GoType t) {
        Class<?> c = Types.findClass(t.structClass());
        if (c == null) {
            throw new IllegalStateException("no class for " + t + " (" + t.structClass() + ")");
        }
        try {
            return (Struct) MethodHandles.publicLookup().findConstructor(c, MethodType.methodType(void.class)).invoke();
        } catch (Throwable e) {
            throw new IllegalStateException("cannot create " + t, e);
        }
    }
}
