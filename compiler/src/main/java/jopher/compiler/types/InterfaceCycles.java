package jopher.compiler.types;

import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import jopher.compiler.base.Pos;
import jopher.compiler.syntax.Expr.InterfaceType;
import jopher.compiler.syntax.Positions;

/// Finds interface literals that refer to themselves without a name in between, which gc does not support (go.dev/issue/56103).
/// Go counterpart: cycleFinder in noder/irgen.go.
final class InterfaceCycles {
    private final Checker c;
    /// Interfaces that are being visited (true) or are done.
    private final Map<Interface, Boolean> active = new IdentityHashMap<>();

    InterfaceCycles(Checker c) {
        this.c = c;
    }

    /// Only outermost literals are looked at, in source order, as in gc: nested ones are part of them.
    void check(Map<InterfaceType, Interface> literals) {
        List<InterfaceType> nodes = literals.keySet().stream().sorted(Comparator.comparing(InterfaceType::pos)).toList();
        Pos end = Pos.NONE;
        for (var node : nodes) {
            if (end.isKnown() && node.pos().base() == end.base() && node.pos().isBefore(end)) {
                continue;
            }
            end = Positions.end(node);
            if (hasCycle(literals.get(node))) {
                c.errorf(node.pos(), "invalid recursive type: anonymous interface refers to itself (see https://go.dev/issue/56103)");
                active.replaceAll((k, v) -> false); // no duplicates
            }
        }
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
