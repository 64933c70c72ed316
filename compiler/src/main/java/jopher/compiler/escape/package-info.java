/// Escape analysis: which variables and allocating expressions may live no longer than the frame (or the loop iteration) that makes them.
///
/// In: a package's IR before order, and what the analysis of its imports found out about their functions. Out: [jopher.compiler.ir.Escapes], one record that
/// later phases ask; and, with `-gcflags=-m`, gc's diagnostics in its words, positions and order.
///
/// The model is gc's. Every variable and every allocating expression is a [jopher.compiler.escape.Location]; every assignment is an edge between two of them, weighted
/// with the dereferences minus the address operations on the way: `p = &q` is −1, `p = q` 0, `p = *q` 1. Parts of a variable are the variable; order of
/// statements does not count. What must be on the heap follows from the shortest paths ([jopher.compiler.escape.Solver]): a location whose address reaches
/// something that outlives it. Functions are taken in strongly connected components of the call graph, callees first, so that a call sees its callee's parameters
/// as a summary ([jopher.compiler.escape.Leaks]).
///
/// Afterwards [jopher.compiler.escape.ExclusiveSlices] looks for slices that leave the frame in one place.
///
/// Invariant: every location that is not marked as escaping is reachable only from its own frame, and within one loop iteration of it.
/// Go counterpart: cmd/compile/internal/escape.
package jopher.compiler.escape;
