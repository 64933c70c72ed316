package jopher.compiler.types;

/// What the lazy parts of the type model need from the running checker. Types that a checker creates refer to it until
/// the checker has finished; afterwards the reference is dropped.
interface TypeEnv {
    Qualifier qualifier();

    /// Runs the action when the types being set up now are complete.
    void later(Runnable action);

    /// Whether the version of the code being checked is at least `v`.
    boolean allowVersion(GoVersion v);

    void report(Failure failure);

    /// Whether the package is the one being checked.
    boolean isCurrent(Package pkg);

    /// Whether the untyped operand can take type `target` (spec: Representability, Assignability). Changes nothing.
    boolean untypedFits(Operand x, Type target);
}
