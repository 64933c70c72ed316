/// Class files of all packages -> one program.
///
/// In: [jopher.compiler.emit.ClassFileEntry]s. Out: the same with `implements` headers, `go/$program`, method interfaces and func
/// classes added, duplicates removed. Entry: [Linker]. Invariant: bodies are never touched, except for the
/// fields of structs that unsafe code needs more of ([UnsafeShapes]).
///
/// Go counterpart: cmd/link.
package jopher.compiler.link;
