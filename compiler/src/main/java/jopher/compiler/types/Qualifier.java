package jopher.compiler.types;

/// How package-level names are qualified in printed types. A null qualifier means "by import path".
@FunctionalInterface
public interface Qualifier {
    /// The prefix without dot, "" for none.
    String qualify(Package pkg);

    /// Import paths, except for the given package, whose names stay bare.
    static Qualifier relativeTo(Package pkg) {
        return other -> other == pkg ? "" : other.path();
    }

    /// Package names (not paths), except for the given package.
    static Qualifier byName(Package pkg) {
        return other -> other == pkg ? "" : other.name();
    }
}
