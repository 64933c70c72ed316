package jopher.compiler.escape;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Func;
import jopher.compiler.ir.Local;

/// Finds for every pair of locations the smallest number of dereferences between them, and from that what escapes and what parameters leak.
///
/// From each location its sources are searched as Bellman and Ford do: edges of weight −1 exist, but sums are bounded below by 0 at every step, so there is
/// no negative cycle. A location that newly escapes (or persists, …) is searched again; each of its attributes is set at most once, so this ends.
final class Solver {
    private final Graph graph;
    private final Map<Func, Scope> scopes;
    private final Explanations explanations;
    private final Deque<Location> todo = new ArrayDeque<>();
    private final Deque<Location> inner = new ArrayDeque<>();
    private int generation;

    Solver(Graph graph, Map<Func, Scope> scopes, Explanations explanations) {
        this.graph = graph;
        this.scopes = scopes;
        this.explanations = explanations;
    }

    void run() {
        for (Location l : graph.all) {
            l.queued = true;
            todo.addFirst(l);
        }
        for (Location l : new Location[] {graph.mutator, graph.callee, graph.heap}) {
            l.queued = true;
            todo.addFirst(l);
        }
        while (!todo.isEmpty()) {
            Location root = todo.pollFirst();
            root.queued = false;
            walk(root);
        }
    }

    private void enqueue(Location l) {
        if (!l.queued) {
            l.queued = true;
            if (l.has(Location.ESCAPES)) {
                todo.addFirst(l);
            } else {
                todo.addLast(l);
            }
        }
    }

    private void walk(Location root) {
        int gen = ++generation;
        root.generation = gen;
        root.derefs = 0;
        root.next = null;
        if (root.has(Location.CALLS) && root.node instanceof Expr.Closure c) {
            loseResults(c.fn());
        }
        inner.addFirst(root);
        while (!inner.isEmpty()) {
            Location l = inner.pollFirst();
            l.queuedIn = 0;
            int derefs = l.derefs;
            int gained = 0;
            if (derefs < 0) {
                // the address of l reaches root; for what flows into l that is a value, no address
                derefs = 0;
                if (outlives(root, l)) {
                    if (explanations != null && !l.has(Location.ESCAPES)) {
                        explanations.escapes(graph, root, l);
                    }
                    gained |= Location.EVERYTHING;
                } else if (root.has(Location.PERSISTS)) {
                    gained |= Location.PERSISTS;
                }
            }
            if (derefs == 0) {
                gained |= root.attributes & (Location.MUTATES | Location.CALLS);
            }
            if (l.leaks != null) {
                leak(root, l, derefs);
            }
            if ((gained & ~l.attributes) != 0) {
                l.attributes |= gained;
                enqueue(l);
                if (l.has(Location.ESCAPES)) {
                    continue;
                }
            }
            for (int i = 0; i < l.edges.size(); i++) {
                Location.Edge e = l.edges.get(i);
                Location s = e.source();
                if (s.has(Location.ESCAPES)) {
                    continue;
                }
                int d = derefs + e.derefs();
                if (s.generation != gen || s.derefs > d) {
                    s.generation = gen;
                    s.derefs = d;
                    s.next = l;
                    s.nextEdge = i;
                    if (s.queuedIn != gen) {
                        s.queuedIn = gen;
                        inner.addLast(s);
                    }
                }
            }
        }
    }

    /// A function literal may be called where nobody looks: its results flow to the heap from now on.
    private void loseResults(Func fn) {
        Scope scope = scopes.get(fn);
        if (scope != null && !scope.resultsLost) {
            scope.resultsLost = true;
            for (Local r : fn.results) {
                enqueue(graph.find(r));
            }
        }
    }

    /// The value of parameter `l` reaches `root`.
    private void leak(Location root, Location l, int derefs) {
        if (outlives(root, l)) {
            if (explanations != null && !l.has(Location.ESCAPES)) {
                explanations.leaks(graph, root, l, derefs);
            }
            int result = root.resultIndex - 1;
            if (!root.has(Location.ESCAPES) && root.isResult() && root.scope == l.scope && result < Leaks.RESULTS) {
                l.leaks.addResult(result, derefs);
            } else {
                l.leaks.add(Leaks.HEAP, derefs);
            }
        }
        if (root.has(Location.MUTATES)) {
            l.leaks.add(Leaks.MUTATOR, derefs);
        }
        if (root.has(Location.CALLS)) {
            l.leaks.add(Leaks.CALLEE, derefs);
        }
    }

    /// Whether what is stored in `l` may be used after `other` is gone.
    private boolean outlives(Location l, Location other) {
        if (l.has(Location.ESCAPES)) {
            return true;
        }
        if (l == graph.mutator || l == graph.callee) {
            return false;
        }
        if (l.isResult()) {
            // unless every call of a literal is known, and it returns what belongs to a function around it
            return !(other.scope.contains(l.scope) && !l.scope.resultsLost);
        }
        if (l.scope == other.scope && l.loopDepth < other.loopDepth) {
            return true;
        }
        return l.scope != null && other.scope != null && l.scope.contains(other.scope);
    }
}
