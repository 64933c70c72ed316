package jopher.compiler.types;

/// One term of a union or type set: `T`, `~T`, or [#UNIVERSE] (no type: the set of all types).
public final class Term {
    /// The set of all types.
    static final Term UNIVERSE = new Term(false, null);

    final boolean tilde;
    final Type type;

    public Term(boolean tilde, Type type) {
        this.tilde = tilde;
        this.type = type;
    }

    public boolean tilde() {
        return tilde;
    }

    public Type type() {
        return type;
    }

    boolean sameSet(Term y) {
        if (type == null || y.type == null) {
            return type == y.type;
        }
        return tilde == y.tilde && Types.identical(type, y.type);
    }

    /// x ∩ y, or null if empty.
    Term intersect(Term y) {
        if (type == null) {
            return y;
        }
        if (y.type == null) {
            return this;
        }
        if (disjoint(y)) {
            return null;
        }
        // ~t ∩ ~t == ~t;  ~t ∩ T == T;  T ∩ ~t == T;  T ∩ T == T
        return !tilde || y.tilde ? this : y;
    }

    boolean includes(Type t) {
        if (type == null) {
            return true;
        }
        return Types.identical(type, tilde ? t.underlying() : t);
    }

    boolean subsetOf(Term y) {
        if (y.type == null) {
            return true;
        }
        if (type == null || disjoint(y)) {
            return false;
        }
        // ~t ⊄ T
        return !tilde || y.tilde;
    }

    boolean disjoint(Term y) {
        Type ux = y.tilde ? type.underlying() : type;
        Type uy = tilde ? y.type.underlying() : y.type;
        return !Types.identical(ux, uy);
    }

    String string(Qualifier qf) {
        return type == null ? "𝓤" : (tilde ? "~" : "") + TypeWriter.string(type, qf);
    }

    /// Messages show terms with full import paths (as gc).
    @Override
    public String toString() {
        return string(null);
    }
}
