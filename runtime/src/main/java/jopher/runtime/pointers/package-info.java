/// Go pointers that are not plain references to structs: to variables ([CellI] …), to slice and array elements ([ElemI] …), and
/// (generated) to struct fields and package variables. Two pointers are equal if base and offset are; see [Ptr#same]. Also the
/// numbers that stand for addresses ([Addresses]), and memory as unsafe code sees it: [UnsafePointers] over [Memory]. Go counterpart: machine addresses; `sync/atomic` for the atomic operations.
package jopher.runtime.pointers;
