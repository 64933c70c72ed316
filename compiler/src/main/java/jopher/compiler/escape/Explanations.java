package jopher.compiler.escape;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import jopher.compiler.base.Pos;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Local;
import jopher.compiler.ir.NodeText;
import jopher.compiler.ir.Stmt;

/// The paths behind the analysis' findings, for `-m=2`.
final class Explanations {
    private final Batch batch;
    private final Messages messages;

    Explanations(Batch batch) {
        this.batch = batch;
        this.messages = batch.messages;
    }

    /// The address of `source` goes to the heap in one step.
    void directly(Graph g, Location target, Location source, Hole k) {
        Pos pos = pos(source);
        if (source.node == null) {
            return;
        }
        messages.add(pos, text(source) + " escapes to heap in " + messages.text.function(source.scope.fn) + ":");
        flow(g, pos, target, source, k.derefs(), k.notes());
    }

    void escapes(Graph g, Location root, Location l) {
        if (l.node == null) {
            return;
        }
        messages.add(pos(l), text(l) + " escapes to heap in " + messages.text.function(l.scope.fn) + ":");
        path(g, root, l);
    }

    void leaks(Graph g, Location root, Location l, int derefs) {
        messages.add(pos(l), "parameter " + text(l) + " leaks to " + name(g, root) + " for " + messages.text.function(l.scope.fn) + " with derefs=" + derefs + ":");
        path(g, root, l);
    }

    private void path(Graph g, Location root, Location source) {
        Set<Location> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Pos pos = pos(source);
        while (true) {
            if (!seen.add(source)) {
                messages.add(pos, "  warning: truncated explanation due to assignment cycle; see golang.org/issue/35518");
                return;
            }
            Location target = source.next;
            Location.Edge e = target.edges.get(source.nextEdge);
            flow(g, pos, target, source, e.derefs(), e.notes());
            if (target == root) {
                return;
            }
            source = target;
        }
    }

    private void flow(Graph g, Pos pos, Location target, Location source, int derefs, Note notes) {
        messages.add(pos, "  flow: " + name(g, target) + " ← " + (derefs < 0 ? "&" : "*".repeat(derefs)) + name(g, source) + ":");
        for (Note n = notes; n != null; n = n.next()) {
            messages.add(pos, "    from " + messages.text.of(n.where()) + " (" + n.why() + ") at " + where(n.where()).message());
        }
    }

    private String name(Graph g, Location l) {
        return l == g.heap ? "{heap}" : l.node == null ? "{temp}" : l.node instanceof Local ? text(l) : "{storage for " + text(l) + "}";
    }

    private String text(Location l) {
        return l.node instanceof Expr e ? batch.text(l, e) : messages.text.of(l.node);
    }

    private static Pos pos(Location l) {
        return l.node == null ? Pos.NONE : where(l.node);
    }

    private static Pos where(Object node) {
        return switch (node) {
            case Local l -> l.pos;
            case Expr e -> NodeText.pos(e);
            case Stmt s -> s.pos();
            case Stmt.TypeSwitch.TypeClause c -> c.pos();
            case Stmt.Select.CommClause c -> c.pos();
            default -> throw new IllegalStateException(node.toString());
        };
    }
}
