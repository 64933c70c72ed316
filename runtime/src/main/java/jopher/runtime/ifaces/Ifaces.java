package jopher.runtime.ifaces;

import jopher.abi.CompilerEntry;
import jopher.runtime.hash.Hash;
import jopher.runtime.panics.Fault;
import jopher.runtime.strings.GoString;
import jopher.runtime.structs.Struct;
import jopher.runtime.types.GoType;
import jopher.runtime.types.Types;

/// Operations on interface values (plain `Object`s, null is nil).
public final class Ifaces {
    private Ifaces() {
    }

    /// `x == y`
    @CompilerEntry
    public static boolean eq(Object x, Object y) {
        if (x == null || y == null) {
            return x == y;
        }
        if (x instanceof Box b) {
            return x.getClass() == y.getClass() && b.same((Box) y);
        }
        return x == y || x instanceof GoString s && y instanceof GoString t && GoString.eq(s, t);
    }

    /// Hash of a map key of interface type; panics if the dynamic type is not hashable.
    public static long hash(Object x, long seed) {
        return switch (x) {
            case null -> Hash.of(0L, seed);
            case GoString s -> Hash.of(s.hash(), seed);
            case Box b -> b.hash(seed);
            default -> Hash.of((long) System.identityHashCode(x), seed);
        };
    }

    /// The dynamic type, null for a nil interface.
    @CompilerEntry
    public static GoType typeOf(Object x) {
        return switch (x) {
            case null -> null;
            case GoString _ -> Types.STRING;
            case Box b -> b.goType();
            case Struct s -> s.goType().pointerTo();
            default -> throw new IllegalStateException("not an interface value: " + x.getClass().getName());
        };
    }

    /// Is `t`, which is no interface, the dynamic type of `x`?
    @CompilerEntry
    public static boolean isType(Object x, GoType t) {
        return x instanceof AnyBox b ? b.t == t : x != null && typeOf(x) == t;
    }

    /// Does the dynamic type of `x` implement `iface`? False for nil.
    @CompilerEntry
    public static boolean implementsIface(Object x, GoType iface) {
        return x != null && iface.implementedBy(x);
    }

    /// `x.(iface)` in its one-result form.
    @CompilerEntry
    public static Object assertIface(Object x, GoType iface) {
        if (x != null && iface.implementedBy(x)) {
            return x;
        }
        throw assertFail(x, null, iface);
    }

    /// The panic for a failed `x.(target)`; `from` is the static type of x (needed where target is no interface).
    @CompilerEntry
    public static RuntimeException assertFail(Object x, GoType from, GoType target) {
        String inter = from == null || x == null && target.isInterface() ? "interface" : from.toString();
        String as = target.toString();
        if (x == null) {
            return conversion(inter + " is nil, not " + as);
        }
        GoType dynamic = typeOf(x);
        String have = dynamic.toString();
        if (target.isInterface()) {
            return conversion(have + " is not " + as + ": missing method " + target.missingMethod(dynamic));
        }
        String text = inter + " is " + have + ", not " + as;
        if (have.equals(as)) {
            text += scope(dynamic).equals(scope(target)) ? " (types from different scopes)"
                    : " (types from different packages)";
        }
        return conversion(text);
    }

    /// The package that keeps a type apart from others that print alike: for a struct type, that of its unexported fields.
    private static String scope(GoType t) {
        if (t.pkgPath().isEmpty() && t.kind() == jopher.runtime.types.Kind.STRUCT) {
            for (var f : t.fields()) {
                if (!f.pkgPath().isEmpty()) {
                    return f.pkgPath();
                }
            }
        }
        return t.pkgPath();
    }

    private static RuntimeException conversion(String text) {
        return new Fault(Fault.Kind.ASSERTION, text);
    }

    // ---- boxing by descriptor: reflection and natives; compiled code boxes by class ----

    /// The interface value for a value in *object form*: Box for primitives already, GoString, or the reference representation.
    /// `v` must be owned by the caller (aggregates are not copied).
    public static Object box(GoType t, Object v) {
        return t.boxing().box(v);
    }

    /// The reference representation inside an interface value of a type that is held by reference.
    @CompilerEntry
    public static Object unboxL(Object x) {
        return x instanceof BoxL b ? b.v : x;
    }
}
