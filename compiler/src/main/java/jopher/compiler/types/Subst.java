package jopher.compiler.types;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Replaces type parameters by types. Types without these parameters come back as the same object; nothing is modified.
/// Instances are made through the context and not expanded.
public final class Subst {
    private final Map<TypeParam, Type> map;
    private final Context ctxt;

    /// Replaces `params.get(i)` by `args.get(i)`; a null argument leaves the parameter alone.
    public Subst(List<TypeParam> params, List<? extends Type> args, Context ctxt) {
        this.map = new IdentityHashMap<>(params.size() * 2);
        for (int i = 0; i < params.size(); i++) {
            if (args.get(i) != null) {
                map.put(params.get(i), args.get(i));
            }
        }
        this.ctxt = ctxt;
    }

    public Subst(Map<TypeParam, Type> map, Context ctxt) {
        this.map = new IdentityHashMap<>(map);
        this.ctxt = ctxt;
    }

    public boolean isEmpty() {
        return map.isEmpty();
    }

    /// The substituted type; null for null.
    public Type apply(Type t) {
        if (map.isEmpty()) {
            return t;
        }
        return switch (t) {
            case null -> null;
            case Basic b -> b;
            case TypeParam p -> map.getOrDefault(p, p);
            case Alias a -> {
                int n = a.orig.typeParams.size();
                if (n == 0) {
                    yield a;
                }
                if (a.typeArgs.size() != n) {
                    yield Basic.INVALID; // error reported elsewhere
                }
                var args = list(a.typeArgs, this::apply);
                yield args == a.typeArgs ? a : ctxt.instance(a.obj.pos(), a.orig, args);
            }
            case Named n -> {
                var orig = n.origin();
                // not n.typeParams(): nothing may be expanded here
                if (n.typeArgs().isEmpty()) {
                    yield orig.typeParams().isEmpty() ? n : Basic.INVALID;
                }
                if (orig.typeParams().size() != n.typeArgs().size()) {
                    yield Basic.INVALID; // error reported elsewhere
                }
                var args = list(n.typeArgs(), this::apply);
                yield args == n.typeArgs() ? n : ctxt.instance(n.instanceObj().pos(), orig, args);
            }
            case Array a -> {
                var e = orInvalid(a.elem);
                yield e == a.elem ? a : new Array(e, a.len);
            }
            case Slice s -> {
                var e = orInvalid(s.elem);
                yield e == s.elem ? s : new Slice(e);
            }
            case Pointer p -> {
                var e = orInvalid(p.base);
                yield e == p.base ? p : new Pointer(e);
            }
            case MapType m -> {
                var k = orInvalid(m.key);
                var e = orInvalid(m.elem);
                yield k == m.key && e == m.elem ? m : new MapType(k, e);
            }
            case Chan c -> {
                var e = orInvalid(c.elem);
                yield e == c.elem ? c : new Chan(c.dir, e);
            }
            case Struct s -> {
                if (s.fields == null) {
                    yield s;
                }
                var fields = list(s.fields, this::var);
                yield fields == s.fields ? s : new Struct(fields, s.tags);
            }
            case Tuple u -> tuple(u);
            case Signature s -> {
                // The receiver stays: interfaces and named types replace it themselves, and following it could recurse forever.
                var params = tuple(s.params);
                var results = tuple(s.results);
                yield params == s.params && results == s.results ? s
                        : new Signature(s.recv, s.recvTypeParams, s.typeParams, params, results, s.variadic);
            }
            case Union u -> {
                var terms = list(u.terms, x -> {
                    var e = apply(x.type);
                    return e == x.type ? x : new Term(x.tilde, e);
                });
                yield terms == u.terms ? u : new Union(terms);
            }
            case Interface i -> iface(i);
        };
    }

    private Type orInvalid(Type t) {
        return t == null ? Basic.INVALID : apply(t);
    }

    private Type iface(Interface i) {
        var methods = list(i.methods, m -> {
            var sig = apply(m.type);
            return sig == m.type ? m : m.withType(sig);
        });
        var embeddeds = list(i.embeddeds, this::apply);
        if (methods == i.methods && embeddeds == i.embeddeds) {
            return i;
        }
        var r = new Interface(null); // errors are found in the generic type
        r.embeddeds = embeddeds;
        r.embedPos = i.embedPos;
        r.implicit = i.implicit;
        r.complete = i.complete;
        r.methods = replaceRecv(methods, i, r);
        return r;
    }

    Tuple tuple(Tuple t) {
        var vars = list(t.vars, this::var);
        return vars == t.vars ? t : new Tuple(vars);
    }

    private Var var(Var v) {
        var t = apply(v.type);
        return t == v.type ? v : v.withType(t);
    }

    /// The list itself if nothing changes.
    private static <T> List<T> list(List<T> in, UnaryOperator<T> f) {
        List<T> out = null;
        for (int i = 0; i < in.size(); i++) {
            T x = in.get(i);
            T y = f.apply(x);
            if (y != x && out == null) {
                out = new ArrayList<>(in);
            }
            if (out != null) {
                out.set(i, y);
            }
        }
        return out == null ? in : out;
    }

    /// The methods with receiver type `from` changed to `to`; the list itself if there are none.
    static List<FuncObj> replaceRecv(List<FuncObj> methods, Type from, Type to) {
        return list(methods, m -> {
            if (!(m.type instanceof Signature sig) || sig.recv == null || sig.recv.type != from) {
                return m;
            }
            return m.withType(sig.withRecv(sig.recv.withType(to)));
        });
    }
}
