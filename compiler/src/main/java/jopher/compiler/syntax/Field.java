package jopher.compiler.syntax;

import jopher.compiler.base.Pos;

/// A field, parameter, result, method or embedded element. `name` is null for embedded and unnamed ones; names declared in
/// one list share the same `type` node.
public record Field(Pos pos, Expr.Name name, Expr type) implements Node {
    @Override public boolean equals(Object o) { return this == o; }
    @Override public int hashCode() { return System.identityHashCode(this); }
    @Override public String toString() { return Printer.string(this); }
}
