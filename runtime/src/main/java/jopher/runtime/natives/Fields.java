package jopher.runtime.natives;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.ConcurrentHashMap;

/// Access by name to fields of generated struct classes, for natives that get a pointer to a Go struct: the runtime does not
/// know the classes. Handles are cached per class.
final class Fields {
    private static final ClassValue<ConcurrentHashMap<String, VarHandle>> HANDLES = new ClassValue<>() {
        @Override
        protected ConcurrentHashMap<String, VarHandle> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    private Fields() {
    }

    static VarHandle handle(Object struct, String name) {
        return HANDLES.get(struct.getClass()).computeIfAbsent(name, n -> {
            try {
                return MethodHandles.publicLookup().unreflectVarHandle(struct.getClass().getField(n));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("Go struct " + struct.getClass().getName() + " has no field " + n, e);
            }
        });
    }

    /// Sets an integer field of any width.
    static void set(Object struct, String name, long v) {
        VarHandle h = handle(struct, name);
        Class<?> t = h.varType();
        if (t == long.class) {
            h.set(struct, v);
        } else if (t == int.class) {
            h.set(struct, (int) v);
        } else if (t == short.class) {
            h.set(struct, (short) v);
        } else if (t == char.class) {
            h.set(struct, (char) v);
        } else if (t == byte.class) {
            h.set(struct, (byte) v);
        } else {
            h.set(struct, v != 0);
        }
    }

    static long get(Object struct, String name) {
        VarHandle h = handle(struct, name);
        Class<?> t = h.varType();
        if (t == long.class) {
            return (long) h.get(struct);
        }
        if (t == char.class) {
            return (char) h.get(struct);
        }
        if (t == boolean.class) {
            return (boolean) h.get(struct) ? 1 : 0;
        }
        return t == int.class ? (int) h.get(struct) : t == short.class ? (short) h.get(struct) : (byte) h.get(struct);
    }

    static Object ref(Object struct, String name) {
        return handle(struct, name).get(struct);
    }
}
