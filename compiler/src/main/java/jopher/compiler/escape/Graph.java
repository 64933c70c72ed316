package jopher.compiler.escape;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import jopher.compiler.ir.Local;

/// The locations of one batch of functions and the flows between them.
final class Graph {
    final Location heap = special(Location.EVERYTHING);
    final Location mutator = special(Location.MUTATES);
    final Location callee = special(Location.CALLS);
    /// Where values go that nobody keeps.
    final Location blank = special(0);

    /// In the order in which messages name them.
    final List<Location> all = new ArrayList<>();
    private final Map<Local, Location> locals = new IdentityHashMap<>();
    private final boolean explain;
    private final Explanations explanations;

    Graph(Explanations explanations) {
        this.explanations = explanations;
        this.explain = explanations != null;
    }

    private static Location special(int attributes) {
        Location l = new Location(null, null, 0);
        l.attributes = attributes;
        return l;
    }

    Hole toHeap() {
        return new Hole(heap);
    }

    Hole toMutator() {
        return new Hole(mutator);
    }

    Hole toCallee() {
        return new Hole(callee);
    }

    Hole discard() {
        return new Hole(blank);
    }

    Hole note(Hole k, Object where, String why) {
        return explain ? new Hole(k.target(), k.derefs(), k.addrTaken(), new Note(k.notes(), where, why)) : k;
    }

    Hole deref(Hole k, Object where, String why) {
        return note(k.shift(1), where, why);
    }

    Hole address(Hole k, Object where, String why) {
        return note(k.shift(-1), where, why);
    }

    Location add(Object node, Scope scope, int loopDepth, boolean persists) {
        Location l = new Location(node, scope, loopDepth);
        if (persists) {
            l.attributes = Location.PERSISTS;
        }
        all.add(l);
        if (node instanceof Local v) {
            locals.put(v, l);
        }
        return l;
    }

    /// Of a variable; null if it has none yet.
    Location find(Local v) {
        return locals.get(v);
    }

    /// The value (or address) of `source` flows into a hole.
    void flow(Hole k, Location source) {
        if (k.addrTaken()) {
            source.addrTaken = true;
        }
        Location target = k.target();
        if (target == blank || target == source && k.derefs() >= 0) {
            return;
        }
        if (target.has(Location.ESCAPES) && k.derefs() < 0) {
            if (explain) {
                explanations.directly(this, target, source, k);
            }
            source.attributes |= Location.EVERYTHING;
            return;
        }
        target.edges.add(new Location.Edge(source, k.derefs(), k.notes()));
    }

    /// A hole whose value flows into all of `ks`, whose dereferences are not negative.
    Hole tee(Scope scope, int loopDepth, List<Hole> ks) {
        if (ks.isEmpty()) {
            return discard();
        }
        if (ks.size() == 1) {
            return ks.getFirst();
        }
        Location l = add(null, scope, loopDepth, false);
        for (Hole k : ks) {
            flow(k, l);
        }
        return new Hole(l);
    }
}
