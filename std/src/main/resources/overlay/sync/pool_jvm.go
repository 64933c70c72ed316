// A pool without per-processor caches, and Cond's check against copies without addresses.
package sync

//jopher:drop pool.go poolqueue.go

// A Pool is a set of temporary objects that may be saved and retrieved one by one. It keeps a bounded number of them;
// what is put beyond that is left to the garbage collector.
//
//jopher:new
type Pool struct {
	noCopy noCopy

	mu   Mutex
	free []any

	// New makes a value when Get would return nil. It must not change while Get is running.
	New func() any
}

// poolLimit bounds what an idle pool keeps alive.
//
//jopher:new
const poolLimit = 64

// Put adds x to the pool.
//
//jopher:new
func (p *Pool) Put(x any) {
	if x == nil {
		return
	}
	p.mu.Lock()
	if len(p.free) < poolLimit {
		p.free = append(p.free, x)
	}
	p.mu.Unlock()
}

// Get takes some object out of the pool, or makes one with New, or returns nil.
//
//jopher:new
func (p *Pool) Get() any {
	var x any
	p.mu.Lock()
	if n := len(p.free); n > 0 {
		x = p.free[n-1]
		p.free[n-1] = nil
		p.free = p.free[:n-1]
	}
	p.mu.Unlock()
	if x == nil && p.New != nil {
		x = p.New()
	}
	return x
}

// copyChecker remembers where it was first seen.
type copyChecker struct{ self *copyChecker }

func (c *copyChecker) check() {
	if c.self == nil {
		c.self = c
	} else if c.self != c {
		panic("sync.Cond is copied")
	}
}
