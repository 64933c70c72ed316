package jopher.compiler.types;

import java.util.List;
import jopher.compiler.base.Pos;

/// An alias declaration's type, or an instance of a generic alias. Semantically it is the aliased type; it exists so that
/// messages show the name the user wrote and so that declarations may refer to an alias before its right side is known.
public final class Alias implements Type {
    final TypeName obj;
    Alias orig;
    List<TypeParam> typeParams = List.of();
    List<Type> typeArgs = List.of();
    /// The right-hand side; null while the declaration is being checked.
    Type rhs;
    private Type actual;

    public Alias(TypeName obj, Type rhs) {
        this.obj = obj;
        this.orig = this;
        this.rhs = rhs;
        if (obj.type == null) {
            obj.type = this;
        }
    }

    /// Instance `orig[targs]`.
    static Alias instance(Pos pos, Alias orig, List<Type> targs, Type rhs) {
        var name = new TypeName(pos, orig.obj.pkg, orig.obj.name, null);
        var a = new Alias(name, rhs);
        a.orig = orig;
        a.typeParams = orig.typeParams;
        a.typeArgs = targs;
        return a;
    }

    public TypeName obj() {
        return orig.obj;
    }

    public Alias origin() {
        return orig;
    }

    public List<TypeParam> typeParams() {
        return typeParams;
    }

    /// Binds the type parameters of the declaration.
    public void setTypeParams(List<TypeParam> list) {
        typeParams = TypeParams.bind(list);
    }

    public List<Type> typeArgs() {
        return typeArgs;
    }

    public Type rhs() {
        return rhs;
    }

    /// Sets the aliased type.
    public void setRhs(Type rhs) {
        this.rhs = rhs;
        this.actual = null;
    }

    /// The aliased type, never an alias; null while the declaration has no right side yet.
    Type actual() {
        if (actual != null) {
            return actual;
        }
        Type t = rhs;
        while (t instanceof Alias a) {
            t = a.actual != null ? a.actual : a.rhs;
        }
        actual = t;
        return t;
    }

    @Override
    public Type underlying() {
        return actual().underlying();
    }

    @Override
    public String toString() {
        return TypeWriter.string(this, null);
    }
}
