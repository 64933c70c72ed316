package jopher.compiler.types;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Makes two types structurally equal by choosing types for type parameters (spec: Type unification).
///
/// The parameters to solve for are *bound* to the unifier; each has a handle for its type. Parameters that were matched with each
/// other share a handle. All other type parameters are types like any other, matched by their core type where that helps.
/// Go counterpart: types2/unify.go.
final class Unifier {
    /// Loose: a defined type matches its underlying type, channel directions don't matter, interfaces match implementations.
    static final int INEXACT = 0;
    /// As in an assignment: loose at the top, element types must match exactly.
    static final int ASSIGN = 1;
    static final int EXACT = 2;

    private static final int DEPTH_LIMIT = 50;

    private static final class Handle {
        Type type;
    }

    private final Map<TypeParam, Handle> handles = new IdentityHashMap<>();
    private final List<TypeParam> params;
    private final boolean interfaceInference;
    private int depth;

    /// `args` may be shorter than `params` and contain null. `interfaceInference` (go1.21): methods of interfaces take part.
    Unifier(List<TypeParam> params, List<Type> args, boolean interfaceInference) {
        this.params = params;
        this.interfaceInference = interfaceInference;
        for (int i = 0; i < params.size(); i++) {
            var h = new Handle();
            h.type = i < args.size() ? args.get(i) : null;
            handles.put(params.get(i), h);
        }
    }

    /// Whether x and y could be made equal; types of parameters are set on the way.
    boolean unify(Type x, Type y, int mode) {
        return unify(x, y, mode, null);
    }

    /// The type found for a bound parameter, or null.
    Type at(TypeParam p) {
        return handles.get(p).type;
    }

    void set(TypeParam p, Type t) {
        handles.get(p).type = t;
    }

    /// Number of parameters without type.
    int unknowns() {
        int n = 0;
        for (var p : params) {
            if (at(p) == null) {
                n++;
            }
        }
        return n;
    }

    /// The types found, null where there is none.
    List<Type> inferred(List<TypeParam> list) {
        List<Type> out = new ArrayList<>(list.size());
        for (var p : list) {
            out.add(at(p));
        }
        return out;
    }

    private TypeParam bound(Type t) {
        return Types.unalias(t) instanceof TypeParam p && handles.containsKey(p) ? p : null;
    }

    private boolean join(TypeParam x, TypeParam y) {
        Handle hx = handles.get(x);
        Handle hy = handles.get(y);
        if (hx == hy) {
            return true;
        }
        if (hx.type != null && hy.type != null) {
            return false;
        }
        Handle from = hx.type != null ? hy : hx;
        Handle to = hx.type != null ? hx : hy;
        handles.replaceAll((p, h) -> h == from ? to : h);
        return true;
    }

    /// The interface under x, unless x is a type parameter.
    private static Interface asInterface(Type x) {
        return !Types.isTypeParam(x) && x.underlying() instanceof Interface i ? i : null;
    }

    private boolean unify(Type x, Type y, int mode, Identity.Pair p) {
        if (x == y || Types.unalias(x) == Types.unalias(y)) {
            return true;
        }
        if (depth >= DEPTH_LIMIT) {
            return false; // runaway recursion on cyclic types
        }
        depth++;
        try {
            return different(x, y, mode, p);
        } finally {
            depth--;
        }
    }

    private boolean different(Type x, Type y, int mode, Identity.Pair p) {
        // Symmetric: a defined type goes to y, a bound type parameter to x.
        if (Types.asNamed(x) != null || bound(y) != null) {
            Type t = x;
            x = y;
            y = t;
        }
        // Loosely, a defined type matches a type literal if its underlying type does.
        if ((mode & EXACT) == 0 && Types.asNamed(y) instanceof Named ny && Types.isTypeLit(x)
                && !(interfaceInference && Types.isInterface(x))) {
            y = ny.underlying();
            if (x == y || Types.unalias(x) == Types.unalias(y)) {
                return true;
            }
        }
        TypeParam px = bound(x);
        if (px != null) {
            TypeParam py = bound(y);
            if (py != null) {
                return join(px, py) || unify(at(px), at(py), mode, p);
            }
            if (at(px) == null) {
                set(px, y);
                return true;
            }
            return unify(at(px), y, mode, p) && reconcile(px, at(px), y, mode);
        }
        if (interfaceInference && (mode & EXACT) == 0) {
            Interface xi = asInterface(x);
            Interface yi = asInterface(y);
            if (xi != null && yi != null) {
                return interfacesInexact(xi, yi, p);
            }
            if (xi != null || yi != null) {
                return implementation(xi != null ? xi : yi, xi != null ? y : x, p);
            }
        }
        return structural(x, y, mode, p);
    }

    /// The parameter has a type x that unifies with y: which of the two stays?
    private boolean reconcile(TypeParam px, Type x, Type y, int mode) {
        Interface xi = asInterface(x);
        Interface yi = asInterface(y);
        boolean xn = Types.asNamed(x) != null;
        boolean yn = Types.asNamed(y) != null;
        if (xi != null && yi != null) {
            // two defined interfaces must be the same, others must have the same methods
            if (xn && yn) {
                return Types.identical(x, y);
            }
            if (xi.typeSet().methods().size() != yi.typeSet().methods().size()) {
                return false;
            }
        } else if (xi != null || yi != null) {
            return false; // the result would depend on the order of arguments (go.dev/issue/60933)
        }
        if ((mode & EXACT) == 0 && !xn) {
            // Prefer a defined type; among unnamed channel types one with a direction: a value of the other type remains assignable
            // (go.dev/issue/43056, go.dev/issue/62157).
            if (yn || y.underlying() instanceof Chan c && c.dir != Chan.Dir.SEND_RECV) {
                set(px, y);
            }
        }
        return true;
    }

