package jopher.compiler.represent.code;

/// A jump target.
public final class Target {
    public final String name;

    public Target(String name) {
        this.name = name;
    }

    @Override
    public String toString() {
        return name;
    }
}
