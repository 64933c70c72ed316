package jopher.compiler.ir;

import java.util.Set;

/// What escape analysis found out about a package: the variables ([Local]) and allocating expressions ([Site]) that need not be on the heap, by identity.
/// What is not mentioned may be reached from anywhere. With `-live` the expressions themselves are mentioned, too, as they stand before order.
///
/// @param inFrame variables and sites
/// @param byClass sites of appends whose room in the frame is taken step by step ([Expr.Append.Backing])
/// @param leaving variables with slices in the frame that leave it in one place: where the variable's value is assigned or returned
/// @param brief of expressions in `inFrame`: what they allocate is not needed behind their statement
public record Escapes(Set<Object> inFrame, Set<Object> byClass, Set<Object> leaving, Set<Object> brief) {
    /// When nothing is known.
    public static final Escapes UNKNOWN = new Escapes(Set.of(), Set.of(), Set.of(), Set.of());

    /// Whether nothing refers to the variable once its function, or the loop iteration that declares it, is over.
    public boolean staysInFrame(Local l) {
        return inFrame.contains(l);
    }

    /// The same of what an expression allocates.
    public boolean staysInFrame(Site site) {
        return inFrame.contains(site);
    }

    /// The same, with `-live`.
    public boolean staysInFrame(Expr e) {
        return inFrame.contains(e);
    }

    /// Whether nothing refers to it behind its statement, with `-live`.
    public boolean isTransient(Expr e) {
        return brief.contains(e);
    }
}
