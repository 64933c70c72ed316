/// Go maps.
///
/// In: keys and map types from compiled code. Out: slot numbers; compiled code loads and stores elements in [GoMap]'s typed
/// element array itself. Open addressing: *units* of 8 slots, one control word of 8 tags per unit.
/// Invariants: a map without entries may have no table; a free slot holds a zero element and no key; a table is full at 8 entries
/// for one unit, else at 6.5 per unit; tables are replaced, never reordered, so that iterators may keep an old one.
/// Seeds: REQUIREMENTS R1, R2, R3, R6. Go counterpart: `runtime/map.go`, `internal/runtime/maps`.
package jopher.runtime.maps;
