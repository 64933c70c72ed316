package jopher.compiler.noder;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import jopher.compiler.base.Pos;
import jopher.compiler.types.Alias;
import jopher.compiler.types.Array;
import jopher.compiler.types.Basic;
import jopher.compiler.types.Chan;
import jopher.compiler.types.Context;
import jopher.compiler.types.FuncObj;
import jopher.compiler.types.Interface;
import jopher.compiler.types.MapType;
import jopher.compiler.types.Named;
import jopher.compiler.types.Pointer;
import jopher.compiler.types.Signature;
import jopher.compiler.types.Slice;
import jopher.compiler.types.Struct;
import jopher.compiler.types.Tuple;
import jopher.compiler.types.Type;
import jopher.compiler.types.TypeParam;
import jopher.compiler.types.Types;
import jopher.compiler.types.Union;
import jopher.compiler.types.Var;

/// Makes the checker's types concrete for one function (instance): type parameters become the type arguments, aliases what they
/// stand for, receivers disappear from signatures, and types declared inside a generic function become instances of their
/// own, one per instance of the function.
///
/// Every type that gets into the IR passes through here, so this is also where the types in use are noticed.
final class TypeMap {
    private final Context context;
    private final Map<TypeParam, Type> params;
    /// The arguments in order, for local types; empty for ordinary functions.
    private final List<Type> args;
    /// Source range of the generic function that declares local types.
    private final Pos from;
    private final Pos to;
    private final TypeUses uses;
    private final Map<Type, Type> memo = new IdentityHashMap<>();

    TypeMap(Context context, TypeUses uses) {
        this(context, uses, List.of(), List.of(), Pos.NONE, Pos.NONE);
    }

    TypeMap(Context context, TypeUses uses, List<TypeParam> params, List<Type> args, Pos from, Pos to) {
        this(context, uses, pairs(params, args), args, from, to);
    }

    private TypeMap(Context context, TypeUses uses, Map<TypeParam, Type> params, List<Type> args, Pos from, Pos to) {
        this.context = context;
        this.uses = uses;
        this.params = params;
        this.args = args;
        this.from = from;
        this.to = to;
    }

    private static Map<TypeParam, Type> pairs(List<TypeParam> params, List<Type> args) {
        Map<TypeParam, Type> map = new IdentityHashMap<>();
        for (int i = 0; i < params.size(); i++) {
            map.put(params.get(i), args.get(i));
        }
        return map;
    }

    boolean isGeneric() {
        return !args.isEmpty();
    }

    List<Type> args() {
        return args;
    }

    Type apply(Type t) {
        if (t == null || t instanceof Basic) {
            return t;
        }
        Type r = memo.get(t);
        if (r == null) {
            r = map(t);
            memo.put(t, r);
            memo.put(r, r);
            if (uses != null) {
                uses.use(r);
            }
        }
        return r;
    }

    /// The type as function type.
    Signature signature(Type t) {
        return (Signature) apply(t).underlying();
    }

    List<Type> applyAll(List<Type> list) {
        return list(list, this::apply);
    }

    private Type map(Type t) {
        return switch (t) {
            case Basic b -> b;
            case TypeParam p -> {
                Type r = params.get(p);
                yield r == null ? p : r;
            }
            case Alias a -> apply(Types.unalias(a));
            case Named n -> named(n);
            case Pointer p -> {
                Type e = apply(p.elem());
                yield e == p.elem() ? p : new Pointer(e);
            }
            case Slice s -> {
                Type e = apply(s.elem());
                yield e == s.elem() ? s : new Slice(e);
            }
            case Array a -> {
                Type e = apply(a.elem());
                yield e == a.elem() ? a : new Array(e, a.len());
            }
            case MapType m -> {
                Type k = apply(m.key());
                Type e = apply(m.elem());
                yield k == m.key() && e == m.elem() ? m : new MapType(k, e);
            }
            case Chan c -> {
                Type e = apply(c.elem());
                yield e == c.elem() ? c : new Chan(c.dir(), e);
            }
            case Struct s -> {
                List<Var> fields = list(s.fields(), f -> {
                    Type ft = apply(f.type());
                    return ft == f.type() ? f : Var.field(f.pos(), f.pkg(), f.name(), ft, f.embedded());
                });
                if (fields == s.fields()) {
                    yield s;
                }
                List<String> tags = new ArrayList<>();
                for (int i = 0; i < s.numFields(); i++) {
                    tags.add(s.tag(i));
                }
                yield new Struct(fields, tags);
            }
            case Tuple u -> tuple(u);
            case Signature s -> {
                Tuple in = tuple(s.params());
                Tuple out = tuple(s.results());
                yield in == s.params() && out == s.results() && s.recv() == null && s.typeParams().isEmpty() && s.recvTypeParams().isEmpty()
                        ? s : Signature.of(in, out, s.variadic());
            }
            case Interface i -> iface(i);
            case Union u -> u;
        };
    }

    private Type iface(Interface i) {
        boolean same = true;
        List<FuncObj> methods = new ArrayList<>();
        for (FuncObj m : i.methods()) {
            Signature s = m.signature();
            Signature r = Signature.of(tuple(s.params()), tuple(s.results()), s.variadic());
            same &= r.params() == s.params() && r.results() == s.results();
            methods.add(new FuncObj(m.pos(), m.pkg(), m.name(), r));
        }
        return same ? i : new Interface(methods, List.of());
    }

    private Tuple tuple(Tuple t) {
        List<Var> vars = list(t.vars(), v -> {
            Type vt = apply(v.type());
            return vt == v.type() ? v : new Var(v.kind(), v.pos(), v.pkg(), v.name(), vt);
        });
        return vars == t.vars() ? t : new Tuple(vars);
    }

    private Type named(Named n) {
        if (n.isInstance()) {
            List<Type> a = list(n.typeArgs(), this::apply);
            if (isGeneric() && declaredHere(n.origin()) && n.typeArgs().size() == n.origin().typeParams().size()) {
                // of a generic type declared inside a generic function: its right side may use the parameters of both
                List<Type> all = new ArrayList<>(args);
                all.addAll(a);
                Map<TypeParam, Type> both = new IdentityHashMap<>(params);
                both.putAll(pairs(n.origin().typeParams(), a));
                return context.localInstance(n.origin(), all, () -> new TypeMap(context, null, both, args, from, to).apply(n.origin().underlying()));
            }
            return a == n.typeArgs() ? n : context.instance(n.obj().pos(), n.origin(), a);
        }
        if (isGeneric() && n.typeParams().isEmpty() && declaredHere(n)) {
            // evaluated at any time by any thread: with a map of its own
            return context.localInstance(n, args, () -> new TypeMap(context, null, params, args, from, to).apply(n.underlying()));
        }
        if (isGeneric() && !n.typeParams().isEmpty() && n.typeParams().size() == args.size()) {
            // the generic type itself, as the receiver of its own method
            List<Type> a = list(new ArrayList<Type>(n.typeParams()), this::apply);
            return context.instance(n.obj().pos(), n, a);
        }
        return n;
    }

    private boolean declaredHere(Named n) {
        Pos p = n.obj().pos();
        return n.obj().pkg() != null && p.isKnown() && p.fileBase() == from.fileBase() && !p.isBefore(from) && p.isBefore(to);
    }

    private static <T> List<T> list(List<T> in, Function<T, T> f) {
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
}
