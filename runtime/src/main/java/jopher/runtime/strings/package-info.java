/// Go strings: immutable byte sequences with O(1) slicing. In: literals, bytes, runes. Out: [GoString]. Invariant: the bytes of
/// a string never change (unsafe code aside), a string is never null. Go counterpart: `runtime/string.go`, `runtime/utf8.go`.
package jopher.runtime.strings;
