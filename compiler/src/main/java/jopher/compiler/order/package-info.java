/// order: makes the order of evaluation explicit.
///
/// In: IR of the noder, calls and map accesses nested anywhere in expressions.
/// Out: the same functions with temporaries introduced, plus the synthetic thunks of `go` and `defer` statements.
/// Entry: `Order.run`. Dump: `--dump-after=order`. Verifier: `OrderVerifier`.
///
/// Afterwards a call stands only directly under `CallAssign` or `ExprStmt`; a map index appears only as `x = m[k]` (or a
/// field path of it), `x, ok = m[k]`, `m[k] = x`, `m[k] op= x` (not / and %) and `m[k] = append(m[k], …)` with m, k and x
/// free of side effects; receives only as `x = <-c` and `x, ok = <-c`. Everything else is an expression tree without calls,
/// evaluated when its statement runs: as in gc, `f(x, g())` reads x after g() has run (spec: Order of evaluation).
///
/// Go counterpart: cmd/compile/internal/walk/order.go.
package jopher.compiler.order;
