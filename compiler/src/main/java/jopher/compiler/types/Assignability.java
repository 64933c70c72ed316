package jopher.compiler.types;

/// Whether a value can be assigned to a variable of some type (spec: Assignability). Go counterpart: types2/operand.go (assignableTo).
final class Assignability {
    private final TypeEnv env;

    Assignability(TypeEnv env) {
        this.env = env;
    }

    /// The cause may stay empty if the types alone explain the failure.
    boolean assignableTo(Operand x, Type target, Cause cause) {
        if (x.mode == Operand.Mode.INVALID || !Types.isValid(target)) {
            return true; // avoid follow-on errors
        }
        Type v = Types.unalias(x.type);
        Type t = Types.unalias(target);
        if (Types.identical(v, t)) {
            return true;
        }
        Type vu = v.underlying();
        Type tu = t.underlying();
        TypeParam vp = v instanceof TypeParam p ? p : null;
        TypeParam tp = t instanceof TypeParam p ? p : null;

        if (Types.isUntyped(vu)) {
            // representable by a value of type t, or of every type in the type set of t
            return tp != null ? tp.is(term -> term != null && env.untypedFits(x, term.type)) : env.untypedFits(x, t);
        }

        // identical underlying types, at least one not named, no type parameters
        if (Types.identical(vu, tu) && (!Types.hasName(v) || !Types.hasName(t)) && vp == null && tp == null) {
            return true;
        }

        // t is an interface that v implements; a pointer to an interface is a common mistake with a message of its own
        if (tu instanceof Interface && tp == null || MissingMethod.isInterfacePtr(tu)) {
            if (Implements.test(v, t, false, env, cause)) {
                return true;
            }
            if (vp == null) {
                return false;
            }
            if (cause != null) {
                cause.text = "";
            }
        }

        // v is an interface that t implements
        if (vu instanceof Interface && vp == null && Implements.test(t, v, false, env, null)) {
            Cause.set(cause, "need type assertion");
            return false;
        }

        // a bidirectional channel to a channel with the same element type, at least one not named
        if (vu instanceof Chan vc && vc.dir == Chan.Dir.SEND_RECV && tu instanceof Chan tc && Types.identical(vc.elem, tc.elem)) {
            return !Types.hasName(v) || !Types.hasName(t);
        }

        if (vp == null && tp == null) {
            return false;
        }
        // t is a type parameter and v, not named, is assignable to each type in its set
        if (!Types.hasName(v) && tp != null) {
            return tp.is(term -> {
                if (term == null) {
                    return false;
                }
                if (!assignableTo(x, term.type, cause)) {
                    Cause.wrap(cause, "cannot assign %s to %s (in %s)", x.type, term.type, tp);
                    return false;
                }
                return true;
            });
        }
        // v is a type parameter and each type in its set is assignable to t, which is not named
        if (vp != null && !Types.hasName(t)) {
            return vp.is(term -> {
                if (term == null) {
                    return false;
                }
                var y = x.copy();
                y.type = term.type;
                if (!assignableTo(y, t, cause)) {
                    Cause.wrap(cause, "cannot assign %s (in %s) to %s", term.type, vp, target);
                    return false;
                }
                return true;
            });
        }
        return false;
    }

    /// Whether interface values of type `v` can be asserted to have type `t`.
    boolean assertableTo(Type v, Type t, Cause cause) {
        // spec: if T is an interface type, x.(T) asserts that the dynamic type of x implements T
        return Types.isInterface(t) || MissingMethod.hasAll(t, v, false, Types::identical, cause);
    }

    /// Whether a non-constant operand can be converted to `t`.
    boolean convertibleTo(Operand x, Type t, Cause cause) {
        return new Conversion(env).convertibleTo(x, t, cause);
    }

    /// Whether `v` implements the interface `t`, or satisfies it as a constraint.
    boolean implementsType(Type v, Type t, boolean constraint, Cause cause) {
        return Implements.test(v, t, constraint, env, cause);
    }
}
