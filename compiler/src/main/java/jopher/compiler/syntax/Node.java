package jopher.compiler.syntax;

import jopher.compiler.base.Pos;

/// A node of the syntax tree. Nodes are keys by identity: `equals` and `hashCode` are those of [Object], whatever the
/// record's components are.
///
/// The position is that of a token that belongs to the node alone: the first one of a statement, declaration or type,
/// but the operator of a binary [Expr.Operation], the `(` of a [Expr.CallExpr], the `[` of an [Expr.IndexExpr], the `.` of a
/// [Expr.SelectorExpr] (as in gc; [Positions] finds where a node starts and ends).
public sealed interface Node permits File, Decl, Expr, Stmt, Field, Stmt.CaseClause, Stmt.CommClause {
    Pos pos();
}
