package jopher.compiler.types;

/// The function type (and a description) of a variable that is assigned to: a generic function on the
/// right-hand side is instantiated by inference from it.
record Target(Signature sig, String desc) {
    /// The target for a variable of type `t`, or null if that is not a function type.
    static Target of(Type t, String desc) {
        return t != null && t.underlying() instanceof Signature sig ? new Target(sig, desc) : null;
    }
}
