// Lru is a generic least-recently-used cache with iterators, and a small demonstration of it.
package main

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
)

type entry[K comparable, V any] struct {
	key        K
	value      V
	prev, next *entry[K, V]
}

// Cache keeps at most Cap entries and forgets the one that was not used for longest.
type Cache[K comparable, V any] struct {
	cap     int
	entries map[K]*entry[K, V]
	root    entry[K, V] // ring: root.next is the most recent
	onEvict func(K, V)
	hits    int
	misses  int
}

var ErrCapacity = errors.New("lru: capacity must be positive")

func New[K comparable, V any](capacity int, onEvict func(K, V)) (*Cache[K, V], error) {
	if capacity <= 0 {
		return nil, fmt.Errorf("%w: %d", ErrCapacity, capacity)
	}
	c := &Cache[K, V]{cap: capacity, entries: make(map[K]*entry[K, V], capacity), onEvict: onEvict}
	c.root.next, c.root.prev = &c.root, &c.root
	return c, nil
}

func (c *Cache[K, V]) unlink(e *entry[K, V]) {
	e.prev.next, e.next.prev = e.next, e.prev
}

func (c *Cache[K, V]) pushFront(e *entry[K, V]) {
	e.prev, e.next = &c.root, c.root.next
	e.prev.next, e.next.prev = e, e
}

func (c *Cache[K, V]) Get(k K) (v V, ok bool) {
	e, ok := c.entries[k]
	if !ok {
		c.misses++
		return v, false
	}
	c.hits++
	c.unlink(e)
	c.pushFront(e)
	return e.value, true
}

func (c *Cache[K, V]) Put(k K, v V) {
	if e, ok := c.entries[k]; ok {
		e.value = v
		c.unlink(e)
		c.pushFront(e)
		return
	}
	if len(c.entries) == c.cap {
		old := c.root.prev
		c.unlink(old)
		delete(c.entries, old.key)
		if c.onEvict != nil {
			c.onEvict(old.key, old.value)
		}
	}
	e := &entry[K, V]{key: k, value: v}
	c.entries[k] = e
	c.pushFront(e)
}

// All yields the entries, most recent first.
func (c *Cache[K, V]) All() iter.Seq2[K, V] {
	return func(yield func(K, V) bool) {
		for e := c.root.next; e != &c.root; e = e.next {
			if !yield(e.key, e.value) {
				return
			}
		}
	}
}

// Keys yields the keys in order of recency.
func (c *Cache[K, V]) Keys() iter.Seq[K] {
	return func(yield func(K) bool) {
		for k := range c.All() {
			if !yield(k) {
				return
			}
		}
	}
}

func sortedBy[K cmp.Ordered, V any](c *Cache[K, V]) []K {
	return slices.Sorted(c.Keys())
}

type point struct{ x, y int }

func (p point) String() string { return fmt.Sprintf("(%d,%d)", p.x, p.y) }

func main() {
	if _, err := New[string, int](0, nil); errors.Is(err, ErrCapacity) {
		fmt.Println("error:", err)
	}
	evicted := map[string]int{}
	c, _ := New(3, func(k string, v int) { evicted[k] = v })
	for i, w := range strings.Fields("to be or not to be that is the question") {
		c.Put(w, i)
		if v, ok := c.Get("to"); ok {
			fmt.Printf("after %q: to=%d\n", w, v)
		}
	}
	for k, v := range c.All() {
		fmt.Printf("%s=%d ", k, v)
	}
	fmt.Println()
	fmt.Println(sortedBy(c), "hits", c.hits, "misses", c.misses)
	fmt.Println("evicted:", slices.Sorted(maps.Keys(evicted)), evicted)

	pc, _ := New[point, []rune](2, nil)
	for i := range 4 {
		pc.Put(point{i, i * i}, []rune(strings.Repeat("é", i)))
	}
	next, stop := iter.Pull2(pc.All())
	defer stop()
	for {
		k, v, ok := next()
		if !ok {
			break
		}
		fmt.Println(k, string(v), len(v))
	}
}
