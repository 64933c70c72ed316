// Canonical pointers by an ordinary map with weak values. Values are not cloned: strings keep the bytes they share.
package unique

import (
	isync "internal/sync"
	"runtime"
	"unsafe"
	"weak"
)

//jopher:drop canonmap.go clone.go handle.go

// A Handle stands for a value of type T: two are equal exactly if their values are.
//
//jopher:new
type Handle[T comparable] struct {
	value *T
}

// Value returns the value that the handle was made of.
//
//jopher:new
func (h Handle[T]) Value() T { return *h.value }

// canonical maps the box of T (so that equal values of different types differ) to a weak.Pointer[T], or to a *T for
// values without size, which are never collected.
//
//jopher:new
var canonical struct {
	mu isync.Mutex
	m  map[any]any
}

//jopher:new
type box[T comparable] struct{ value T }

// Make returns the handle of value.
//
//jopher:new
func Make[T comparable](value T) Handle[T] {
	canonical.mu.Lock()
	defer canonical.mu.Unlock()
	key := any(box[T]{value})
	switch p := canonical.m[key].(type) {
	case *T:
		return Handle[T]{p}
	case weak.Pointer[T]:
		if q := p.Value(); q != nil {
			return Handle[T]{q}
		}
	}
	if canonical.m == nil {
		canonical.m = make(map[any]any)
	}
	p := new(T)
	*p = value
	if unsafe.Sizeof(value) == 0 {
		canonical.m[key] = p
		return Handle[T]{p}
	}
	canonical.m[key] = weak.Make(p)
	runtime.AddCleanup(p, forget[T], key)
	return Handle[T]{p}
}

// forget removes an entry whose pointer is gone, unless a new one took its place.
//
//jopher:new
func forget[T comparable](key any) {
	canonical.mu.Lock()
	defer canonical.mu.Unlock()
	if p, ok := canonical.m[key].(weak.Pointer[T]); ok && p.Value() == nil {
		delete(canonical.m, key)
	}
}
