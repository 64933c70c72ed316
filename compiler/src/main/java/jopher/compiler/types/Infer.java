package jopher.compiler.types;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jopher.compiler.base.Pos;
import jopher.compiler.syntax.Positions;

/// Type inference (spec: Type inference): type arguments from typed function arguments, from constraints, from untyped constants, in this order.
/// Go counterpart: types2/infer.go.
final class Infer {
    private final Context ctxt;
    private final TypeEnv env;

    Infer(Context ctxt, TypeEnv env) {
        this.ctxt = ctxt;
        this.env = env;
    }

    /// The complete list of type arguments for `tparams`, or null if the arguments don't determine them; then `err` says why (or an argument is invalid).
    ///
    /// `targs` are the arguments given, possibly fewer, with null for unknown ones; `params` and `args` match in number.
    /// `reverse`: a generic function is assigned to a function type, and messages are the other way round.
    List<Type> infer(Pos pos, List<TypeParam> tparams, List<Type> targs, Tuple params, List<Operand> args, boolean reverse, Failure err) {
        int n = tparams.size();
        if (targs.size() == n && !hasNull(targs)) {
            return targs;
        }
        for (var arg : args) {
            if (arg.mode == Operand.Mode.INVALID) {
                return null; // reported before
            }
        }
        List<Type> given = new ArrayList<>(targs);
        while (given.size() < n) {
            given.add(null);
        }
        // With the given arguments in the parameters, mismatches are reported as assignment errors, which are better.
        if (params.len() > 0) {
            params = new Subst(tparams, given, ctxt).tuple(params);
        }
        var u = new Unifier(tparams, given, env.allowVersion(GoVersion.GO1_21));

        // 1. typed arguments
        List<Integer> untyped = new ArrayList<>();
        for (int i = 0; i < args.size(); i++) {
            var arg = args.get(i);
            Type par = params.at(i).type;
            if (!isParameterized(tparams, par) && !isParameterized(tparams, arg.type)) {
                continue;
            }
            if (Types.isTyped(arg.type)) {
                if (!u.unify(par, arg.type, Unifier.ASSIGN)) {
                    mismatch(u, tparams, par, arg, reverse, err);
                    return null;
                }
            } else if (par instanceof TypeParam && !arg.isNil()) {
                untyped.add(i); // default types are basic: they match single type parameters only
            }
        }

        // 2. constraints, as long as they tell something new
        if (!useConstraints(pos, u, tparams, err)) {
            return null;
        }

        // 3. untyped constants, for parameters that have no type yet
        Map<TypeParam, Type> max = new LinkedHashMap<>();
        for (int i : untyped) {
            var p = (TypeParam) params.at(i).type;
            if (u.at(p) != null) {
                continue;
            }
            var arg = args.get(i);
            Type old = max.get(p);
            Type m = old == null ? arg.type : Types.maxType(old, arg.type);
            if (m == null) {
                err.add(at(arg), "mismatched types %s and %s (cannot infer %s)", old, arg.type, p);
                return null;
            }
            max.put(p, m);
        }
        max.forEach((p, t) -> u.set(p, Types.defaultType(t)));

        List<Type> inferred = u.inferred(tparams);
        killCycles(tparams, inferred);
        simplify(tparams, given, inferred);
        for (int i = 0; i < n; i++) {
            if (inferred.get(i) == null || isParameterized(tparams, inferred.get(i))) {
                var obj = tparams.get(i).obj;
                err.add(pos, "cannot infer %s (declared at %s)", obj.name, obj.pos);
                return null;
            }
        }
        return inferred;
    }

    private static boolean hasNull(List<Type> list) {
        for (var t : list) {
            if (t == null) {
                return true;
            }
        }
        return false;
    }

    private static Pos at(Operand x) {
        return x.expr == null ? Pos.NONE : Positions.start(x.expr);
    }

    private void mismatch(Unifier u, List<TypeParam> tparams, Type tpar, Operand arg, boolean reverse, Failure err) {
        List<Type> targs = u.inferred(tparams);
        Type targ = arg.type;
        if (u.unknowns() == tparams.size()) {
            err.add(at(arg), "type %s of %s does not match %s (cannot infer %s)", targ, arg.expr, tpar, names(tparams));
            return;
        }
        Type inferred = new Subst(tparams, targs, ctxt).apply(tpar);
        if (inferred == tpar) {
            err.add(at(arg), "type %s of %s does not match %s", targ, arg.expr, tpar);
        } else if (reverse) {
            err.add(at(arg), "inferred type %s for %s does not match type %s of %s", inferred, tpar, targ, arg.expr);
        } else {
            err.add(at(arg), "type %s of %s does not match inferred type %s for %s", targ, arg.expr, inferred, tpar);
        }
    }

