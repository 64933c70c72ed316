/// From checked syntax to IR: constants folded, conversions and dereferences explicit, generics instantiated, closures with
/// their captures, range-over-func rewritten, method sets with their wrappers, package initialisation as functions.
///
/// In: the files of one package with the checker's [jopher.compiler.types.Info], and through [jopher.compiler.noder.PackageSource] the
/// same of imported generic functions. Out: [jopher.compiler.ir.PackageIr].
/// Invariant ([jopher.compiler.noder.IrVerifier]): no type parameter, alias or untyped type is left, every variable belongs to
/// the function that uses it or is captured by it.
/// Go counterpart: cmd/compile/internal/noder, rangefunc.
package jopher.compiler.noder;
