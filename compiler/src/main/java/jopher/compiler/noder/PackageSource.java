package jopher.compiler.noder;

import jopher.compiler.syntax.Decl.FuncDecl;
import jopher.compiler.types.FuncObj;
import jopher.compiler.types.Info;

/// Where the noder finds functions of imported packages: the bodies of generic ones, and whether others have a body.
public interface PackageSource {
    record Source(FuncDecl decl, Info info) {}

    /// The declaration of `origin` (a declared function or method, not an instance) with its body checked; null if unknown, which is
    /// an error for generic functions and means "has a body" for others.
    Source function(FuncObj origin);

    /// Whether the function has a body, without checking it; true if unknown.
    default boolean hasBody(FuncObj origin) {
        Source s = function(origin);
        return s == null || s.decl().body() != null;
    }
}
