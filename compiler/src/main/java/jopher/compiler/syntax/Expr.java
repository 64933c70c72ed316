package jopher.compiler.syntax;

import java.util.List;

import jopher.compiler.base.Pos;
import jopher.compiler.syntax.Stmt.BlockStmt;

/// Expressions and types (spec: Expressions, Types).
public sealed interface Expr extends Node {
    /// `x` without enclosing parentheses.
    static Expr unparen(Expr x) {
        while (x instanceof ParenExpr p) {
            x = p.x();
        }
        return x;
    }

    /// The elements of a [ListExpr], `x` alone otherwise, nothing for null.
    static List<Expr> unpackList(Expr x) {
        return switch (x) {
            case null -> List.of();
            case ListExpr l -> l.elemList();
            default -> List.of(x);
        };
    }

    /// Stands for an expression that could not be parsed; an error was reported.
    record BadExpr(Pos pos) implements Expr {
        @Override public boolean equals(Object o) { return this == o; }
        @Override public int hashCode() { return System.identityHashCode(this); }
        @Override public String toString() { return Printer.string(this); }
    }

    /// An identifier; `value` is interned per file.
    record Name(Pos pos, String value) implements Expr {
        @Override public boolean equals(Object o) { return this == o; }
        @Override public int hashCode() { return System.identityHashCode(this); }
        @Override public String toString() { return Printer.string(this); }
    }

    /// A literal as written (with quotes, underscores, CRs of raw strings); `bad` if an error was reported for it.
    record BasicLit(Pos pos, String value, LitKind kind, boolean bad) implements Expr {
        @Override public boolean equals(Object o) { return this == o; }
        @Override public int hashCode() { return System.identityHashCode(this); }
        @Override public String toString() { return Printer.string(this); }
    }

    /// `Type{ElemList…}`; `type` is null if elided, `nkeys` the number of [KeyValueExpr] elements.
    record CompositeLit(Pos pos, Expr type, List<Expr> elemList, int nkeys, Pos rbrace) implements Expr {
        @Override public boolean equals(Object o) { return this == o; }
        @Override public int hashCode() { return System.identityHashCode(this); }
        @Override public String toString() { return Printer.string(this); }
    }

    /// `Key: Value`
    record KeyValueExpr(Pos pos, Expr key, Expr value) implements Expr {
        @Override public boolean equals(Object o) { return this == o; }
        @Override public int hashCode() { return System.identityHashCode(this); }
        @Override public String toString() { return Printer.string(this); }
    }

    /// `func Type Body`
    record FuncLit(Pos pos, FuncType type, BlockStmt body) implements Expr {
        @Override public boolean equals(Object o) { return this == o; }
        @Override public int hashCode() { return System.identityHashCode(this); }
        @Override public String toString() { return Printer.string(this); }
    }

    /// `(X)`; kept only where a check needs to see the parentheses.
    record ParenExpr(Pos pos, Expr x) implements Expr {
        @Override public boolean equals(Object o) { return this == o; }
        @Override public int hashCode() { return System.identityHashCode(this); }
        @Override public String toString() { return Printer.string(this); }
    }

    /// `X.Sel`
    record SelectorExpr(Pos pos, Expr x, Name sel) implements Expr {
        @Override public boolean equals(Object o) { return this == o; }
        @Override public int hashCode() { return System.identityHashCode(this); }
        @Override public String toString() { return Printer.string(this); }
    }

    /// `X[Index]`; `index` is a [ListExpr] for several type arguments.
    record IndexExpr(Pos pos, Expr x, Expr index) implements Expr {
        @Override public boolean equals(Object o) { return this == o; }
        @Override public int hashCode() { return System.identityHashCode(this); }
        @Override public String toString() { return Printer.string(this); }
    }

    /// `X[Lo:Hi:Max]`; parts may be null; `full` if there are two colons.
    record SliceExpr(Pos pos, Expr x, Expr lo, Expr hi, Expr max, boolean full) implements Expr {
        @Override public boolean equals(Object o) { return this == o; }
        @Override public int hashCode() { return System.identityHashCode(this); }
        @Override public String toString() { return Printer.string(this); }
    }

    /// `X.(Type)`
    record AssertExpr(Pos pos, Expr x, Expr type) implements Expr {
        @Override public boolean equals(Object o) { return this == o; }
        @Override public int hashCode() { return System.identityHashCode(this); }
        @Override public String toString() { return Printer.string(this); }
    }

