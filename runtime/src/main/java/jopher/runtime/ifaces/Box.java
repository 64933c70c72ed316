package jopher.runtime.ifaces;

import jopher.abi.CompilerEntry;
import jopher.runtime.types.GoType;

/// A value in an interface with its type. Immutable: struct and array contents are private copies. Subclasses by stack kind;
/// below them one final class per predeclared type (here) or defined type (generated `T$V`, `T$P`).
public abstract sealed class Box permits BoxI, BoxJ, BoxF, BoxD, BoxL {
    /// The dynamic type.
    @CompilerEntry
    public abstract GoType goType();

    /// Go's `==` against a box of the same class; panics if the type is not comparable.
    abstract boolean same(Box other);

    /// Agrees with [#same]; panics if the type is not comparable.
    abstract long hash(long seed);
}
