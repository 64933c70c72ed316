/// Slices and arrays: headers, making, growing, copying, slicing, and the texts of bounds panics. In: element arrays by storage
/// kind. Out: immutable [Slice] headers, or bare arrays where compiled code keeps the header in four locals. Invariant:
/// elements of [0,len) of strings, slices, structs, arrays and complex numbers are never null; beyond len structs and arrays
/// may be. Go counterpart: `runtime/slice.go`, `runtime/msize.go`, `runtime/error.go` (bounds errors).
package jopher.runtime.slices;
