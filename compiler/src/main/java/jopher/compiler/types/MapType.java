package jopher.compiler.types;

/// `map[K]V`.
public final class MapType implements Type {
    Type key;
    Type elem;

    public MapType(Type key, Type elem) {
        this.key = key;
        this.elem = elem;
    }

    public Type key() {
        return key;
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
