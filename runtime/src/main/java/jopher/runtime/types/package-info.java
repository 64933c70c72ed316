/// Go types at run time. In: canonical encodings ([jopher.abi.TypeEncoding]) from compiled code and descriptions of defined
/// types (class `T$D`), read lazily. Out: one [GoType] per type, so identity is `==`; what reflect needs (kind, string, size,
/// fields, methods, relations); operations on values by representation (zero, copy, assign, equal, hash, boxing).
/// Invariant: nothing is loaded or allocated for a type before somebody asks. Go counterpart: `internal/abi.Type`,
/// `runtime/type.go`, `runtime/alg.go`, reflect's type.go.
package jopher.runtime.types;
