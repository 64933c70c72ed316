/// What reflection does to values, beneath the Go package reflect.
///
/// In: type descriptors and *carriers*. A carrier of type T is a pointer to a T in its ordinary representation: a cell, element or
/// field pointer, or the struct or array object itself. Out: loads, stores, parts, calls, function values of any type.
/// Invariant: a carrier always has exactly the representation of *T. Go counterpart: the unsafe half of `reflect/value.go`.
package jopher.runtime.reflect;
