package jopher.compiler.types;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.BiPredicate;

/// Whether a type has the methods of an interface, and why not. Go counterpart: types2/lookup.go (missingMethod).
public final class MissingMethod {
    private MissingMethod() {}

    /// The first method of interface `iface` that `type` lacks or has with another signature; null if there is none.
    public static FuncObj of(Type type, Type iface) {
        return find(type, iface, true, Types::identical, null);
    }

    /// Whether `v` has all methods of the interface type `t`, or is invalid in some way, so that nothing can be said.
    ///
    /// If `v` is an interface and `isStatic` is not set, only methods that both have are compared (type assertions).
    /// `equivalent` compares signatures.
    static boolean hasAll(Type v, Type t, boolean isStatic, BiPredicate<Type, Type> equivalent, Cause cause) {
        return !Types.isValid(v) || find(v, t, isStatic, equivalent, cause) == null || hasInvalidEmbeddedFields(v, null);
    }

    private static boolean hasInvalidEmbeddedFields(Type t, Set<Struct> seen) {
        if (Types.derefStructPtr(t).underlying() instanceof Struct s) {
            if (seen == null) {
                seen = Collections.newSetFromMap(new IdentityHashMap<>());
            }
            if (seen.add(s)) {
                for (var f : s.fields()) {
                    if (f.embedded && (!Types.isValid(f.type) || hasInvalidEmbeddedFields(f.type, seen))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    static boolean isInterfacePtr(Type t) {
        return t.underlying() instanceof Pointer p && Types.isInterface(p.base);
    }

    static String interfacePtrError(Type t, Qualifier qf) {
        return Format.sprintf(qf, Types.isTypeParam(((Pointer) t.underlying()).base)
                ? "type %s is pointer to type parameter, not type parameter" : "type %s is pointer to interface, not interface", t);
    }

    private static FuncObj find(Type v, Type t, boolean isStatic, BiPredicate<Type, Type> equivalent, Cause cause) {
        var methods = ((Interface) t.underlying()).typeSet().methods();
        if (methods.isEmpty()) {
            return null;
        }
        if (v.underlying() instanceof Interface u) {
            var set = u.typeSet();
            for (var m : methods) {
                var f = set.lookupMethod(m.pkg, m.name, false);
                if (f == null) {
                    if (isStatic) {
                        notFound(v, t, m, null, cause);
                        return m;
                    }
                } else if (!equivalent.test(f.type, m.type)) {
                    wrongSignature(f, m, cause);
                    return m;
                }
            }
            return null;
        }
        for (var m : methods) {
            var r = Lookup.find(v, false, m.pkg, m.name, false);
            switch (r.obj()) {
                case null -> {
                    if (cause != null) {
                        if (r.index() != null) {
                            Cause.set(cause, "(ambiguous selector %s.%s)", v, m.name);
                        } else if (r.indirect()) {
                            Cause.set(cause, "(method %s has pointer receiver)", m.name);
                        } else {
                            notFound(v, t, m, Lookup.find(v, false, m.pkg, m.name, true).obj() instanceof FuncObj f ? f : null, cause);
                        }
                    }
                    return m;
                }
                case FuncObj f -> {
                    f.complete();
                    if (!equivalent.test(f.type, m.type)) {
                        wrongSignature(f, m, cause);
                        return m;
                    }
                }
                default -> {
                    Cause.set(cause, "(%s.%s is a field, not a method)", v, m.name);
                    return m;
                }
            }
        }
        return null;
    }

    /// `other` is a method whose name differs in case only, or null.
    private static void notFound(Type v, Type t, FuncObj m, FuncObj other, Cause cause) {
        if (cause == null) {
            return;
        }
        if (other == null) {
            if (isInterfacePtr(v)) {
                Cause.set(cause, "(%s)", interfacePtrError(v, cause.qf));
            } else if (isInterfacePtr(t)) {
                Cause.set(cause, "(%s)", interfacePtrError(t, cause.qf));
            } else {
                Cause.set(cause, "(missing method %s)", m.name);
            }
        } else if (other.name.equals(m.name)) {
            // the names are equal, so it belongs to another package
            Cause.set(cause, "(unexported method %s)", m.name);
        } else {
            other.complete();
            Cause.set(cause, "(missing method %s)\n\t\thave %s\n\t\twant %s", m.name,
                    funcString(other, cause.qf, false), funcString(m, cause.qf, false));
        }
    }

    private static void wrongSignature(FuncObj f, FuncObj m, Cause cause) {
        if (cause == null) {
            return;
        }
        String have = funcString(f, cause.qf, false);
        String want = funcString(m, cause.qf, false);
        if (have.equals(want)) {
            // say which packages the types come from
            have = funcString(f, null, true);
            want = funcString(m, null, true);
        }
        if (have.equals(want)) {
            // most likely different type parameters of the same name (go.dev/issue/61685)
            Cause.set(cause, "(wrong type for method %s)", m.name);
        } else {
            Cause.set(cause, "(wrong type for method %s)\n\t\thave %s\n\t\twant %s", m.name, have, want);
        }
    }

    private static String funcString(FuncObj f, Qualifier qf, boolean pkgInfo) {
        return f.name + TypeWriter.stringWithoutParamNames(f.signature(), pkgInfo ? null : qf, pkgInfo).substring("func".length());
    }
}
