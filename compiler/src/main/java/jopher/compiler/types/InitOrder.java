package jopher.compiler.types;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The order in which package-level variables are initialised, and initialisation cycles (spec "Package initialization").
///
/// A variable depends on the constants and variables that its initialiser mentions, directly or through functions. Repeatedly
/// the first (in source order) of those with the fewest open dependencies is taken; it has none in a valid program.
/// Go counterpart: types2/initorder.go.
final class InitOrder {
    /// A constant or variable. `dependents` are the nodes that depend on this one.
    private static final class Node {
        final Obj obj;
        final List<Node> dependents = new ArrayList<>(2);
        int open;

        Node(Obj obj) {
            this.obj = obj;
        }
    }

    /// Constants first (go.dev/issue/66575).
    private static final Comparator<Node> PRIORITY = Comparator.<Node, Boolean>comparing(n -> !(n.obj instanceof ConstObj))
            .thenComparingInt(n -> n.open).thenComparingInt(n -> n.obj.order());

    private final Checker c;

    InitOrder(Checker c) {
        this.c = c;
    }

    void compute() {
        c.info.initOrder.clear();
        TreeSet<Node> queue = new TreeSet<>(PRIORITY);
        queue.addAll(graph());
        Set<DeclInfo> emitted = Collections.newSetFromMap(new IdentityHashMap<>());
        while (!queue.isEmpty()) {
            Node n = queue.pollFirst();
            if (n.open > 0) {
                List<Obj> cycle = findPath(n.obj, n.obj, new HashSet<>());
                if (cycle != null) { // else n only leads to a cycle
                    report(cycle);
                }
            }
            for (Node d : n.dependents) {
                if (queue.remove(d)) {
                    d.open--;
                    queue.add(d);
                }
            }
            if (n.obj instanceof Var v) {
                DeclInfo info = c.objMap.get(v);
                // a, b = f() is one initialisation
                if (info.hasInitializer() && emitted.add(info)) {
                    c.info.initOrder.add(new Info.Initializer(info.lhs == null ? List.of(v) : List.of(info.lhs), info.init));
                }
            }
        }
    }

    private List<Node> graph() {
        Map<Obj, Node> nodes = new LinkedHashMap<>();
        for (Obj o : c.objMap.keySet()) {
            if (o instanceof Var || o instanceof ConstObj) {
                nodes.put(o, new Node(o));
            }
        }
        for (Node n : nodes.values()) {
            Set<Obj> reached = new HashSet<>();
            collect(n.obj, reached);
            for (Obj o : reached) {
                Node dep = nodes.get(o);
                if (dep != null) {
                    dep.dependents.add(n);
                    n.open++;
                }
            }
        }
        return new ArrayList<>(nodes.values());
    }

    /// Adds what `from` refers to, looking through functions (not through constants and variables).
    private void collect(Obj from, Set<Obj> reached) {
        List<Obj> todo = new ArrayList<>(c.objMap.get(from).deps);
        while (!todo.isEmpty()) {
            Obj o = todo.removeLast();
            if (reached.add(o) && o instanceof FuncObj) {
                todo.addAll(c.objMap.get(o).deps);
            }
        }
    }

    /// The objects on a path of dependencies between two objects, last first, or null.
    private List<Obj> findPath(Obj from, Obj to, Set<Obj> seen) {
        if (!seen.add(from)) {
            return null;
        }
        List<Obj> deps = new ArrayList<>(c.objMap.get(from).deps);
        deps.sort(Comparator.comparingInt(Obj::order));
        for (Obj d : deps) {
            if (d == to) {
                return new ArrayList<>(List.of(d));
            }
            List<Obj> path = findPath(d, to, seen);
            if (path != null) {
                path.add(d);
                return path;
            }
        }
        return null;
    }

    private void report(List<Obj> cycle) {
        Obj obj = cycle.get(0);
        if (cycle.size() == 1) {
            c.errorf(obj, "initialization cycle: %s refers to itself", obj.name());
            return;
        }
        Failure f = c.newError().add(c.at(obj), "initialization cycle for %s", obj.name());
        for (int j = cycle.size() - 1; j >= 0; j--) {
            Obj next = cycle.get(j);
            f.add(c.at(obj), "%s refers to %s", obj.name(), next.name());
            obj = next;
        }
        c.report(f);
    }
}
