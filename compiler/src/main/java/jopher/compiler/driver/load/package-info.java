/// Finds packages and selects their files as the go command does for GOOS=linux GOARCH=jvm.
///
/// - In: import paths, patterns or file names, a [BuildContext], GOROOT, the main module and the module cache.
/// - Out: a [LoadedProgram]: packages in import order, files parsed and merged with the overlay, embedded files,
///   language version and content hash of each.
/// - Entry point: [Loader].
/// - Invariant: the import graph is acyclic; every file was selected as go selects it, apart from what the overlay says.
/// - Go counterpart: cmd/go/internal/load, cmd/go/internal/modload, go/build.
package jopher.compiler.driver.load;