    /// `P`, `P and Q`, `P, Q, and R`.
    static String names(List<TypeParam> list) {
        int n = list.size();
        if (n == 0) {
            return "";
        }
        if (n <= 2) {
            return list.getFirst().obj.name + (n == 2 ? " and " + list.get(1).obj.name : "");
        }
        var b = new StringBuilder();
        for (int i = 0; i < n - 1; i++) {
            b.append(list.get(i).obj.name).append(", ");
        }
        return b.append("and ").append(list.get(n - 1).obj.name).toString();
    }

    private record Core(Term term, boolean single) {}

    /// The only specific type of the constraint, or a term for the underlying type that all have in common; null if there is none.
    private static Core core(TypeParam p) {
        var terms = p.iface().typeSet().specificTerms();
        if (terms.isEmpty()) {
            return null;
        }
        if (terms.size() == 1) {
            return new Core(terms.getFirst(), true);
        }
        Type u = CommonUnder.of(p, null);
        if (u == null) {
            return null;
        }
        boolean tilde = false;
        for (var t : terms) {
            tilde |= t.tilde;
        }
        return new Core(new Term(tilde, u), false);
    }

    private boolean useConstraints(Pos pos, Unifier u, List<TypeParam> tparams, Failure err) {
        while (true) {
            int before = u.unknowns();
            for (var p : tparams) {
                Type tx = u.at(p);
                var core = core(p);
                if (core != null) {
                    if (tx != null) {
                        // loosely: a defined type matches the core type, which is an underlying type
                        if (!u.unify(tx, core.term.type, Unifier.INEXACT)) {
                            err.add(pos, "%s (type %s) does not satisfy %s", p, tx, p.bound);
                            return false;
                        }
                    } else if (core.single && !core.term.tilde) {
                        u.set(p, core.term.type); // the only possible type
                    }
                }
                // A known type must have the methods of the constraint; their signatures may tell more types.
                if (tx != null && !isParameterized(tparams, tx)) {
                    var cause = new Cause(env.qualifier());
                    if (!MissingMethod.hasAll(tx, p.iface(), true, (x, y) -> u.unify(x, y, Unifier.EXACT), cause)) {
                        err.add(pos, "%s (type %s) does not satisfy %s %s", p, tx, p.bound, cause.text);
                        return false;
                    }
                }
            }
            if (u.unknowns() == before) {
                return true;
            }
        }
    }

    /// Replaces parameters in inferred types by their types until nothing changes. There are no cycles any more.
    private void simplify(List<TypeParam> tparams, List<Type> given, List<Type> inferred) {
        List<Integer> dirty = new ArrayList<>();
        for (int i = 0; i < inferred.size(); i++) {
            if (inferred.get(i) != null && given.get(i) == null) {
                dirty.add(i);
            }
        }
        while (!dirty.isEmpty()) {
            var subst = new Subst(tparams, inferred, ctxt);
            List<Integer> changed = new ArrayList<>();
            for (int i : dirty) {
                Type t0 = inferred.get(i);
                Type t1 = subst.apply(t0);
                if (t1 != t0) {
                    // a generic function argument that is not generic any more (go.dev/issue/59953)
                    if (t1 instanceof Signature sig && !sig.typeParams.isEmpty() && !isParameterized(tparams, sig)) {
                        sig.typeParams = List.of();
                    }
                    inferred.set(i, t1);
                    changed.add(i);
                }
            }
            dirty = changed;
        }
    }

    /// A type in which type parameters have been replaced by new ones.
    record Renamed(List<TypeParam> typeParams, Type type) {}

    /// Gives the type parameters a new identity in `type`. In a recursive call of a generic function its own type parameters occur as
    /// types of arguments; they must not be confused with those to solve for.
    Renamed rename(List<TypeParam> tparams, Type type) {
        if (tparams.isEmpty()) {
            return new Renamed(tparams, type);
        }
        List<TypeParam> fresh = new ArrayList<>(tparams.size());
        for (var p : tparams) {
            var q = new TypeParam(new TypeName(p.obj.pos, p.obj.pkg, p.obj.name, null), null);
            q.index = p.index;
            q.env = p.env;
            fresh.add(q);
        }
        var subst = new Subst(tparams, fresh, ctxt);
        for (int i = 0; i < fresh.size(); i++) {
            fresh.get(i).bound = subst.apply(tparams.get(i).bound);
        }
        return new Renamed(List.copyOf(fresh), subst.apply(type));
    }

