package jopher.compiler.types;

import java.util.List;
import jopher.compiler.base.Pos;

/// An interface type: explicit methods and embedded elements as written; the type set is computed on demand.
public final class Interface implements Type {
    List<FuncObj> methods = List.of();
    List<Type> embeddeds = List.of();
    /// Positions of the embedded elements, or null (imported or synthesized interfaces).
    List<Pos> embedPos;
    /// The interface wraps a constraint literal: `[P ~int]` for `[P interface{ ~int }]`.
    boolean implicit;
    /// Methods and embedded elements are all set. Until then the type set is not computed (and not cached).
    boolean complete;
    volatile TypeSet typeSet;
    /// The type set is being computed (guarded by [Laziness#LOCK]).
    boolean computing;
    /// The running checker while the interface is under its control, for errors found when the type set is computed.
    TypeEnv env;

    Interface(TypeEnv env) {
        this.env = env;
    }

    /// A complete interface.
    public Interface(List<FuncObj> methods, List<Type> embeddeds) {
        this.methods = methods;
        this.embeddeds = embeddeds;
        this.complete = true;
    }

    /// The methods declared by this interface itself.
    public List<FuncObj> explicitMethods() {
        return methods;
    }

    public List<Type> embeddeds() {
        return embeddeds;
    }

    public boolean implicit() {
        return implicit;
    }

    public void setImplicit(boolean implicit) {
        this.implicit = implicit;
    }

    /// The type set; [TypeSet#TOP] while the interface is incomplete.
    public TypeSet typeSet() {
        var s = typeSet;
        return s != null ? s : TypeSets.of(this, env, Pos.NONE);
    }

    /// All methods, embedded ones included, sorted by [Obj#compareMethods].
    public List<FuncObj> methods() {
        return typeSet().methods();
    }

    public boolean isEmpty() {
        return typeSet().isAll();
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
