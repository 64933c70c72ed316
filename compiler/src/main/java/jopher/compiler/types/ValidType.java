package jopher.compiler.types;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// Finds types that contain themselves (`type T struct { f T }`), also through type arguments (spec "Struct types").
/// The type is invalid afterwards. Go counterpart: types2/validtype.go, which explains the algorithm.
final class ValidType {
    private final Checker c;
    /// The types that are being expanded, outermost first, also those not in the current nest: for messages.
    private final List<Named> path = new ArrayList<>();
    /// Types without type parameters that are known to be valid. (The validity of generic ones depends on their arguments,
    /// see go.dev/issue/65711.)
    private final Set<Named> known = Collections.newSetFromMap(new IdentityHashMap<>());

    ValidType(Checker c) {
        this.c = c;
    }

    void check(Named t) {
        valid(t, new ArrayList<>());
    }

    /// Whether `t` is valid where the types of `nest` are expanded: each is embedded in the one before.
    private boolean valid(Type t, List<Named> nest) {
        switch (Types.unalias(t)) {
            case Array a -> {
                return valid(a.elem(), nest);
            }
            case Struct s -> {
                for (Var f : s.fields()) {
                    if (!valid(f.type(), nest)) {
                        return false;
                    }
                }
            }
            case Union u -> {
                for (Term term : u.terms()) {
                    if (!valid(term.type(), nest)) {
                        return false;
                    }
                }
            }
            case Interface i -> {
                for (Type e : i.embeddeds()) {
                    if (!valid(e, nest)) {
                        return false;
                    }
                }
            }
            case Named n -> {
                return named(n, nest);
            }
            case TypeParam p -> {
                return typeParam(p, nest);
            }
            case null, default -> { }
        }
        return true;
    }

    private boolean named(Named n, List<Named> nest) {
        if (n.obj().pkg() != c.pkg && n.typeArgs().isEmpty()) {
            return true; // complete: it cannot contain types of this package
        }
        boolean plain = n.typeArgs().isEmpty() && n.typeParams().isEmpty();
        if (plain && known.contains(n)) {
            return true;
        }
        for (Named outer : nest) {
            if (Types.identical(outer, n)) {
                n.origin().invalidate();
                for (int start = 0; start < path.size(); start++) {
                    if (Types.identical(path.get(start), n)) {
                        List<Obj> cycle = new ArrayList<>();
                        path.subList(start, path.size()).forEach(x -> cycle.add(x.instanceObj())); // an instance is reported where it is made
                        c.cycles.report(cycle, 0);
                        return false;
                    }
                }
                return false;
            }
        }
        Type rhs = n.origin().rhs();
        if (rhs == null) {
            return true;
        }
        nest.add(n);
        path.add(n);
        boolean ok = valid(rhs, nest);
        nest.removeLast();
        path.removeLast();
        if (ok && plain) {
            known.add(n);
        }
        return ok;
    }

    /// A type parameter stands for the argument of the innermost instance, which must be valid where that instance is.
    private boolean typeParam(TypeParam p, List<Named> nest) {
        if (nest.isEmpty()) {
            return true;
        }
        Named inst = nest.getLast();
        int i = inst.typeParams().indexOf(p);
        if (i < 0 || i >= inst.typeArgs().size()) {
            return true;
        }
        nest.removeLast();
        boolean ok = valid(inst.typeArgs().get(i), nest);
        nest.add(inst);
        return ok;
    }
}
