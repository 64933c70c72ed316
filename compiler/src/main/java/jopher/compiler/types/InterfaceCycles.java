package jopher.compiler.types;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import jopher.compiler.syntax.Expr.InterfaceType;

/// Finds interface literals that refer to themselves without a name in between, which gc does not support (go.dev/issue/56103).
/// Go counterpart: cycleFinder in noder/irgen.go.
final class InterfaceCycles {
    private final Checker c;
    /// Interfaces that are being visited (true) or are done.
    private final Map<Interface, Boolean> active = new IdentityHashMap<>();

    InterfaceCycles(Checker c) {
        this.c = c;
    }

    void check(Map<InterfaceType, Interface> literals) {
        literals.forEach((node, t) -> {
            if (hasCycle(t)) {
                c.errorf(node.pos(), "invalid recursive type: anonymous interface refers to itself (see https://go.dev/issue/56103)");
                active.replaceAll((k, v) -> false); // no duplicates
            }
        });
    }

    private boolean hasCycle(Interface t) {
        for (FuncObj m : t.methods()) {
            if (visit(m.type())) {
                return true;
            }
        }
        return false;
    }

    private boolean visit(Type t) {
        return switch (Types.unalias(t)) {
            case Pointer p -> visit(p.elem());
            case Array a -> visit(a.elem());
            case Chan ch -> visit(ch.elem());
            case MapType m -> visit(m.key()) || visit(m.elem());
            case Slice s -> visit(s.elem());
            case Struct s -> visitVars(s.fields());
            case Signature s -> visitVars(s.params().vars()) || visitVars(s.results().vars());
            case Tuple u -> visitVars(u.vars());
            case Interface i -> {
                if (i.explicitMethods().isEmpty() && i.embeddeds().isEmpty()) {
                    yield false;
                }
                Boolean known = active.get(i);
                if (known != null) {
                    yield known;
                }
                active.put(i, true);
                boolean cycle = hasCycle(i);
                if (!cycle) {
                    active.put(i, false);
                }
                yield cycle;
            }
            case null, default -> false; // names cannot be part of an anonymous cycle
        };
    }

    private boolean visitVars(List<Var> vars) {
        for (Var v : vars) {
            if (visit(v.type())) {
                return true;
            }
        }
        return false;
    }
}
