package jopher.compiler.types;

/// The common underlying type of a type set (once called core type). Go counterpart: types2/under.go.
final class CommonUnder {
    /// A condition on each type of the set; reports to the cause if it fails. `t` and `u` are null if there are no specific types.
    @FunctionalInterface
    interface Condition {
        boolean test(Type t, Type u, Cause cause);
    }

    private CommonUnder() {}

    static Type of(Type t, Cause cause) {
        return of(t, null, cause);
    }

    /// The underlying type that all types in t's type set share, or null and a cause. Channels with the same element type count as the same
    /// unless their directions conflict; the result is the most restricted one. For types other than type parameters the result is
    /// the underlying type, if the condition (which may be null) holds.
    static Type of(Type type, Condition cond, Cause cause) {
        var state = new Object() {
            Type t;
            Type u;
        };
        boolean ok = Types.all(type, (t, u) -> {
            if (cond != null && !cond.test(t, u, cause)) {
                return false;
            }
            if (u == null) {
                Cause.set(cause, "no specific type");
                return false;
            }
            if (state.u == null) {
                state.t = t;
                state.u = u;
                return true;
            }
            if (state.u instanceof Chan a && u instanceof Chan b) {
                if (!Types.identical(a.elem, b.elem)) {
                    Cause.set(cause, "channels %s and %s have different element types", state.t, t);
                    return false;
                }
                if (a.dir == b.dir || b.dir == Chan.Dir.SEND_RECV) {
                    return true;
                }
                if (a.dir != Chan.Dir.SEND_RECV) {
                    Cause.set(cause, "channels %s and %s have conflicting directions", state.t, t);
                    return false;
                }
                state.t = t;
                state.u = u;
                return true;
            }
            if (!Types.identical(state.u, u)) {
                Cause.set(cause, "%s and %s have different underlying types", state.t, t);
                return false;
            }
            return true;
        });
        return ok ? state.u : null;
    }
}
