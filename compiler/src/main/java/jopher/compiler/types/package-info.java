/// The type checker: names, types, constants (spec, everything that is not syntax).
///
/// - In: the syntax trees of one package, and an importer for the packages it imports.
/// - Out: a [jopher.compiler.types.Package] and [jopher.compiler.types.Info]; errors in the diagnostics, in gc's words.
/// - The type model ([jopher.compiler.types.Type], [jopher.compiler.types.Obj]) serves all later phases. Types are lazy: declared ones are set up
///   while the checker runs, instances when they are looked at. Compare them with [jopher.compiler.types.Types#identical].
///
/// Go counterpart: cmd/compile/internal/types2.
package jopher.compiler.types;
