package jopher.compiler.ir;

import jopher.compiler.types.FuncObj;

/// Finds what is known about functions of other packages.
@FunctionalInterface
public interface ImportedFacts {
    /// For phases that run alone.
    ImportedFacts NONE = p -> null;

    /// The facts of the package that declares `f`, null if it is not part of the program.
    FunctionFacts of(FuncObj f);

    /// A fact about a declared function or method (not an instance); null if unknown: callers assume the worst.
    default <T> T find(FuncObj f, FactKind<T> kind) {
        FunctionFacts of = f == null ? null : of(f);
        return of == null ? null : of.get(f, kind);
    }
}
