//jopher:new

// Questions to the runtime. h is always a descriptor: what it knows of a type, as an unsafe.Pointer.
package abi

import "unsafe"

// HandlePointer returns a pointer that stands for h: it has no byte to point to. HandleAt is its inverse, nil for other pointers.
func HandlePointer(h unsafe.Pointer) *byte
func HandleAt(p *byte) unsafe.Pointer

// HandleOf returns the descriptor of x's dynamic type, nil if x is nil.
func HandleOf(x any) unsafe.Pointer

// FuncCode returns the number of a func value's code.
func FuncCode(f any) uintptr

func KindString(k uint8) string
func TypeKind(h unsafe.Pointer) uint8
func TypeSize(h unsafe.Pointer) uintptr
func TypeHash(h unsafe.Pointer) uint32
func TypeAlign(h unsafe.Pointer) int
func TypeString(h unsafe.Pointer) string
func TypeName(h unsafe.Pointer) string
func TypePkgPath(h unsafe.Pointer) string
func TypePointers(h unsafe.Pointer) bool
func TypeComparable(h unsafe.Pointer) bool
func TypeElem(h unsafe.Pointer) unsafe.Pointer
func TypeKey(h unsafe.Pointer) unsafe.Pointer
func TypeLen(h unsafe.Pointer) int
func TypeChanDir(h unsafe.Pointer) int

// TypeNumMethod counts exported methods; all methods if h is an interface type.
func TypeNumMethod(h unsafe.Pointer) int

// TypeMethod returns one of them; typ is the func type without receiver, index its place in the whole method set.
func TypeMethod(h unsafe.Pointer, i int) (name, pkgPath string, typ unsafe.Pointer)
func TypeNumField(h unsafe.Pointer) int
func TypeField(h unsafe.Pointer, i int) (name, pkgPath, tag string, typ unsafe.Pointer, offset uintptr, embedded bool)
func TypeNumIn(h unsafe.Pointer) int
func TypeIn(h unsafe.Pointer, i int) unsafe.Pointer
func TypeNumOut(h unsafe.Pointer) int
func TypeOut(h unsafe.Pointer, i int) unsafe.Pointer
func TypeVariadic(h unsafe.Pointer) bool

// TypeImplements reports whether t has all methods of the interface type iface.
func TypeImplements(t, iface unsafe.Pointer) bool

// TypeDirectlyAssignable reports whether a value of type v can be assigned to t without a conversion to an interface.
func TypeDirectlyAssignable(t, v unsafe.Pointer) bool

// TypeIdenticalUnderlying compares underlying types, with or without struct tags.
func TypeIdenticalUnderlying(t, v unsafe.Pointer, tags bool) bool

func TypePointerTo(h unsafe.Pointer) unsafe.Pointer
func TypeSliceOf(h unsafe.Pointer) unsafe.Pointer
func TypeArrayOf(n int, h unsafe.Pointer) unsafe.Pointer
func TypeMapOf(key, elem unsafe.Pointer) unsafe.Pointer
func TypeChanOf(dir int, h unsafe.Pointer) unsafe.Pointer
func TypeFuncOf(in, out []unsafe.Pointer, variadic bool) unsafe.Pointer
func TypeStructOf(names, pkgPaths, tags []string, types []unsafe.Pointer, embedded []bool) unsafe.Pointer

// TypeCache returns what SetTypeCache kept for h, nil at first. The first to set wins; its value is returned to all.
func TypeCache(h unsafe.Pointer) unsafe.Pointer
func SetTypeCache(h, value unsafe.Pointer) unsafe.Pointer

// ReflectType and SetReflectType do the same for what package reflect makes of a type.
func ReflectType(h unsafe.Pointer) unsafe.Pointer
func SetReflectType(h, value unsafe.Pointer) unsafe.Pointer
