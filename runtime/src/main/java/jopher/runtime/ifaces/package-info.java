/// Interface values: boxes for dynamic types that are not their own Java object, equality, hashing, type tests and assertions.
///
/// In: values in their static representation. Out: `Object`s whose class (or, for [AnyBox], type field) is the dynamic type:
/// a string is its GoString, a *T of a struct its object, everything else a [Box]. Invariant: never a java.lang.Long or the
/// like: Go has many types for one Java class. Go counterpart: `runtime/iface.go`, `runtime/alg.go`, `runtime/error.go`.
package jopher.runtime.ifaces;
