package jopher.compiler.types;

/// `[N]T`. A negative length means "unknown because of an error".
public final class Array implements Type {
    Type elem;
    long len;

    public Array(Type elem, long len) {
        this.elem = elem;
        this.len = len;
    }

    public Type elem() {
        return elem;
    }

    public long len() {
        return len;
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
