/// Hash arithmetic of the runtime: one mixing function for all keys. In: primitive values and bytes with a seed. Out: 64 bits
/// of which all are usable. Invariant: no state but the random process seed. Go counterpart: `runtime/alg.go`, `hash64.go`.
package jopher.runtime.hash;
