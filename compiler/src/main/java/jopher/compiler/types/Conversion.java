package jopher.compiler.types;

/// Whether a non-constant value can be converted to a type (spec: Conversions). Go counterpart: types2/conversions.go (convertibleTo).
final class Conversion {
    private final TypeEnv env;
    private final Assignability assignability;

    Conversion(TypeEnv env) {
        this.env = env;
        this.assignability = new Assignability(env);
    }

    boolean convertibleTo(Operand x, Type target, Cause cause) {
        if (assignability.assignableTo(x, target, cause)) {
            return true;
        }
        Type v = Types.unalias(x.type);
        Type t = Types.unalias(target);
        Type vu = v.underlying();
        Type tu = t.underlying();
        TypeParam vp = v instanceof TypeParam p ? p : null;
        TypeParam tp = t instanceof TypeParam p ? p : null;

        if (vp == null && tp == null && Types.identicalIgnoreTags(vu, tu)) {
            return true;
        }
        // unnamed pointers whose base types have identical underlying types
        if (v instanceof Pointer a && t instanceof Pointer b && !Types.isTypeParam(a.base) && !Types.isTypeParam(b.base)
                && Types.identicalIgnoreTags(a.base.underlying(), b.base.underlying())) {
            return true;
        }
        if (Types.isIntegerOrFloat(vu) && Types.isIntegerOrFloat(tu) || Types.isComplex(vu) && Types.isComplex(tu)) {
            return true;
        }
        if ((Types.isInteger(vu) || Types.isBytesOrRunes(vu)) && Types.isString(tu) || Types.isString(vu) && Types.isBytesOrRunes(tu)) {
            return true;
        }
        // spec: Package unsafe
        if ((Types.isPointer(vu) || Types.isUintptr(vu)) && Types.isUnsafePointer(tu)
                || Types.isUnsafePointer(vu) && (Types.isPointer(tu) || Types.isUintptr(tu))) {
            return true;
        }
        if (vu instanceof Slice s) {
            if (tu instanceof Array a && Types.identical(s.elem, a.elem)) {
                return allowed(GoVersion.GO1_20, "conversion of slice to array requires go1.20 or later", cause);
            }
            if (tu instanceof Pointer p && p.base.underlying() instanceof Array a && Types.identical(s.elem, a.elem)) {
                return allowed(GoVersion.GO1_17, "conversion of slice to array pointer requires go1.17 or later", cause);
            }
        }
        if (vp == null && tp == null) {
            return false;
        }
        return typeParams(x, target, t, vp, tp, cause);
    }

    private boolean allowed(GoVersion version, String message, Cause cause) {
        if (env == null || env.allowVersion(version)) {
            return true;
        }
        Cause.set(cause, message);
        return false;
    }

    /// Each type of the one set must be convertible to each type of the other.
    private boolean typeParams(Operand x, Type target, Type t, TypeParam vp, TypeParam tp, Cause cause) {
        if (vp == null) {
            return tp.is(to -> {
                if (to == null) {
                    return false;
                }
                if (!convertibleTo(x, to.type, cause)) {
                    Cause.wrap(cause, "cannot convert %s to type %s (in %s)", x.type, to.type, tp);
                    return false;
                }
                return true;
            });
        }
        return vp.is(from -> {
            if (from == null) {
                return false;
            }
            var y = x.copy();
            y.type = from.type;
            if (tp == null) {
                if (!convertibleTo(y, t, cause)) {
                    Cause.wrap(cause, "cannot convert %s (in %s) to type %s", from.type, vp, target);
                    return false;
                }
                return true;
            }
            return tp.is(to -> {
                if (to == null) {
                    return false;
                }
                if (!convertibleTo(y, to.type, cause)) {
                    Cause.wrap(cause, "cannot convert %s (in %s) to type %s (in %s)", from.type, vp, to.type, tp);
                    return false;
                }
                return true;
            });
        });
    }
}
