package jopher.compiler.syntax;

import java.util.List;

import jopher.compiler.base.Pos;
import jopher.compiler.syntax.Expr.Name;

/// Statements (spec: Statements) and the clauses of `switch`, `select` and `for range`.
public sealed interface Stmt extends Node {
    /// Statements that may stand in the header of `if`, `for` and `switch`.
    sealed interface SimpleStmt extends Stmt {}

    /// Nothing before a semicolon or closing brace.
    record EmptyStmt(Pos pos) implements SimpleStmt {
        @Override public boolean equals(Object o) { return this == o; }
        @Override public int hashCode() { return System.identityHashCode(this); }
        @Override public String toString() { return Printer.string(this); }
    }

    /// `Label: Stmt`
    record LabeledStmt(Pos pos, Name label, Stmt stmt) implements Stmt {
        @Override public boolean equals(Object o) { return this == o; }
        @Override public int hashCode() { return System.identityHashCode(this); }
        @Override public String toString() { return Printer.string(this); }
    }

    /// `{ List… }`
    record BlockStmt(Pos pos, List<Stmt> list, Pos rbrace) implements Stmt {
        @Override public boolean equals(Object o) { return this == o; }
        @Override public int hashCode() { return System.identityHashCode(this); }
        @Override public String toString() { return Printer.string(this); }
    }

    /// An expression used as a statement.
    record ExprStmt(Pos pos, Expr x) implements SimpleStmt {
        @Override public boolean equals(Object o) { return this == o; }
        @Override public int hashCode() { return System.identityHashCode(this); }
        @Override public String toString() { return Printer.string(this); }
    }

    /// `Chan <- Value`
    record SendStmt(Pos pos, Expr chan, Expr value) implements SimpleStmt {
        @Override public boolean equals(Object o) { return this == o; }
        @Override public int hashCode() { return System.identityHashCode(this); }
        @Override public String toString() { return Printer.string(this); }
    }

    /// `const`, `type` or `var` in a function.
    record DeclStmt(Pos pos, List<Decl> declList) implements Stmt {
        @Override public boolean equals(Object o) { return this == o; }
        @Override public int hashCode() { return System.identityHashCode(this); }
        @Override public String toString() { return Printer.string(this); }
    }

    /// `Lhs Op= Rhs`: `op` is null for `=`, `DEF` for `:=`; `rhs` is null for `Lhs++` (`ADD`) and `Lhs--` (`SUB`).
    record AssignStmt(Pos pos, Operator op, Expr lhs, Expr rhs) implements SimpleStmt {
        @Override public boolean equals(Object o) { return this == o; }
        @Override public int hashCode() { return System.identityHashCode(this); }
        @Override public String toString() { return Printer.string(this); }
    }

    /// `go Call` or `defer Call`; `tok` is `GO` or `DEFER`.
    record CallStmt(Pos pos, TokenKind tok, Expr call) implements Stmt {
        @Override public boolean equals(Object o) { return this == o; }
        @Override public int hashCode() { return System.identityHashCode(this); }
        @Override public String toString() { return Printer.string(this); }
    }

    /// `return Results`; `results` may be null.
    record ReturnStmt(Pos pos, Expr results) implements Stmt {
        @Override public boolean equals(Object o) { return this == o; }
        @Override public int hashCode() { return System.identityHashCode(this); }
        @Override public String toString() { return Printer.string(this); }
    }

    /// `if Init; Cond Then else Else`; `init` and `els` may be null, `els` is an [IfStmt] or [BlockStmt].
    record IfStmt(Pos pos, SimpleStmt init, Expr cond, BlockStmt then, Stmt els) implements Stmt {
        @Override public boolean equals(Object o) { return this == o; }
        @Override public int hashCode() { return System.identityHashCode(this); }
        @Override public String toString() { return Printer.string(this); }
    }

    /// `for Init; Cond; Post Body`, or `init` is a [RangeClause]; each of the three may be null.
    record ForStmt(Pos pos, SimpleStmt init, Expr cond, SimpleStmt post, BlockStmt body) implements Stmt {
        @Override public boolean equals(Object o) { return this == o; }
        @Override public int hashCode() { return System.identityHashCode(this); }
        @Override public String toString() { return Printer.string(this); }
    }

    /// `switch Init; Tag { Body… }`; `tag` is a [Expr.TypeSwitchGuard] in a type switch; both may be null.
    record SwitchStmt(Pos pos, SimpleStmt init, Expr tag, List<CaseClause> body, Pos rbrace) implements Stmt {
        @Override public boolean equals(Object o) { return this == o; }
        @Override public int hashCode() { return System.identityHashCode(this); }
        @Override public String toString() { return Printer.string(this); }
    }

    /// `select { Body… }`
    record SelectStmt(Pos pos, List<CommClause> body, Pos rbrace) implements Stmt {
        @Override public boolean equals(Object o) { return this == o; }
        @Override public int hashCode() { return System.identityHashCode(this); }
        @Override public String toString() { return Printer.string(this); }
    }

    /// `Lhs = range X`; `def` for `:=`; `lhs` may be null.
    record RangeClause(Pos pos, Expr lhs, boolean def, Expr x) implements SimpleStmt {
        @Override public boolean equals(Object o) { return this == o; }
        @Override public int hashCode() { return System.identityHashCode(this); }
        @Override public String toString() { return Printer.string(this); }
    }

    /// `case Cases: Body…`; `cases` is null for `default`.
    record CaseClause(Pos pos, Expr cases, List<Stmt> body, Pos colon) implements Node {
        @Override public boolean equals(Object o) { return this == o; }
        @Override public int hashCode() { return System.identityHashCode(this); }
        @Override public String toString() { return Printer.string(this); }
    }

    /// `case Comm: Body…`; `comm` is null for `default`.
    record CommClause(Pos pos, SimpleStmt comm, List<Stmt> body, Pos colon) implements Node {
        @Override public boolean equals(Object o) { return this == o; }
        @Override public int hashCode() { return System.identityHashCode(this); }
        @Override public String toString() { return Printer.string(this); }
    }

    /// `break`, `continue`, `fallthrough` or `goto`, with `label` or null.
    final class BranchStmt implements Stmt {
        private final Pos pos;
        private final TokenKind tok;
        private final Name label;
        private Stmt target;

        public BranchStmt(Pos pos, TokenKind tok, Name label) {
            this.pos = pos;
            this.tok = tok;
            this.label = label;
        }

        @Override public Pos pos() { return pos; }
        public TokenKind tok() { return tok; }
        public Name label() { return label; }

        /// Where control goes, set by [BranchChecker]: the [LabeledStmt] of a `goto`, the [ForStmt], [SwitchStmt] or
        /// [SelectStmt] that `break` leaves or `continue` continues; null for `fallthrough` and after errors.
        public Stmt target() { return target; }

        public void setTarget(Stmt target) { this.target = target; }

        @Override public String toString() { return Printer.string(this); }
    }
}
