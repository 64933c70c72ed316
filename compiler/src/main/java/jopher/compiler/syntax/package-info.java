/// Scanner, parser, syntax tree and printer of Go 1.26.
///
/// In: a [jopher.compiler.base.Source]. Out: a [jopher.compiler.syntax.File], errors in a
/// [jopher.compiler.base.Diagnostics]. Entry point: `Parser.parse`.
/// Invariants: nodes are compared by identity; every node has a known position; lists are never null, absent
/// single children are; names and literals that occur more than once share their strings.
/// Go counterpart: cmd/compile/internal/syntax; nodes have its names and fields in Java's spelling.
package jopher.compiler.syntax;
