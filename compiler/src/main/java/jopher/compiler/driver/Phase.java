package jopher.compiler.driver;

/// The phases, in order. Each has a package of its name (load is in the driver, parse in syntax, check in types).
public enum Phase {
    LOAD, PARSE, CHECK, NODE, INLINE, ESCAPE, ORDER, WALK, REPRESENT, LIVENESS, EMIT, LINK;

    /// As written on the command line.
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
