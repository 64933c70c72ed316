/// Panics, defer, recover, Goexit, tracebacks and fatal errors.
///
/// In: values panicked by compiled code, faults thrown by the runtime's own helpers, exceptions thrown by the JVM (nil
/// dereference, division by zero). Out: deferred calls run in Go's order, `recover()` results, or the text and exit status of a
/// dying program. Invariant: [jopher.runtime.G#top] is exactly the chain of panics in flight, and `tok` is non-null only between
/// the defer machinery and the entry of the deferred function. Go counterpart: `runtime/panic.go`, `runtime/traceback.go`.
package jopher.runtime.panics;
