/// What every compiled Go function sees of the runtime first: [G], the goroutine that travels as hidden first parameter.
///
/// In: nothing; out: the goroutine object. Invariant: G holds no reference to a result after it was read (see [G#o0]).
/// Go counterpart: `type g` of `runtime/runtime2.go`.
package jopher.runtime;