    /// The methods of one interface are a subset of the other's, and common ones unify.
    private boolean interfacesInexact(Interface x, Interface y, Identity.Pair p) {
        TypeSet xs = x.typeSet();
        TypeSet ys = y.typeSet();
        if (xs.embedsComparable() != ys.embedsComparable() || !xs.terms.sameSet(ys.terms)) {
            return false;
        }
        var q = new Identity.Pair(x, y, p);
        if (q.isInPrevious()) {
            return true;
        }
        List<FuncObj> few = xs.methods();
        List<FuncObj> many = ys.methods();
        if (few.size() > many.size()) {
            few = ys.methods();
            many = xs.methods();
        }
        Map<String, FuncObj> byId = new HashMap<>();
        many.forEach(m -> byId.put(m.id(), m));
        for (var m : few) {
            var other = byId.get(m.id());
            if (other == null || !unify(m.type, other.type, EXACT, q)) {
                return false;
            }
        }
        return true;
    }

    /// The type has all methods of the interface, with signatures that unify.
    private boolean implementation(Interface iface, Type t, Identity.Pair p) {
        for (var m : iface.typeSet().methods()) {
            if (!(Lookup.fieldOrMethod(t, false, m.pkg, m.name, false).obj() instanceof FuncObj f)) {
                return false;
            }
            f.complete();
            if (!unify(m.type, f.type, EXACT, p)) {
                return false;
            }
        }
        return true;
    }

    private boolean structural(Type x0, Type y0, int mode, Identity.Pair p) {
        // an unbound type parameter goes to x
        if (Types.isTypeParam(y0)) {
            Type t = x0;
            x0 = y0;
            y0 = t;
        }
        int elemMode = (mode & ASSIGN) != 0 ? mode | EXACT : mode;
        Type x = Types.unalias(x0);
        Type y = Types.unalias(y0);
        Type yorig = y0;
        return switch (x) {
            case null -> false;
            case Basic a -> y instanceof Basic b && a.kind() == b.kind();
            case Array a -> y instanceof Array b && (a.len < 0 || b.len < 0 || a.len == b.len) && unify(a.elem, b.elem, elemMode, p);
            case Slice a -> y instanceof Slice b && unify(a.elem, b.elem, elemMode, p);
            case Pointer a -> y instanceof Pointer b && unify(a.base, b.base, elemMode, p);
            case MapType a -> y instanceof MapType b && unify(a.key, b.key, elemMode, p) && unify(a.elem, b.elem, elemMode, p);
            case Chan a -> y instanceof Chan b && ((mode & EXACT) == 0 || a.dir == b.dir) && unify(a.elem, b.elem, elemMode, p);
            case Struct a -> y instanceof Struct b && structs(a, b, elemMode, p);
            case Tuple a -> y instanceof Tuple b && tuples(a, b, mode, p);
            case Signature a -> y instanceof Signature b && a.variadic == b.variadic && tuples(a.params, b.params, elemMode, p)
                    && tuples(a.results, b.results, elemMode, p);
            case Interface a -> y instanceof Interface b && interfacesExact(a, b, p);
            case Named a -> {
                if (!(y instanceof Named b) || a.typeArgs().size() != b.typeArgs().size()) {
                    yield false;
                }
                // arguments first: for better messages when the origins differ (go.dev/issue/53692)
                for (int i = 0; i < a.typeArgs().size(); i++) {
                    if (!unify(a.typeArgs().get(i), b.typeArgs().get(i), mode, p)) {
                        yield false;
                    }
                }
                yield a.origin().obj == b.origin().obj;
            }
            case TypeParam a -> {
                // A type argument must be in the type set; if all its types have one underlying type, that's what y must match.
                Type core = Types.coreType(a);
                yield core != null && unify(core, yorig, ASSIGN, p);
            }
            case Union a -> false;
            case Alias a -> throw new IllegalStateException();
        };
    }

    private boolean structs(Struct x, Struct y, int elemMode, Identity.Pair p) {
        if (x.numFields() != y.numFields()) {
            return false;
        }
        for (int i = 0; i < x.numFields(); i++) {
            Var f = x.field(i);
            Var g = y.field(i);
            if (f.embedded != g.embedded || !x.tag(i).equals(y.tag(i)) || !f.sameId(g.pkg, g.name, false)
                    || !unify(f.type, g.type, elemMode, p)) {
                return false;
            }
        }
        return true;
    }

    private boolean tuples(Tuple x, Tuple y, int mode, Identity.Pair p) {
        if (x.len() != y.len()) {
            return false;
        }
        for (int i = 0; i < x.len(); i++) {
            if (!unify(x.at(i).type, y.at(i).type, mode, p)) {
                return false;
            }
        }
        return true;
    }

    private boolean interfacesExact(Interface x, Interface y, Identity.Pair p) {
        TypeSet xs = x.typeSet();
        TypeSet ys = y.typeSet();
        if (xs.embedsComparable() != ys.embedsComparable() || xs.methods().size() != ys.methods().size() || !xs.terms.sameSet(ys.terms)) {
            return false;
        }
        var q = new Identity.Pair(x, y, p);
        if (q.isInPrevious()) {
            return true;
        }
        for (int i = 0; i < xs.methods().size(); i++) {
            var f = xs.methods().get(i);
            var g = ys.methods().get(i);
            if (!f.id().equals(g.id()) || !unify(f.type, g.type, EXACT, q)) {
                return false;
            }
        }
        return true;
    }
}
