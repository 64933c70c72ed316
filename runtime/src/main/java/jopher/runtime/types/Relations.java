package jopher.runtime.types;

import jopher.abi.TypeEncoding;

/// Relations between types (spec: Assignability, Conversions), as reflect needs them.
public final class Relations {
    private Relations() {
    }

    /// Can a V be assigned to a T without becoming an interface value?
    public static boolean directlyAssignable(GoType t, GoType v) {
        if (t == v) {
            return true;
        }
        if (t.isNamed() && v.isNamed() || t.kind() != v.kind()) {
            return false;
        }
        if (t.kind() == Kind.CHAN && v.direction() == 0 && t.elem() == v.elem()) {
            return true;
        }
        return t.underlying() == v.underlying();
    }

    public static boolean identicalUnderlying(GoType t, GoType v, boolean tags) {
        GoType a = t.underlying();
        GoType b = v.underlying();
        return a == b || !tags && TypeEncoding.withoutTags(a.encoding()).equals(TypeEncoding.withoutTags(b.encoding()));
    }

    public static boolean assignable(GoType t, GoType v) {
        return directlyAssignable(t, v) || t.isInterface() && v.implementsType(t);
    }
}
