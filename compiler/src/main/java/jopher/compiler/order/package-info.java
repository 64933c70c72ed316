/// order: makes the order of evaluation explicit, the parts that the language leaves open as gc does them.
///
/// In: IR of the noder, calls and map accesses nested anywhere in expressions.
/// Out: the same functions with temporaries introduced, plus the synthetic thunks of `go` and `defer` statements.
/// Entry: `Order.run`. Dump: `--dump-after=order`. Verifier: `OrderVerifier`.
///
/// Everything with effects becomes a statement, in lexical order. What is left of an expression is evaluated when its statement runs, after all
/// those: `f(x, g())` reads x after g has run. `ExprOrder` says what is not left but copied where it stands (`len(x) + g()` has the old length), `StmtOrder`
/// what each statement does with its operands, `ListAssign` what a list of assignments saves, `ByAddress` what gc copies because its
/// runtime wants an address. A copy that nothing can tell from the value in place is not made (`Scope`, `Coming`, `Effects`).
/// Elements of literals are taken in the order of the source, and put in that of memory when the statement is made (`Hoist`).
///
/// Afterwards a call stands only directly under `CallAssign` or `ExprStmt`; a map index appears only as `x = m[k]` (or a
/// field path of it), `x, ok = m[k]`, `m[k] = x`, `m[k] op= x` (not / and %) and `m[k] = append(m[k], …)` with m, k and x
/// free of side effects; receives only as `x = <-c` and `x, ok = <-c`. A map read that gc leaves in place becomes `t = m[k]` right before the
/// statement (`Hoist`). Everything else is an expression tree without calls, evaluated when its statement runs.
///
/// Go counterpart: cmd/compile/internal/walk/order.go, and what walk and typecheck decide about the order.
package jopher.compiler.order;
