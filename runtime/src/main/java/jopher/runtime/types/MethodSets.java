package jopher.runtime.types;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jopher.abi.TypeDescription;

/// Method sets from descriptions (spec: Method sets).
final class MethodSets {
    private static final Method[] NONE = {};

    private MethodSets() {
    }

    static Method[] of(GoType t) {
        if (t.isInterface()) {
            return sorted(t.interfaceMethods());
        }
        if (t.isDefined()) {
            return valueMethods(t);
        }
        return switch (t.kind()) {
            case POINTER -> t.elem().isInterface() ? NONE : t.elem().pointerMethods();
            case STRUCT -> valueMethods(t);
            default -> NONE;
        };
    }

    static Method[] ofPointerTo(GoType t) {
        List<Method> out = new ArrayList<>();
        for (TypeDescription.Method m : declared(t)) {
            out.add(method(m));
        }
        return sorted(out);
    }

    private static Method[] valueMethods(GoType t) {
        List<Method> out = new ArrayList<>();
        for (Method m : t.pointerMethods()) {
            if (!m.code().pointer()) {
                out.add(m);
            }
        }
        return out.isEmpty() ? NONE : out.toArray(NONE);
    }

    /// Anonymous structs have methods only by embedding; then the compiler writes a description for them too.
    private static List<TypeDescription.Method> declared(GoType t) {
        if (t.isDefined()) {
            return t.description().methods();
        }
        if (t.kind() == Kind.STRUCT && Arrays.stream(t.fields()).anyMatch(Field::embedded)) {
            TypeDescription d = Types.describeIfPresent(t.structClass());
            return d == null ? List.of() : d.methods();
        }
        return List.of();
    }

    private static Method method(TypeDescription.Method m) {
        return new Method(m.name(), m.pkgPath(), Types.parse(m.signature()), m);
    }

    private static Method[] sorted(List<Method> methods) {
        Method[] out = methods.toArray(NONE);
        Arrays.sort(out, Method::compare);
        return out;
    }

    /// Both in gc's order: one pass.
    static String missing(Method[] wanted, Method[] have) {
        int j = 0;
        for (Method w : wanted) {
            while (j < have.length && Method.compare(have[j], w) < 0) {
                j++;
            }
            if (j == have.length || !have[j].sameAs(w)) {
                return w.name();
            }
        }
        return null;
    }
}
