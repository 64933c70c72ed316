/// Class files of all packages -> one program.
///
/// In: [jopher.compiler.emit.ClassFileEntry]s. Out: the same with `implements` headers, `go/$program`, method interfaces and func
/// classes added, duplicates removed. Entry: [Linker]. Invariant: bodies are never touched.
///
/// Go counterpart: cmd/link.
package jopher.compiler.link;
