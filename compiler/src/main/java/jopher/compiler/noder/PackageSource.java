package jopher.compiler.noder;

import jopher.compiler.syntax.Decl.FuncDecl;
import jopher.compiler.types.FuncObj;
import jopher.compiler.types.Info;

/// Where the noder finds functions of imported packages: the bodies of generic ones, and whether others have a body.
///
/// Packages may be noded in parallel: an implementation that checks bodies on demand has to see to it that an [Info] is not
/// written while a noder reads it.
public interface PackageSource {
    record Source(FuncDecl decl, Info info) {}

    /// What callers want to know of a function: whether it has a body, and whether that calls recover.
    record Facts(boolean hasBody, boolean recovers) {
        public static Facts of(FuncDecl d) {
            return new Facts(d.body() != null, RecoverScan.calls(d.body()));
        }
    }

    /// About `origin` (a declared function or method, not an instance); null if unknown.
    Facts facts(FuncObj origin);

    /// Where a package variable is stored.
    record Place(String pkgPath, String ownerClass, String name) {}

    /// The other variable that a linkname makes of this one; null for most.
    default Place linked(String pkgPath, String name) {
        return null;
    }

    /// The declaration with its body checked; null if unknown, which is an error for generic functions.
    Source function(FuncObj origin);
}
