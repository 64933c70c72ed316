package jopher.compiler.syntax;

import java.util.List;

import jopher.compiler.base.Pos;
import jopher.compiler.syntax.Expr.BasicLit;
import jopher.compiler.syntax.Expr.FuncType;
import jopher.compiler.syntax.Expr.Name;
import jopher.compiler.syntax.Stmt.BlockStmt;

/// Declarations (spec: Declarations and scope). `group` is null outside parentheses; the position is that of the first
/// token after the keyword.
public sealed interface Decl extends Node {
    /// The directives before the declaration.
    Pragma pragma();

    /// `[LocalPkgName] Path`; `localPkgName` may be `.` or `_` and is null if absent. `path` is null only after an error.
    record ImportDecl(Pos pos, Group group, Pragma pragma, Name localPkgName, BasicLit path) implements Decl {
        @Override public boolean equals(Object o) { return this == o; }
        @Override public int hashCode() { return System.identityHashCode(this); }
        @Override public String toString() { return Printer.string(this); }
    }

    /// `NameList [[Type] = Values]`; `type` and `values` may be null.
    record ConstDecl(Pos pos, Group group, Pragma pragma, List<Name> nameList, Expr type, Expr values) implements Decl {
        @Override public boolean equals(Object o) { return this == o; }
        @Override public int hashCode() { return System.identityHashCode(this); }
        @Override public String toString() { return Printer.string(this); }
    }

    /// `Name [TParamList] [=] Type`; `alias` tells whether there is a `=`.
    record TypeDecl(Pos pos, Group group, Pragma pragma, Name name, List<Field> tparamList, boolean alias, Expr type) implements Decl {
        @Override public boolean equals(Object o) { return this == o; }
        @Override public int hashCode() { return System.identityHashCode(this); }
        @Override public String toString() { return Printer.string(this); }
    }

    /// `NameList Type`, `NameList Type = Values` or `NameList = Values`; `type` and `values` may be null.
    record VarDecl(Pos pos, Group group, Pragma pragma, List<Name> nameList, Expr type, Expr values) implements Decl {
        @Override public boolean equals(Object o) { return this == o; }
        @Override public int hashCode() { return System.identityHashCode(this); }
        @Override public String toString() { return Printer.string(this); }
    }

    /// `func [Recv] Name [TParamList] Type [Body]`; `recv` is null for functions, `body` for declarations without one.
    /// `pos` is that of the token after `func`, as in gc.
    record FuncDecl(Pos pos, Pragma pragma, Field recv, Name name, List<Field> tparamList, FuncType type, BlockStmt body) implements Decl {
        @Override public boolean equals(Object o) { return this == o; }
        @Override public int hashCode() { return System.identityHashCode(this); }
        @Override public String toString() { return Printer.string(this); }
    }
}
