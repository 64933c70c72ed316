package jopher.compiler.types;

import jopher.compiler.base.Pos;

/// A variable: package-level, local, receiver, parameter, result, or struct field.
public final class Var extends Obj {
    public enum Kind {
        PACKAGE("package-level variable"), LOCAL("local variable"), RECV("receiver"), PARAM("parameter"), RESULT("result variable"), FIELD("struct field");

        final String description;

        Kind(String description) {
            this.description = description;
        }
    }

    Kind kind;
    boolean embedded;
    boolean used;
    /// The declared variable this one was made from by instantiation, or null.
    Var origin;

    public Var(Kind kind, Pos pos, Package pkg, String name, Type type) {
        super(pos, pkg, name, type);
        this.kind = kind;
    }

    public static Var field(Pos pos, Package pkg, String name, Type type, boolean embedded) {
        var v = new Var(Kind.FIELD, pos, pkg, name, type);
        v.embedded = embedded;
        return v;
    }

    public static Var param(Pos pos, Package pkg, String name, Type type) {
        return new Var(Kind.PARAM, pos, pkg, name, type);
    }

    /// A copy with another type that remembers its origin.
    Var withType(Type type) {
        var v = new Var(kind, pos, pkg, name, type);
        v.parent = parent;
        v.order = order;
        v.scopePos = scopePos;
        v.embedded = embedded;
        v.used = used;
        v.origin = origin();
        return v;
    }

    public Kind kind() {
        return kind;
    }

    public boolean isField() {
        return kind == Kind.FIELD;
    }

    public boolean embedded() {
        return embedded;
    }

    public boolean used() {
        return used;
    }

    void markUsed() {
        used = true;
    }

    /// The declared variable: this one unless it was made by instantiation.
    public Var origin() {
        return origin != null ? origin : this;
    }
}
