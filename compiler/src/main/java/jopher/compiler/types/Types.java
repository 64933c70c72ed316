package jopher.compiler.types;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/// Predicates and views of types that need no state. Unless said otherwise an `isX` is false for type parameters, and `allX` looks into
/// their type sets. Go counterpart: types2/predicates.go, under.go.
public final class Types {
    private Types() {}

    // ---- views

    /// The type itself, or what an alias stands for; null for an alias that is still being declared.
    public static Type unalias(Type t) {
        return t instanceof Alias a ? a.actual() : t;
    }

    /// The named type that t is (or is an alias for), or null.
    public static Named asNamed(Type t) {
        return unalias(t) instanceof Named n ? n : null;
    }

    public static TypeParam asTypeParam(Type t) {
        return unalias(t) instanceof TypeParam p ? p : null;
    }

    /// The base type if t is an unnamed pointer, t otherwise.
    public static Type deref(Type t) {
        return unalias(t) instanceof Pointer p ? (p.base == null ? Basic.INVALID : p.base) : t;
    }

    /// The struct type if t is a pointer (named or not) to a struct, t otherwise.
    static Type derefStructPtr(Type t) {
        return t.underlying() instanceof Pointer p && p.base.underlying() instanceof Struct ? p.base : t;
    }

    /// The underlying type without expanding an instance: null if it is not known yet.
    static Type safeUnderlying(Type t) {
        return asNamed(t) instanceof Named n ? n.underlyingOrNull() : t.underlying();
    }

    // ---- identity

    public static boolean identical(Type x, Type y) {
        return x == y || Identity.STRICT.identical(x, y);
    }

    public static boolean identicalIgnoreTags(Type x, Type y) {
        return x == y || Identity.IGNORE_TAGS.identical(x, y);
    }

    static boolean identicalLists(List<Type> x, List<Type> y) {
        if (x.size() != y.size()) {
            return false;
        }
        for (int i = 0; i < x.size(); i++) {
            if (!identical(x.get(i), y.get(i))) {
                return false;
            }
        }
        return true;
    }

    static boolean samePackage(Package a, Package b) {
        return a == b || a != null && b != null && a.path.equals(b.path);
    }

    // ---- predicates

    public static boolean isValid(Type t) {
        return unalias(t) != Basic.INVALID;
    }

    public static boolean isBasic(Type t, int info) {
        return t.underlying() instanceof Basic b && b.has(info);
    }

    public static boolean isBoolean(Type t) {
        return isBasic(t, Basic.IS_BOOLEAN);
    }

    public static boolean isInteger(Type t) {
        return isBasic(t, Basic.IS_INTEGER);
    }

    public static boolean isUnsigned(Type t) {
        return isBasic(t, Basic.IS_UNSIGNED);
    }

    public static boolean isFloat(Type t) {
        return isBasic(t, Basic.IS_FLOAT);
    }

    public static boolean isComplex(Type t) {
        return isBasic(t, Basic.IS_COMPLEX);
    }

    public static boolean isNumeric(Type t) {
        return isBasic(t, Basic.IS_NUMERIC);
    }

    public static boolean isString(Type t) {
        return isBasic(t, Basic.IS_STRING);
    }

    public static boolean isIntegerOrFloat(Type t) {
        return isBasic(t, Basic.IS_INTEGER | Basic.IS_FLOAT);
    }

    /// Whether constants of the type exist.
    public static boolean isConstType(Type t) {
        return isBasic(t, Basic.IS_CONST_TYPE);
    }

    public static boolean isKind(Type t, Basic.Kind kind) {
        return t.underlying() instanceof Basic b && b.kind() == kind;
    }

    public static boolean isUintptr(Type t) {
        return isKind(t, Basic.Kind.UINTPTR);
    }

    public static boolean isUnsafePointer(Type t) {
        return isKind(t, Basic.Kind.UNSAFE_POINTER);
    }

    public static boolean isPointer(Type t) {
        return t.underlying() instanceof Pointer;
    }

    public static boolean isBytesOrRunes(Type t) {
        return t.underlying() instanceof Slice s && s.elem.underlying() instanceof Basic b
                && (b.kind() == Basic.Kind.UINT8 || b.kind() == Basic.Kind.INT32);
    }

    public static boolean allBasic(Type t, int info) {
        var p = asTypeParam(t);
        return p != null ? p.is(x -> x != null && isBasic(x.type, info)) : isBasic(t, info);
    }

    public static boolean allBoolean(Type t) {
        return allBasic(t, Basic.IS_BOOLEAN);
    }

    public static boolean allInteger(Type t) {
        return allBasic(t, Basic.IS_INTEGER);
    }

    public static boolean allUnsigned(Type t) {
        return allBasic(t, Basic.IS_UNSIGNED);
    }

    public static boolean allNumeric(Type t) {
        return allBasic(t, Basic.IS_NUMERIC);
    }

    public static boolean allString(Type t) {
        return allBasic(t, Basic.IS_STRING);
    }

    public static boolean allOrdered(Type t) {
        return allBasic(t, Basic.IS_ORDERED);
    }

