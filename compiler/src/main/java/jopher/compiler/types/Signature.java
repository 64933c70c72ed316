package jopher.compiler.types;

import java.util.List;

/// A function or method type. The receiver is kept for messages and method expansion; it is no part of the type's identity.
public final class Signature implements Type {
    /// Type parameters declared by the receiver: `func (r T[P]) m()`; empty if none.
    List<TypeParam> recvTypeParams = List.of();
    /// Type parameters of a generic function; empty if none.
    List<TypeParam> typeParams = List.of();
    Scope scope;
    Var recv;
    Tuple params = Tuple.EMPTY;
    Tuple results = Tuple.EMPTY;
    boolean variadic;

    Signature() {}

    public Signature(Var recv, List<TypeParam> recvTypeParams, List<TypeParam> typeParams, Tuple params, Tuple results, boolean variadic) {
        this.recv = recv;
        this.recvTypeParams = recvTypeParams;
        this.typeParams = typeParams;
        this.params = params;
        this.results = results;
        this.variadic = variadic;
    }

    /// Sets all parts of a signature that was made before them: its receiver's type may lead back to it.
    public void fill(Var recv, List<TypeParam> recvTypeParams, List<TypeParam> typeParams, Tuple params, Tuple results) {
        this.recv = recv;
        this.recvTypeParams = recvTypeParams;
        this.typeParams = typeParams;
        this.params = params;
        this.results = results;
    }

    /// A signature without receiver and type parameters.
    public static Signature of(Tuple params, Tuple results, boolean variadic) {
        return new Signature(null, List.of(), List.of(), params, results, variadic);
    }

    /// A shallow copy, without the scope if `keepScope` is false.
    Signature copy() {
        var s = new Signature(recv, recvTypeParams, typeParams, params, results, variadic);
        s.scope = scope;
        return s;
    }

    /// This signature with another receiver (null for none).
    public Signature withRecv(Var recv) {
        var s = copy();
        s.recv = recv;
        return s;
    }

    public Var recv() {
        return recv;
    }

    public List<TypeParam> recvTypeParams() {
        return recvTypeParams;
    }

    public List<TypeParam> typeParams() {
        return typeParams;
    }

    public Tuple params() {
        return params;
    }

    public Tuple results() {
        return results;
    }

    public boolean variadic() {
        return variadic;
    }

    /// The scope of the function body, null for instantiated and imported functions.
    public Scope scope() {
        return scope;
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
