package jopher.compiler.types;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import jopher.compiler.syntax.Expr.Name;

/// Cycles among declarations: `type T T`, `const a = b; const b = a` and their relatives.
/// Go counterpart: types2/cycles.go, decl.go (validCycle, cycleError).
final class CycleChecker {
    private static final int DONE = -1;

    private final Checker c;

    CycleChecker(Checker c) {
        this.c = c;
    }

    /// Finds types that are declared, directly or through other names, as themselves: cycles without a type literal.
    /// The first type of each is invalid.
    void directCycles() {
        Map<TypeName, Integer> state = new IdentityHashMap<>();
        for (Obj o : c.objMap.keySet()) {
            if (o instanceof TypeName t) {
                directCycle(t, state);
            }
        }
    }

    /// `state` of a name: absent (unseen), index in the current path, or DONE.
    private void directCycle(TypeName tname, Map<TypeName, Integer> state) {
        List<TypeName> path = new ArrayList<>();
        while (true) {
            Integer start = state.get(tname);
            if (start != null) {
                if (start != DONE) {
                    tname.setType(Basic.INVALID);
                    List<Obj> cycle = new ArrayList<>(path.subList(start, path.size()));
                    report(cycle, firstInSource(cycle));
                }
                break;
            }
            state.put(tname, path.size());
            path.add(tname);
            if (!(c.objMap.get(tname).tdecl.type() instanceof Name rhs)
                    || !(c.pkg.scope().lookup(rhs.value()) instanceof TypeName next)) {
                break;
            }
            tname = next;
        }
        for (TypeName t : path) {
            state.put(t, DONE);
        }
    }

    /// Whether the cycle of declarations that leads back to `obj` is permitted; reports an error if not.
    boolean isValid(Obj obj) {
        List<Obj> cycle = new ArrayList<>(c.objPath.subList(c.objPathIndex.get(obj), c.objPath.size()));
        int values = 0;
        int definitions = 0;
        for (Obj o : cycle) {
            switch (o) {
                case ConstObj x -> values++;
                case Var x -> values++;
                case TypeName t -> {
                    if (c.env.inTypeParamList && t.type != null && Types.isGeneric(t.type)) {
                        return true; // through a type parameter list
                    }
                    if (!t.isAlias()) {
                        definitions++;
                    }
                }
                default -> { }
            }
        }
        // Cycles of values alone are reported with the initialisation order; a cycle of types needs a definition to end in.
        if (values == cycle.size() || values == 0 && definitions > 0) {
            return true;
        }
        report(cycle, firstInSource(cycle));
        return false;
    }

    static int firstInSource(List<? extends Obj> path) {
        int first = 0;
        for (int i = 1; i < path.size(); i++) {
            if (path.get(i).pos().compareTo(path.get(first).pos()) < 0) {
                first = i;
            }
        }
        return first;
    }

    /// Reports a cycle of declarations, beginning with the object at `start`.
    void report(List<? extends Obj> cycle, int start) {
        Obj obj = cycle.get(start);
        boolean isType = obj instanceof TypeName;
        if (isType && obj.type instanceof Alias a) {
            a.setRhs(Basic.INVALID); // avoid follow-on errors
        }
        if (cycle.size() == 1) {
            c.errorf(obj, isType ? "invalid recursive type: %s refers to itself" : "invalid cycle in declaration: %s refers to itself", name(obj));
            return;
        }
        Failure f = c.newError().add(c.at(obj), isType ? "invalid recursive type %s" : "invalid cycle in declaration of %s", name(obj));
        for (int i = 0; i < cycle.size(); i++) {
            Obj next = cycle.get((start + i + 1) % cycle.size());
            f.add(c.at(obj), "%s refers to %s", name(obj), name(next));
            obj = next;
        }
        c.report(f);
    }

    private String name(Obj o) {
        String q = o.pkg() == null ? "" : c.qualifier().qualify(o.pkg());
        return q.isEmpty() ? o.name() : q + "." + o.name();
    }

    /// Whether values of type `t` have a finite size; a type that is being declared has not, which is reported
    /// (`type T [unsafe.Sizeof(T{})]int`).
    boolean finiteSize(Type t) {
        return switch (Types.unalias(t)) {
            case Named n -> {
                if (n.finite != null) {
                    yield n.finite;
                }
                Integer i = c.objPathIndex.get(n.instanceObj());
                if (i != null) {
                    List<Obj> cycle = new ArrayList<>(c.objPath.subList(i, c.objPath.size()));
                    report(cycle, firstInSource(cycle));
                    yield false;
                }
                c.push(n.instanceObj());
                boolean ok = n.rhsOrNull() == null || finiteSize(n.rhsOrNull());
                c.pop();
                n.finite = ok;
                yield ok;
            }
            case Array a -> finiteSize(a.elem());
            case Struct s -> {
                for (Var f : s.fields()) {
                    if (!finiteSize(f.type())) {
                        yield false;
                    }
                }
                yield true;
            }
            case null, default -> true;
        };
    }
}
