package jopher.compiler.types;

/// A type parameter. Its identity is the object's.
public final class TypeParam implements Type {
    final TypeName obj;
    int index = -1;
    /// The constraint as written; may be any type until [#iface] has wrapped it.
    Type bound;
    TypeEnv env;

    /// Creates a type parameter and, if the name has no type yet, makes it that name's type. `bound` may be set later.
    public TypeParam(TypeName obj, Type bound) {
        this.obj = obj;
        this.bound = bound;
        if (obj.type == null) {
            obj.type = this;
        }
    }

    public TypeName obj() {
        return obj;
    }

    /// The index in the declaring list, -1 if not bound to a declaration yet.
    public int index() {
        return index;
    }

    /// The constraint.
    public Type constraint() {
        return bound;
    }

    public void setConstraint(Type bound) {
        this.bound = bound;
    }

    /// The constraint as interface; a non-interface constraint is wrapped into an implicit interface.
    public Interface iface() {
        Type b = bound;
        Interface ityp;
        switch (b.underlying()) {
            case Basic u when u == Basic.INVALID -> {
                // error is reported elsewhere
                return Universe.EMPTY_INTERFACE;
            }
            case Interface i -> {
                if (Types.isTypeParam(b)) {
                    // error is reported in bound (type parameters cannot be constraints)
                    return Universe.EMPTY_INTERFACE;
                }
                ityp = i;
            }
            default -> ityp = null;
        }
        if (ityp == null) {
            ityp = new Interface(java.util.List.of(), java.util.List.of(b));
            ityp.implicit = true;
            bound = ityp;
        }
        if (ityp.typeSet == null) {
            TypeSets.of(ityp, env, obj.pos());
        }
        return ityp;
    }

    @Override
    public Type underlying() {
        return iface();
    }

    /// Whether the predicate holds for every specific term; it is called once with null if there are none.
    boolean is(java.util.function.Predicate<Term> f) {
        return iface().typeSet().is(f);
    }

    @Override
    public String toString() {
        return TypeWriter.string(this, null);
    }
}
