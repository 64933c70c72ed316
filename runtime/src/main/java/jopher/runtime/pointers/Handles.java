package jopher.runtime.pointers;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import jopher.abi.CompilerEntry;

/// VarHandles for the fields of generated classes, which are all public.
public final class Handles {
    private Handles() {
    }

    @CompilerEntry
    public static VarHandle field(Class<?> owner, String name, Class<?> type, boolean isStatic) {
        try {
            return isStatic ? MethodHandles.publicLookup().findStaticVarHandle(owner, name, type)
                    : MethodHandles.publicLookup().findVarHandle(owner, name, type);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
