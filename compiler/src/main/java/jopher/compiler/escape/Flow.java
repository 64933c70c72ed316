package jopher.compiler.escape;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Label;
import jopher.compiler.ir.Local;

/// Walks one function and records its flows: the state that the parts for expressions, calls and statements share.
final class Flow {
    final Batch batch;
    final Graph graph;
    final Scope scope;
    /// Nesting of loops here: 1 outside all of them.
    int loopDepth = 1;
    /// Labels of the function, with true for those that some later goto jumps back to.
    final Map<Label, Boolean> labels = new IdentityHashMap<>();
    final LoopVariables loopVariables;
    final ExprFlow exprs;
    final CallFlow calls;
    final AssignFlow assigns;
    final StmtFlow stmts;

    Flow(Batch batch, Scope scope, LoopVariables loopVariables) {
        this.batch = batch;
        this.graph = batch.graph;
        this.scope = scope;
        this.loopVariables = loopVariables;
        this.exprs = new ExprFlow(this);
        this.calls = new CallFlow(this);
        this.assigns = new AssignFlow(this);
        this.stmts = new StmtFlow(this);
    }

    /// The location of a variable, made at its first mention.
    Location location(Local l) {
        Location known = graph.find(l);
        // temporaries have no declaration: they belong where they are first set
        return known != null ? known : graph.add(l, scope, l.kind == Local.Kind.TEMP ? loopDepth : 1, true);
    }

    /// The variable comes into existence here.
    Location declare(Local l) {
        Location at = location(l);
        at.loopDepth = loopDepth;
        return at;
    }

    /// Storage for what `node` allocates: its address goes to `k`; the hole takes what is stored in it.
    Hole spill(Hole k, Expr node) {
        Location l = graph.add(node, scope, loopDepth, false);
        graph.flow(graph.address(k, node, "spill"), l);
        return new Hole(l);
    }

    /// As `k`, but later: what flows there is needed beyond the statement.
    Hole later(Hole k) {
        Location l = graph.add(null, scope, loopDepth, true);
        graph.flow(k, l);
        return new Hole(l);
    }

    Hole tee(Hole... ks) {
        return graph.tee(scope, loopDepth, List.of(ks));
    }

    Hole tee(List<Hole> ks) {
        return graph.tee(scope, loopDepth, new ArrayList<>(ks));
    }
}
