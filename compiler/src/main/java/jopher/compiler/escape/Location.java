package jopher.compiler.escape;

import java.util.ArrayList;
import java.util.List;
import jopher.compiler.ir.Local;

/// What stands for the storage of one variable or allocating expression, or (with node null) for a temporary of the analysis.
final class Location {
    /// The address goes where it may outlive the location: it must be on the heap.
    static final int ESCAPES = 1;
    /// The storage is needed beyond the statement that makes it.
    static final int PERSISTS = 2;
    /// Memory that is reachable from here may be written through here.
    static final int MUTATES = 4;
    /// Functions that are reachable from here may be called without their results being followed.
    static final int CALLS = 8;
    static final int EVERYTHING = ESCAPES | PERSISTS | MUTATES | CALLS;

    /// `destination = source` with `derefs` dereferences (−1: the address); `notes` only for explanations.
    record Edge(Location source, int derefs, Note notes) {}

    /// A [Local] or an expression, or null.
    final Object node;
    final Scope scope;
    /// Of the declaration; 1 is the function's own level.
    int loopDepth;
    int attributes;
    final List<Edge> edges = new ArrayList<>(2);
    /// For parameters: what they leak to.
    final Leaks leaks;
    /// 1 + index of a result variable, else 0.
    int resultIndex;

    boolean captured;
    boolean reassigned;
    boolean addrTaken;

    // ---- the walk of Solver that touches it ----

    int derefs;
    int generation;
    int queuedIn;
    boolean queued;
    Location next;
    int nextEdge;

    Location(Object node, Scope scope, int loopDepth) {
        this.node = node;
        this.scope = scope;
        this.loopDepth = loopDepth;
        this.leaks = isParameter() ? new Leaks() : null;
    }

    boolean isParameter() {
        return node instanceof Local l && l.kind == Local.Kind.PARAM;
    }

    boolean isResult() {
        return node instanceof Local l && l.kind == Local.Kind.RESULT;
    }

    boolean has(int attribute) {
        return (attributes & attribute) != 0;
    }
}
