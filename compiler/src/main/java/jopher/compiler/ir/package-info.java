/// The Go-level intermediate representation.
///
/// In: built by `noder` from checked syntax, fully instantiated (no type parameter anywhere).
/// Out: read by order, walk, represent. Nodes are records, position first; things with identity
/// (`Func`, `Local`, `Global`, `FuncSym`, `Label`) are classes.
///
/// What must be gone after a phase is a type: `SugarExpr`/`SugarStmt` may appear until walk has run;
/// after it only `CoreExpr`/`CoreStmt` remain, and `WalkVerifier` proves it. After order, calls stand only at
/// statement level (`CallAssign`, `ExprStmt`, operands of `GoStmt`/`DeferStmt` closures) and map indexing only in the
/// forms that `OrderVerifier` lists.
///
/// Go counterpart: cmd/compile/internal/ir.
package jopher.compiler.ir;
