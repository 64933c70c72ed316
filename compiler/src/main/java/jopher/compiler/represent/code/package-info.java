/// The JVM-level intermediate representation: expression trees and statement lists with JVM meaning only.
///
/// In: built by `represent`. Out: read by `emit`. No Go type occurs here; what a value means is its [JvmType].
/// Invariant: a [Value] is evaluated exactly where it stands, operands left to right; a [Value.Seq] may stand with other
/// operands already on the operand stack, so its statements contain no [Code.Try].
///
/// Go counterpart: cmd/compile/internal/ssa (only in its place in the pipeline).
package jopher.compiler.represent.code;
