/// walk: turns what is left of Go's sugar into core nodes and calls of the runtime.
///
/// In: ordered IR. Out: IR of `CoreExpr` and `CoreStmt` only. Entry: `Walk.run`. Dump: `--dump-after=walk`.
/// Verifier: `WalkVerifier` (no Sugar node left).
///
/// Maps: `m[k] = v` is one `mapassign…` call that yields the slot and a plain store into it; `m[k] op= v` and
/// `m[k] = append(m[k], …)` are one call, then load, operate and store; reads are one `mapaccess…` call and a load that
/// gives the zero value for a missing key. The entry point is chosen here from the key's type (`MapEntries`).
///
/// What escape analysis leaves in frames: small maps (`FrameMaps`), the room for appended elements (`FrameSlices`).
///
/// Go counterpart: cmd/compile/internal/walk.
package jopher.compiler.walk;
