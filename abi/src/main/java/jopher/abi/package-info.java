/// The contract between compiled code, the compiler and the runtime: how Go things are named on the JVM ([Names]), how Go
/// types are written down ([TypeEncoding], [TypeDescription]) and which runtime members compiled code may use
/// ([RuntimeSymbol], [CompilerEntry]).
///
/// In: Go names and type structure. Out: JVM names and strings. Pure functions only; nothing here has state, so compiler and
/// runtime always agree. Go counterpart: `internal/abi` and the symbol-name rules of `cmd/internal/objabi`.
package jopher.abi;
