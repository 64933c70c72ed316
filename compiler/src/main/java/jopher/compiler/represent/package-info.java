/// Core IR -> JVM-level IR: every decision about how a Go value looks on the JVM is made here.
///
/// In: [jopher.compiler.ir.PackageIr] after walk (core nodes only). Out: [jopher.compiler.represent.code.ClassUnit]s: the
/// file classes with all functions, closure classes, and the classes generated for types. Entry: [Backend].
/// Invariant: results in G are read right after the call; no Go type is left that needs a decision.
///
/// Go counterpart: cmd/compile/internal/ssagen with types and reflectdata.
package jopher.compiler.represent;