    // ---- occurrences

    /// Whether one of the type parameters occurs in the type. Declarations of type parameters by generic functions don't count.
    static boolean isParameterized(List<TypeParam> tparams, Type type) {
        return occurs(tparams, type, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static boolean occurs(List<TypeParam> tparams, Type type, Set<Type> seen) {
        return switch (type) {
            case null -> false;
            case Basic b -> false;
            case TypeParam p -> tparams.contains(p);
            case Alias a -> occurs(tparams, Types.unalias(a), seen);
            case Array a -> occurs(tparams, a.elem, seen);
            case Slice s -> occurs(tparams, s.elem, seen);
            case Pointer p -> occurs(tparams, p.base, seen);
            case Chan c -> occurs(tparams, c.elem, seen);
            case MapType m -> occurs(tparams, m.key, seen) || occurs(tparams, m.elem, seen);
            case Struct s -> inVars(tparams, s.fields(), seen);
            case Tuple t -> inVars(tparams, t.vars, seen);
            case Signature s -> inVars(tparams, s.params.vars, seen) || inVars(tparams, s.results.vars, seen);
            case Named n -> {
                for (var t : n.typeArgs()) {
                    if (occurs(tparams, t, seen)) {
                        yield true;
                    }
                }
                yield false;
            }
            case Interface i -> {
                if (!seen.add(i)) {
                    yield false;
                }
                for (var m : i.typeSet().methods()) {
                    if (occurs(tparams, m.type, seen)) {
                        yield true;
                    }
                }
                yield i.typeSet().is(t -> t != null && occurs(tparams, t.type, seen));
            }
            case Union u -> {
                for (var t : u.terms) {
                    if (occurs(tparams, t.type, seen)) {
                        yield true;
                    }
                }
                yield false;
            }
        };
    }

    private static boolean inVars(List<TypeParam> tparams, List<Var> vars, Set<Type> seen) {
        for (var v : vars) {
            if (occurs(tparams, v.type, seen)) {
                return true;
            }
        }
        return false;
    }

    // ---- cycles

    /// Forgets the types of parameters that would contain themselves: substitution would not end.
    private static void killCycles(List<TypeParam> tparams, List<Type> inferred) {
        var seen = Collections.<Type>newSetFromMap(new IdentityHashMap<>());
        for (var p : tparams) {
            killCycles(p, tparams, inferred, seen);
        }
    }

    private static void killCycles(Type type, List<TypeParam> tparams, List<Type> inferred, Set<Type> active) {
        Type t0 = Types.unalias(type);
        if (t0 == null || t0 instanceof Basic) {
            return;
        }
        if (!active.add(t0)) {
            int i = t0 instanceof TypeParam p ? tparams.indexOf(p) : -1;
            if (i >= 0) {
                inferred.set(i, null);
            }
            return; // any other cycle is that of a recursive type
        }
        switch (t0) {
            case TypeParam p -> {
                int i = tparams.indexOf(p);
                if (i >= 0 && inferred.get(i) != null) {
                    killCycles(inferred.get(i), tparams, inferred, active);
                }
            }
            case Array a -> killCycles(a.elem, tparams, inferred, active);
            case Slice s -> killCycles(s.elem, tparams, inferred, active);
            case Pointer p -> killCycles(p.base, tparams, inferred, active);
            case Chan c -> killCycles(c.elem, tparams, inferred, active);
            case MapType m -> {
                killCycles(m.key, tparams, inferred, active);
                killCycles(m.elem, tparams, inferred, active);
            }
            case Struct s -> s.fields().forEach(f -> killCycles(f.type, tparams, inferred, active));
            case Tuple t -> t.vars.forEach(v -> killCycles(v.type, tparams, inferred, active));
            case Signature s -> {
                s.params.vars.forEach(v -> killCycles(v.type, tparams, inferred, active));
                s.results.vars.forEach(v -> killCycles(v.type, tparams, inferred, active));
            }
            case Union u -> u.terms.forEach(t -> killCycles(t.type, tparams, inferred, active));
            case Interface i -> {
                i.methods.forEach(m -> killCycles(m.type, tparams, inferred, active));
                i.embeddeds.forEach(t -> killCycles(t, tparams, inferred, active));
            }
            case Named n -> n.typeArgs().forEach(t -> killCycles(t, tparams, inferred, active));
            case Basic b -> { }
            case Alias a -> { }
        }
        active.remove(t0);
    }
}
