package jopher.compiler.types;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jopher.compiler.base.Pos;
import jopher.compiler.syntax.Expr;
import jopher.compiler.syntax.Positions;

/// Finds instantiations that would go on for ever: `func f[T any]() { f[*T]() }`. They cannot be compiled by making one copy per
/// instance.
///
/// Vertices are type parameters and types declared in generic functions. An edge leads from each type that a type argument
/// mentions to the parameter, of weight 0 if the argument is just that type and 1 otherwise; and of weight 1 from the
/// parameters of a generic function to the types declared in it. A cycle of positive weight is an error.
/// Go counterpart: types2/mono.go.
final class Mono {
    private static final class Vertex {
        final TypeName obj;
        int weight;
        int length;
        Edge pre;

        Vertex(TypeName obj) {
            this.obj = obj;
        }
    }

    private record Edge(Vertex dst, Vertex src, int weight, Pos pos, Type type) { }

    private final Checker c;
    private final List<Vertex> vertices = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();
    /// The type parameters of methods, with those of the receiver's type that they stand for.
    private final Map<TypeParam, TypeParam> canon = new HashMap<>();
    private final Map<TypeName, Vertex> byName = new HashMap<>();

    Mono(Checker c) {
        this.c = c;
    }

    void recordCanon(TypeParam method, TypeParam base) {
        canon.put(method, base);
    }

    void recordInstance(Pos pos, List<TypeParam> tparams, List<Type> targs, List<Expr> xlist) {
        for (int i = 0; i < tparams.size(); i++) {
            // cycles stay within a package: there are no templates of templates
            if (tparams.get(i).obj().pkg() == c.pkg) {
                mention(tparams.get(i), targs.get(i), targs.get(i), i < xlist.size() ? Positions.start(xlist.get(i)) : pos);
            }
        }
    }

    /// Adds edges to `tpar`, instantiated as `targ`, from what `t` (a part of `targ`) mentions.
    private void mention(TypeParam tpar, Type targ, Type t, Pos pos) {
        switch (Types.unalias(t)) {
            case TypeParam p -> flow(tpar, vertex(p), p, targ, pos);
            case Named n -> {
                Vertex src = localType(n.origin());
                if (src != null) {
                    flow(tpar, src, n, targ, pos);
                }
                for (Type a : n.typeArgs()) {
                    mention(tpar, targ, a, pos);
                }
            }
            case Array a -> mention(tpar, targ, a.elem(), pos);
            case Chan ch -> mention(tpar, targ, ch.elem(), pos);
            case MapType m -> {
                mention(tpar, targ, m.key(), pos);
                mention(tpar, targ, m.elem(), pos);
            }
            case Pointer p -> mention(tpar, targ, p.elem(), pos);
            case Slice s -> mention(tpar, targ, s.elem(), pos);
            case Interface i -> {
                for (FuncObj m : i.methods()) {
                    mention(tpar, targ, m.type(), pos);
                }
            }
            case Signature sig -> {
                mention(tpar, targ, sig.params(), pos);
                mention(tpar, targ, sig.results(), pos);
            }
            case Tuple u -> {
                for (Var v : u.vars()) {
                    mention(tpar, targ, v.type(), pos);
                }
            }
            case Struct s -> {
                for (Var f : s.fields()) {
                    mention(tpar, targ, f.type(), pos);
                }
            }
            case null, default -> { }
        }
    }

    private void flow(TypeParam tpar, Vertex src, Type t, Type targ, Pos pos) {
        edges.add(new Edge(vertex(tpar), src, t == targ ? 0 : 1, pos, targ));
    }

    private Vertex vertex(TypeParam p) {
        return byName.computeIfAbsent(canon.getOrDefault(p, p).obj(), this::newVertex);
    }

    private Vertex newVertex(TypeName obj) {
        Vertex v = new Vertex(obj);
        vertices.add(v);
        return v;
    }

    /// The vertex of a type declared in a generic function, null for others.
    private Vertex localType(Named n) {
        TypeName obj = n.obj();
        Scope root = c.pkg.scope();
        if (obj.pkg() != c.pkg || obj.parent() == root) {
            return null;
        }
        if (byName.containsKey(obj)) {
            return byName.get(obj);
        }
        Vertex v = null;
        for (Scope s = obj.parent(); s != null && s != root; s = s.parent()) {
            for (Obj o : s.objects()) {
                if (o instanceof TypeName t && t.type() instanceof TypeParam p && !t.isAlias() && t.pos().isBefore(obj.pos())) {
                    if (v == null) {
                        v = newVertex(obj);
                    }
                    edges.add(new Edge(v, vertex(p), 1, obj.pos(), p));
                }
            }
        }
        byName.put(obj, v);
        return v;
    }

    /// Reports a cycle of positive weight, if there is one: Bellman-Ford for greatest weights, until nothing changes or a
    /// path is as long as there are vertices.
    void check() {
        boolean again = true;
        while (again) {
            again = false;
            for (Edge e : edges) {
                int w = e.src.weight + e.weight;
                if (w <= e.dst.weight) {
                    continue;
                }
                e.dst.pre = e;
                e.dst.length = e.src.length + 1;
                if (e.dst.length == vertices.size()) {
                    report(e.dst);
                    return;
                }
                e.dst.weight = w;
                again = true;
            }
        }
    }

    private void report(Vertex v) {
        // the path ends at v and contains a cycle: go back until a vertex comes again
        List<Vertex> path = new ArrayList<>();
        while (!path.contains(v)) {
            path.add(v);
            v = v.pre.src;
        }
        Failure f = c.newError().add(v.obj.pos(), "instantiation cycle:");
        for (Vertex w : path.subList(path.indexOf(v), path.size())) {
            f.add(w.pre.pos, w.obj.type() instanceof TypeParam ? "%s instantiated as %s" : "%s implicitly parameterized by %s",
                    w.obj.name(), TypeWriter.string(w.pre.type, Qualifier.relativeTo(c.pkg)));
        }
        c.report(f);
    }
}
