/// What every phase of the compiler shares: source files, positions, diagnostics, compiler bugs and deep stacks.
///
/// In: bytes of Go files. Out: messages in gc's wording, sorted and without repetitions.
/// Invariant: nothing here has static state; a position is a value and never refers to a syntax tree.
/// Go counterpart: cmd/compile/internal/base, cmd/internal/src, pos.go of cmd/compile/internal/syntax.
package jopher.compiler.base;
