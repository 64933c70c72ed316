package jopher.compiler.types;

/// `[]T`.
public final class Slice implements Type {
    Type elem;

    public Slice(Type elem) {
        this.elem = elem;
    }

    public Type elem() {
        return elem;
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
