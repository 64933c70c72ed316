/// The Java bodies of Go functions without one, a class per Go package or family. The compiler finds them by
/// [jopher.abi.GoNative]; descriptors follow the convention of compiled functions (goroutine first, first reference result
/// returned, the others through G), except that reference types may be supertypes.
package jopher.runtime.natives;
