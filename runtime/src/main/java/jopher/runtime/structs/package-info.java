/// The root of all generated struct classes. Invariant: a struct object is mutable and is either one Go variable (then it is
/// also the pointer to it) or a private value nobody writes. Go counterpart: memory laid out by `types.CalcSize`.
package jopher.runtime.structs;
