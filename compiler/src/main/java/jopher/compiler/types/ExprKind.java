package jopher.compiler.types;

/// Whether an expression may stand as a statement.
enum ExprKind {
    CONVERSION, EXPRESSION, STATEMENT
}
