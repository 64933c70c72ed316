//jopher:new
//jopher:borrow types_64bit.go

// The primitives are Java's: sequentially consistent, Xadd adds a signed delta and returns the new value, And and Or with a
// result return the old one.
package atomic

import "unsafe"

func Load(ptr *uint32) uint32
func Loadp(ptr unsafe.Pointer) unsafe.Pointer
func Load8(ptr *uint8) uint8
func Load64(ptr *uint64) uint64
func LoadAcq(ptr *uint32) uint32
func LoadAcq64(ptr *uint64) uint64
func LoadAcquintptr(ptr *uintptr) uintptr

func Store(ptr *uint32, val uint32)
func Store8(ptr *uint8, val uint8)
func Store64(ptr *uint64, val uint64)
func StoreRel(ptr *uint32, val uint32)
func StoreRel64(ptr *uint64, val uint64)
func StoreReluintptr(ptr *uintptr, val uintptr)
func StorepNoWB(ptr unsafe.Pointer, val unsafe.Pointer)

func Xadd(ptr *uint32, delta int32) uint32
func Xadd64(ptr *uint64, delta int64) uint64
func Xadduintptr(ptr *uintptr, delta uintptr) uintptr

func Xchg8(ptr *uint8, new uint8) uint8
func Xchg(ptr *uint32, new uint32) uint32
func Xchg64(ptr *uint64, new uint64) uint64
func Xchguintptr(ptr *uintptr, new uintptr) uintptr

func And8(ptr *uint8, val uint8)
func Or8(ptr *uint8, val uint8)
func And(ptr *uint32, val uint32)
func Or(ptr *uint32, val uint32)
func And32(ptr *uint32, val uint32) uint32
func Or32(ptr *uint32, val uint32) uint32
func And64(ptr *uint64, val uint64) uint64
func Or64(ptr *uint64, val uint64) uint64
func Anduintptr(ptr *uintptr, val uintptr) uintptr
func Oruintptr(ptr *uintptr, val uintptr) uintptr

func Cas64(ptr *uint64, old, new uint64) bool
func CasRel(ptr *uint32, old, new uint32) bool
