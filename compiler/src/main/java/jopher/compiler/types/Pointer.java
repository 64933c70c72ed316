package jopher.compiler.types;

/// `*T`. The base is mutable inside this package only: declarations may be cyclic.
public final class Pointer implements Type {
    Type base;

    public Pointer(Type base) {
        this.base = base;
    }

    public Type elem() {
        return base;
    }

    @Override
    public Type underlying() {
        return this;
    }

    @Override
    public String toString() {
        return TypeWriter.string(this, null);
    }
}