    /// `X.(type)` or `Lhs := X.(type)`; `lhs` may be null.
    record TypeSwitchGuard(Pos pos, Name lhs, Expr x) implements Expr {
        @Override public boolean equals(Object o) { return this == o; }
        @Override public int hashCode() { return System.identityHashCode(this); }
        @Override public String toString() { return Printer.string(this); }
    }

    /// `X Op Y`, or unary `Op X` with `y` null; `*X` is `MUL`, `<-X` is `RECV`, `&X` is `AND`.
    record Operation(Pos pos, Operator op, Expr x, Expr y) implements Expr {
        @Override public boolean equals(Object o) { return this == o; }
        @Override public int hashCode() { return System.identityHashCode(this); }
        @Override public String toString() { return Printer.string(this); }

        public boolean isUnary() {
            return y == null;
        }
    }

    /// `Fun(ArgList…)`; `hasDots` if the last argument is followed by `...`; `rparen` is where `)` is, or should be.
    record CallExpr(Pos pos, Expr fun, List<Expr> argList, boolean hasDots, Pos rparen) implements Expr {
        @Override public boolean equals(Object o) { return this == o; }
        @Override public int hashCode() { return System.identityHashCode(this); }
        @Override public String toString() { return Printer.string(this); }
    }

    /// Two or more expressions separated by commas.
    record ListExpr(Pos pos, List<Expr> elemList) implements Expr {
        @Override public boolean equals(Object o) { return this == o; }
        @Override public int hashCode() { return System.identityHashCode(this); }
        @Override public String toString() { return Printer.string(this); }
    }

    /// `[Len]Elem`; `len` is null for `[...]Elem`.
    record ArrayType(Pos pos, Expr len, Expr elem) implements Expr {
        @Override public boolean equals(Object o) { return this == o; }
        @Override public int hashCode() { return System.identityHashCode(this); }
        @Override public String toString() { return Printer.string(this); }
    }

    /// `[]Elem`
    record SliceType(Pos pos, Expr elem) implements Expr {
        @Override public boolean equals(Object o) { return this == o; }
        @Override public int hashCode() { return System.identityHashCode(this); }
        @Override public String toString() { return Printer.string(this); }
    }

    /// `...Elem`
    record DotsType(Pos pos, Expr elem) implements Expr {
        @Override public boolean equals(Object o) { return this == o; }
        @Override public int hashCode() { return System.identityHashCode(this); }
        @Override public String toString() { return Printer.string(this); }
    }

    /// `struct { FieldList… }`; `tagList` is empty or as long as needed for the last tag, null where a field has none: use [#tag].
    record StructType(Pos pos, List<Field> fieldList, List<BasicLit> tagList, Pos rbrace) implements Expr {
        @Override public boolean equals(Object o) { return this == o; }
        @Override public int hashCode() { return System.identityHashCode(this); }
        @Override public String toString() { return Printer.string(this); }

        /// Tag of field `i`, or null.
        public BasicLit tag(int i) {
            return i < tagList.size() ? tagList.get(i) : null;
        }
    }

    /// `interface { MethodList… }`; an embedded element is a field without name, its type may be a union (`OR`) or `~T`.
    record InterfaceType(Pos pos, List<Field> methodList, Pos rbrace) implements Expr {
        @Override public boolean equals(Object o) { return this == o; }
        @Override public int hashCode() { return System.identityHashCode(this); }
        @Override public String toString() { return Printer.string(this); }
    }

    /// `func(ParamList) ResultList`; `pos` is that of the `(` or `[` after the name, or after `func`.
    record FuncType(Pos pos, List<Field> paramList, List<Field> resultList) implements Expr {
        @Override public boolean equals(Object o) { return this == o; }
        @Override public int hashCode() { return System.identityHashCode(this); }
        @Override public String toString() { return Printer.string(this); }
    }

    /// `map[Key]Value`
    record MapType(Pos pos, Expr key, Expr value) implements Expr {
        @Override public boolean equals(Object o) { return this == o; }
        @Override public int hashCode() { return System.identityHashCode(this); }
        @Override public String toString() { return Printer.string(this); }
    }

    /// `chan Elem`, `<-chan Elem` or `chan<- Elem`
    record ChanType(Pos pos, ChanDir dir, Expr elem) implements Expr {
        @Override public boolean equals(Object o) { return this == o; }
        @Override public int hashCode() { return System.identityHashCode(this); }
        @Override public String toString() { return Printer.string(this); }
    }
}