    public static boolean allNumericOrString(Type t) {
        return allBasic(t, Basic.IS_NUMERIC | Basic.IS_STRING);
    }

    /// Predeclared, defined, or a type parameter. Fine for types that are not set up yet.
    public static boolean hasName(Type t) {
        return switch (unalias(t)) {
            case Basic b -> true;
            case Named n -> true;
            case TypeParam p -> true;
            case null, default -> false;
        };
    }

    /// Not a defined type or type parameter (basic types count as literals).
    public static boolean isTypeLit(Type t) {
        Type u = unalias(t);
        return !(u instanceof Named) && !(u instanceof TypeParam);
    }

    public static boolean isTyped(Type t) {
        return !(t instanceof Basic b) || !b.has(Basic.IS_UNTYPED);
    }

    public static boolean isUntyped(Type t) {
        return !isTyped(t);
    }

    public static boolean isUntypedNumeric(Type t) {
        return t instanceof Basic b && b.has(Basic.IS_UNTYPED) && b.has(Basic.IS_NUMERIC);
    }

    /// An interface or a type parameter.
    public static boolean isInterface(Type t) {
        return t.underlying() instanceof Interface;
    }

    public static boolean isNonTypeParamInterface(Type t) {
        return !isTypeParam(t) && isInterface(t);
    }

    public static boolean isTypeParam(Type t) {
        return unalias(t) instanceof TypeParam;
    }

    /// A type parameter whose (already computed) type set is empty.
    static boolean hasEmptyTypeSet(Type t) {
        var p = asTypeParam(t);
        if (p == null || p.bound == null) {
            return false;
        }
        Type u = unalias(p.bound);
        if (u instanceof Named n) {
            u = n.underlyingOrNull();
        }
        return u instanceof Interface i && i.typeSet != null && i.typeSet.isEmpty();
    }

    /// A generic type (or alias) without type arguments. Generic function types are not meant.
    public static boolean isGeneric(Type t) {
        if (t instanceof Alias a && !a.typeParams.isEmpty() && a.typeArgs.isEmpty()) {
            return true;
        }
        var n = asNamed(t);
        return n != null && !n.isInstance() && !n.typeParams().isEmpty();
    }

    public static boolean comparable(Type t) {
        return Comparability.comparable(t, true, null, null);
    }

    /// Whether nil is a value of the type.
    public static boolean hasNil(Type t) {
        return switch (t.underlying()) {
            case Basic b -> b.kind() == Basic.Kind.UNSAFE_POINTER;
            case Slice s -> true;
            case Pointer p -> true;
            case Signature s -> true;
            case MapType m -> true;
            case Chan c -> true;
            case Interface i -> !isTypeParam(t) || underIs(t, u -> u != null && hasNil(u));
            default -> false;
        };
    }

    // ---- untyped types

    /// The type an untyped value gets if nothing else decides; other types are returned unchanged.
    public static Type defaultType(Type t) {
        return t instanceof Basic b ? switch (b.kind()) {
            case UNTYPED_BOOL -> Basic.BOOL;
            case UNTYPED_INT -> Basic.INT;
            case UNTYPED_RUNE -> Basic.RUNE; // keep the name 'rune'
            case UNTYPED_FLOAT -> Basic.FLOAT64;
            case UNTYPED_COMPLEX -> Basic.COMPLEX128;
            case UNTYPED_STRING -> Basic.STRING;
            default -> b;
        } : t;
    }

    /// The larger of two untyped numeric types, x if they are the same, null otherwise.
    static Type maxType(Type x, Type y) {
        if (x == y) {
            return x;
        }
        if (isUntypedNumeric(x) && isUntypedNumeric(y)) {
            return ((Basic) x).kind().compareTo(((Basic) y).kind()) > 0 ? x : y;
        }
        return null;
    }

    // ---- type sets

    /// Whether f holds for each (type, underlying type) of the type set of t: t alone unless it is a type parameter; f is called with
    /// (null, null) for a type parameter without specific types.
    static boolean all(Type t, BiPredicate<Type, Type> f) {
        var p = asTypeParam(t);
        return p != null ? p.iface().typeSet().all(f) : f.test(t, t.underlying());
    }

    static boolean underIs(Type t, Predicate<Type> f) {
        return all(t, (x, u) -> f.test(u));
    }

    /// The core type or null: the common underlying type of t's type set.
    public static Type coreType(Type t) {
        return CommonUnder.of(t, null);
    }

    /// "array", "slice", …, or "" for basic types.
    static String compositeKind(Type t) {
        return switch (t.underlying()) {
            case Basic b -> "";
            case Array a -> "array";
            case Slice s -> "slice";
            case Struct s -> "struct";
            case Pointer p -> "pointer";
            case Signature s -> "func";
            case Interface i -> "interface";
            case MapType m -> "map";
            case Chan c -> "chan";
            case Tuple u -> "tuple";
            case Union u -> "union";
            case Named n -> throw new IllegalStateException();
            case Alias a -> throw new IllegalStateException();
            case TypeParam p -> throw new IllegalStateException();
        };
    }
}
