package jopher.compiler.types;

import java.util.List;

/// An ordered list of variables: parameters, results, or the type of a multi-value expression.
public final class Tuple implements Type {
    public static final Tuple EMPTY = new Tuple(List.of());

    final List<Var> vars;

    public Tuple(List<Var> vars) {
        this.vars = vars;
    }

    public static Tuple of(Var... vars) {
        return vars.length == 0 ? EMPTY : new Tuple(List.of(vars));
    }

    public List<Var> vars() {
        return vars;
    }

    public int len() {
        return vars.size();
    }

    public Var at(int i) {
        return vars.get(i);
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
