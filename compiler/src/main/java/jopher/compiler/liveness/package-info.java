/// JVM-level code -> the same code, in which frames hold no reference that they do not need while they wait.
///
/// In and out: [jopher.compiler.represent.code.ClassUnit]. Entry: [Liveness]; proof: [LivenessVerifier].
/// To the JVM a local variable of an interpreted or parked frame is a root whether it is read again or not. So at every call during which
/// a collection may happen ([Waiting]) the references that are dead from there on are released: null is stored in them once the arguments
/// are on the operand stack. Arguments belong to the callee, which releases its parameters in the same way; no copy is left in the caller.
/// Compiled code pays nothing: the JIT drops stores that nobody reads.
/// Invariant: no released variable is read before it is stored to.
///
/// Go counterpart: cmd/compile/internal/liveness.
package jopher.compiler.liveness;
