package jopher.compiler.types;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/// Whether values can be compared with == (spec: Comparison operators).
final class Comparability {
    private Comparability() {}

    /// `dynamic`: ordinary interfaces count as comparable although the comparison may panic. `seen` may be null.
    /// The cause may stay empty where there is nothing to say beyond the type.
    static boolean comparable(Type type, boolean dynamic, Set<Type> seen, Cause cause) {
        if (seen == null) {
            seen = Collections.newSetFromMap(new IdentityHashMap<>());
        }
        if (!seen.add(type)) {
            return true;
        }
        switch (type.underlying()) {
            case Basic b -> {
                // invalid types count as comparable to avoid follow-on errors
                return b.kind() != Basic.Kind.UNTYPED_NIL;
            }
            case Pointer p -> {
                return true;
            }
            case Chan c -> {
                return true;
            }
            case Struct s -> {
                for (var f : s.fields()) {
                    if (!comparable(f.type, dynamic, seen, null)) {
                        Cause.set(cause, "struct containing %s cannot be compared", f.type);
                        return false;
                    }
                }
                return true;
            }
            case Array a -> {
                if (!comparable(a.elem, dynamic, seen, null)) {
                    Cause.set(cause, "%s cannot be compared", type);
                    return false;
                }
                return true;
            }
            case Interface i -> {
                if (dynamic && !Types.isTypeParam(type) || i.typeSet().isComparable(seen)) {
                    return true;
                }
                Cause.set(cause, i.typeSet().isEmpty() ? "empty type set" : "incomparable types in type set");
                return false;
            }
            default -> {
                return false;
            }
        }
    }
}
