package jopher.compiler.types;

import java.util.List;

/// A union element of an interface, as written: `~int | string`.
public final class Union implements Type {
    final List<Term> terms;

    public Union(List<Term> terms) {
        this.terms = terms;
    }

    public List<Term> terms() {
        return terms;
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
