// The runtime's hash instead of a portable one; the seed comes from the runtime too, so that crypto/rand and reflect are not
// needed.
package maphash

//jopher:native randUint64
//jopher:delete hashkey wyhash r3 r4 r8 mix m5 appendT btoi Hash.float64
//jopher:delete-init maphash_purego.go

//go:noescape
func rthash(buf []byte, seed uint64) uint64

//go:noescape
func rthashString(s string, state uint64) uint64

func comparableHash[T comparable](v T, seed Seed) uint64 {
	return hashAny(v, seed.s)
}

// hashAny hashes a comparable value.
//
//jopher:new
//go:noescape
func hashAny(v any, seed uint64) uint64

func writeComparable[T comparable](h *Hash, v T) {
	x := hashAny(v, h.state.s)
	for range 8 {
		h.WriteByte(byte(x))
		x >>= 8
	}
}
