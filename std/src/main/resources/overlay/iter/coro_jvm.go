// A coroutine is an object of the Java runtime.
package iter

type coro struct{ impl any }
