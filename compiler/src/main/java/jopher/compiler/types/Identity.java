package jopher.compiler.types;

import java.util.List;

/// Type identity (spec: Type identity). Immutable; [Unifier] extends the same rules to types with unknown parts.
final class Identity {
    static final Identity STRICT = new Identity(false, false);
    static final Identity IGNORE_TAGS = new Identity(true, false);
    /// Invalid types are identical to every type, so that one error is not followed by others.
    static final Identity IGNORE_INVALID = new Identity(false, true);

    /// Pairs of interfaces under comparison. Methods of unnamed interfaces may lead back to the interface itself.
    record Pair(Interface x, Interface y, Pair prev) {
        boolean sameAs(Pair q) {
            return x == q.x && y == q.y || x == q.y && y == q.x;
        }

        boolean isInPrevious() {
            for (var p = prev; p != null; p = p.prev) {
                if (p.sameAs(this)) {
                    return true;
                }
            }
            return false;
        }
    }

    private final boolean ignoreTags;
    private final boolean ignoreInvalid;

    private Identity(boolean ignoreTags, boolean ignoreInvalid) {
        this.ignoreTags = ignoreTags;
        this.ignoreInvalid = ignoreInvalid;
    }

    boolean identical(Type x, Type y) {
        return identical(x, y, null);
    }

    private boolean identical(Type x0, Type y0, Pair p) {
        Type x = Types.unalias(x0);
        Type y = Types.unalias(y0);
        if (x == y) {
            return true;
        }
        if (x == null || y == null) {
            return false;
        }
        if (ignoreInvalid && (x == Basic.INVALID || y == Basic.INVALID)) {
            return true;
        }
        return switch (x) {
            case Basic a -> y instanceof Basic b && a.kind() == b.kind();
            // an unknown length is the consequence of an error
            case Array a -> y instanceof Array b && (a.len < 0 || b.len < 0 || a.len == b.len) && identical(a.elem, b.elem, p);
            case Slice a -> y instanceof Slice b && identical(a.elem, b.elem, p);
            case Struct a -> y instanceof Struct b && structs(a, b, p);
            case Pointer a -> y instanceof Pointer b && identical(a.base, b.base, p);
            case Tuple a -> y instanceof Tuple b && vars(a.vars, b.vars, p);
            case Signature a -> y instanceof Signature b && signatures(a, b, p);
            case Union a -> y instanceof Union b
                    && TypeSets.ofUnion(a, null, null).terms.sameSet(TypeSets.ofUnion(b, null, null).terms);
            case Interface a -> y instanceof Interface b && interfaces(a, b, p);
            case MapType a -> y instanceof MapType b && identical(a.key, b.key, p) && identical(a.elem, b.elem, p);
            case Chan a -> y instanceof Chan b && a.dir == b.dir && identical(a.elem, b.elem, p);
            case Named a -> y instanceof Named b && a.origin().obj == b.origin().obj
                    && Types.identicalLists(a.typeArgs(), b.typeArgs());
            case TypeParam a -> false;
            case Alias a -> throw new IllegalStateException();
        };
    }

    private boolean structs(Struct x, Struct y, Pair p) {
        if (x.numFields() != y.numFields()) {
            return false;
        }
        for (int i = 0; i < x.numFields(); i++) {
            Var f = x.field(i);
            Var g = y.field(i);
            if (f.embedded != g.embedded || !ignoreTags && !x.tag(i).equals(y.tag(i)) || !f.sameId(g.pkg, g.name, false)
                    || !identical(f.type, g.type, p)) {
                return false;
            }
        }
        return true;
    }

    private boolean vars(List<Var> x, List<Var> y, Pair p) {
        if (x.size() != y.size()) {
            return false;
        }
        for (int i = 0; i < x.size(); i++) {
            if (!identical(x.get(i).type, y.get(i).type, p)) {
                return false;
            }
        }
        return true;
    }

    private boolean signatures(Signature x, Signature y, Pair p) {
        if (x.typeParams.size() != y.typeParams.size() || x.variadic != y.variadic) {
            return false;
        }
        Tuple params = y.params;
        Tuple results = y.results;
        if (!x.typeParams.isEmpty()) {
            // names of type parameters don't matter: compare with y's parameters replaced by x's
            var subst = new Subst(y.typeParams, x.typeParams, new Context());
            for (int i = 0; i < x.typeParams.size(); i++) {
                if (!identical(x.typeParams.get(i).bound, subst.apply(y.typeParams.get(i).bound), p)) {
                    return false;
                }
            }
            params = subst.tuple(params);
            results = subst.tuple(results);
        }
        return vars(x.params.vars, params.vars, p) && vars(x.results.vars, results.vars, p);
    }

    private boolean interfaces(Interface x, Interface y, Pair p) {
        TypeSet xs = x.typeSet();
        TypeSet ys = y.typeSet();
        if (xs.embedsComparable() != ys.embedsComparable() || xs.methods().size() != ys.methods().size() || !xs.terms.sameSet(ys.terms)) {
            return false;
        }
        var q = new Pair(x, y, p);
        if (q.isInPrevious()) {
            return true; // they were compared before, and would not have come here if they differed
        }
        for (int i = 0; i < xs.methods().size(); i++) {
            FuncObj f = xs.methods().get(i);
            FuncObj g = ys.methods().get(i);
            if (!f.id().equals(g.id()) || !identical(f.type, g.type, q)) {
                return false;
            }
        }
        return true;
    }
}
