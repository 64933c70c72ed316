package jopher.compiler.types;

/// Whether a type implements an interface or satisfies a constraint (spec: Implementing an interface, Satisfying a type constraint).
/// Go counterpart: types2/instantiate.go (implements).
final class Implements {
    private Implements() {}

    /// `constraint`: `t` is a constraint, not an ordinary interface. `env` is for version checks and may be null.
    static boolean test(Type v, Type t, boolean constraint, TypeEnv env, Cause cause) {
        Type vu = v.underlying();
        Type tu = t.underlying();
        if (vu == Basic.INVALID || tu == Basic.INVALID || vu instanceof Pointer p && p.base.underlying() == Basic.INVALID) {
            return true; // avoid follow-on errors
        }
        String verb = constraint ? "satisfy" : "implement";
        if (!(tu instanceof Interface ti)) {
            if (cause != null) {
                String detail = Format.sprintf(cause.qf, MissingMethod.isInterfacePtr(tu)
                        ? "type %s is pointer to interface, not interface" : "%s is not an interface", t);
                Cause.set(cause, "%s does not %s %s (%s)", v, verb, t, detail);
            }
            return false;
        }
        TypeSet tset = ti.typeSet();
        if (tset.isAll()) {
            return true;
        }
        Interface vi = vu instanceof Interface i ? i : null;
        if (vi != null && vi.typeSet().isEmpty()) {
            return true; // the empty set is a subset of any set
        }
        if (tset.isEmpty()) {
            Cause.set(cause, "cannot %s %s (empty type set)", verb, t);
            return false;
        }
        if (!MissingMethod.hasAll(v, t, true, Types::identical, cause)) {
            if (cause != null) {
                Cause.set(cause, "%s does not %s %s %s", v, verb, t, cause.text);
            }
            return false;
        }
        if (tset.hasTerms()) {
            if (vi != null) {
                // every type in v's set must be in t's
                if (!vi.typeSet().subsetOf(tset)) {
                    Cause.set(cause, "%s does not %s %s", v, verb, t);
                    return false;
                }
            } else if (!tset.terms.includes(v)) {
                if (cause != null) {
                    notInTerms(v, t, ti, verb, cause);
                }
                return false;
            }
        }
        return comparability(v, ti, constraint, verb, env, cause);
    }

    private static void notInTerms(Type v, Type t, Interface ti, String verb, Cause cause) {
        Type alternative = null;
        for (var x : ti.typeSet().specificTerms()) {
            if (!x.tilde && Types.identical(x.type, x.type.underlying()) && new Term(true, x.type).includes(v)) {
                alternative = x.type;
                break;
            }
        }
        String detail;
        if (alternative != null) {
            detail = Format.sprintf(cause.qf, "possibly missing ~ for %s in %s", alternative, t);
        } else if (mentions(ti, v)) {
            detail = Format.sprintf(cause.qf, "%s mentions %s, but %s is not in the type set of %s", t, v, v, t);
        } else {
            detail = Format.sprintf(cause.qf, "%s missing in %s", v, ti.typeSet().terms);
        }
        Cause.set(cause, "%s does not %s %s (%s)", v, verb, t, detail);
    }

    private static boolean comparability(Type v, Interface ti, boolean constraint, String verb, TypeEnv env, Cause cause) {
        if (!ti.typeSet().isComparable() || Comparability.comparable(v, false, null, null)) {
            return true;
        }
        // Ordinary interfaces satisfy comparable since go1.20 although their comparison may panic.
        if (constraint && Comparability.comparable(v, true, null, null)) {
            if (env == null || env.allowVersion(GoVersion.GO1_20)) {
                return true;
            }
            Cause.set(cause, "%s to %s comparable requires go1.20 or later", v, verb);
            return false;
        }
        Cause.set(cause, "%s does not %s comparable", v, verb);
        return false;
    }

    /// Whether `t` shows `type` in one of its elements.
    private static boolean mentions(Type t, Type type) {
        return switch (t) {
            case Interface i -> {
                for (var e : i.embeddeds) {
                    if (mentions(e, type)) {
                        yield true;
                    }
                }
                yield false;
            }
            case Union u -> {
                for (var x : u.terms) {
                    if (mentions(x.type, type)) {
                        yield true;
                    }
                }
                yield false;
            }
            default -> Types.identical(t, type);
        };
    }
}
