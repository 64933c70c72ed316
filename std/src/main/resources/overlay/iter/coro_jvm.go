// A coroutine is an object of the Java runtime.
package iter

import "unsafe"

type coro struct{ impl unsafe.Pointer }

// startcoro makes a suspended coroutine that runs f when it is first switched to.
//
//jopher:new
func startcoro(f func()) unsafe.Pointer

// switchcoro swaps the caller with the coroutine.
//
//jopher:new
func switchcoro(impl unsafe.Pointer)

func newcoro(f func(*coro)) *coro {
	c := new(coro)
	c.impl = startcoro(func() { f(c) })
	return c
}

func coroswitch(c *coro) { switchcoro(c.impl) }
