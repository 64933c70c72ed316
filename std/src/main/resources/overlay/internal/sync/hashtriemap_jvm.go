// A concurrent map without the hashes and addresses that the original's trie is made of.
package sync

//jopher:drop hashtriemap.go

// HashTrieMap is a map that many goroutines may use at once. The zero value is empty.
//
// A mutex guards an ordinary map of pointers: entries move as a whole, and Range walks a copy of the keys, so that its
// function may use the map.
//
//jopher:new
type HashTrieMap[K comparable, V any] struct {
	mu Mutex
	m  map[K]V
}

//jopher:new
func (ht *HashTrieMap[K, V]) Load(key K) (value V, ok bool) {
	ht.mu.Lock()
	defer ht.mu.Unlock()
	value, ok = ht.m[key]
	return
}

//jopher:new
func (ht *HashTrieMap[K, V]) set(key K, value V) {
	if ht.m == nil {
		ht.m = make(map[K]V)
	}
	ht.m[key] = value
}

//jopher:new
func (ht *HashTrieMap[K, V]) LoadOrStore(key K, value V) (result V, loaded bool) {
	ht.mu.Lock()
	defer ht.mu.Unlock()
	if old, ok := ht.m[key]; ok {
		return old, true
	}
	ht.set(key, value)
	return value, false
}

//jopher:new
func (ht *HashTrieMap[K, V]) Store(key K, new V) {
	ht.mu.Lock()
	defer ht.mu.Unlock()
	ht.set(key, new)
}

//jopher:new
func (ht *HashTrieMap[K, V]) Swap(key K, new V) (previous V, loaded bool) {
	ht.mu.Lock()
	defer ht.mu.Unlock()
	previous, loaded = ht.m[key]
	ht.set(key, new)
	return
}

//jopher:new
func (ht *HashTrieMap[K, V]) CompareAndSwap(key K, old, new V) (swapped bool) {
	ht.mu.Lock()
	defer ht.mu.Unlock()
	if cur, ok := ht.m[key]; ok && any(cur) == any(old) {
		ht.m[key] = new
		return true
	}
	return false
}

//jopher:new
func (ht *HashTrieMap[K, V]) LoadAndDelete(key K) (value V, loaded bool) {
	ht.mu.Lock()
	defer ht.mu.Unlock()
	value, loaded = ht.m[key]
	delete(ht.m, key)
	return
}

//jopher:new
func (ht *HashTrieMap[K, V]) Delete(key K) {
	ht.LoadAndDelete(key)
}

//jopher:new
func (ht *HashTrieMap[K, V]) CompareAndDelete(key K, old V) (deleted bool) {
	ht.mu.Lock()
	defer ht.mu.Unlock()
	if cur, ok := ht.m[key]; ok && any(cur) == any(old) {
		delete(ht.m, key)
		return true
	}
	return false
}

//jopher:new
func (ht *HashTrieMap[K, V]) All() func(yield func(K, V) bool) {
	return func(yield func(key K, value V) bool) { ht.Range(yield) }
}

//jopher:new
func (ht *HashTrieMap[K, V]) Range(yield func(K, V) bool) {
	ht.mu.Lock()
	keys := make([]K, 0, len(ht.m))
	for k := range ht.m {
		keys = append(keys, k)
	}
	ht.mu.Unlock()
	for _, k := range keys {
		if v, ok := ht.Load(k); ok && !yield(k, v) {
			return
		}
	}
}

//jopher:new
func (ht *HashTrieMap[K, V]) Clear() {
	ht.mu.Lock()
	defer ht.mu.Unlock()
	clear(ht.m)
}
