// What the standard library needs of internal/abi on a machine without memory layout: types as handles of the runtime's
// descriptors, and the functions that keep values from or make them escape.
package abi

//jopher:replace-package
//jopher:borrow bounds.go symtab.go rangefuncconsts.go stack.go

import "unsafe"

// A Type stands for a Go type; there is one for each, made by [OfHandle]. H is the runtime's descriptor, R what package
// reflect makes of it.
type Type struct {
	H unsafe.Pointer
	R unsafe.Pointer
}

// UncommonType only names a result in an interface of package reflect.
type UncommonType struct{}

// OfHandle returns the type with descriptor h, nil for nil.
func OfHandle(h unsafe.Pointer) *Type {
	if h == nil {
		return nil
	}
	if t := TypeCache(h); t != nil {
		return (*Type)(t)
	}
	return (*Type)(SetTypeCache(h, unsafe.Pointer(&Type{H: h})))
}

// A Kind is the specific kind of a type.
type Kind uint8

const (
	Invalid Kind = iota
	Bool
	Int
	Int8
	Int16
	Int32
	Int64
	Uint
	Uint8
	Uint16
	Uint32
	Uint64
	Uintptr
	Float32
	Float64
	Complex64
	Complex128
	Array
	Chan
	Func
	Interface
	Map
	Pointer
	Slice
	String
	Struct
	UnsafePointer
)

// ZeroValSize bounds what reflect keeps as a shared zero value.
const ZeroValSize = 1024

// ChanDir is the direction of a channel type.
type ChanDir int

const (
	RecvDir ChanDir = 1 << iota
	SendDir
	BothDir            = RecvDir | SendDir
	InvalidDir ChanDir = 0
)

func (k Kind) String() string { return KindString(uint8(k)) }

func (t *Type) Kind() Kind       { return Kind(TypeKind(t.H)) }
func (t *Type) Size() uintptr    { return TypeSize(t.H) }
func (t *Type) Align() int       { return TypeAlign(t.H) }
func (t *Type) FieldAlign() int  { return TypeAlign(t.H) }
func (t *Type) String() string   { return TypeString(t.H) }
func (t *Type) HasName() bool    { return TypeName(t.H) != "" }
func (t *Type) Pointers() bool   { return TypePointers(t.H) }
func (t *Type) Len() int         { return TypeLen(t.H) }
func (t *Type) NumMethod() int   { return TypeNumMethod(t.H) }
func (t *Type) Comparable() bool { return TypeComparable(t.H) }
func (t *Type) ChanDir() ChanDir { return ChanDir(TypeChanDir(t.H)) }

// Elem returns the element type of a pointer, slice, array, map or channel, else nil.
func (t *Type) Elem() *Type { return OfHandle(TypeElem(t.H)) }

// Key returns the key type of a map.
func (t *Type) Key() *Type { return OfHandle(TypeKey(t.H)) }

func (t *Type) NumIn() int       { return TypeNumIn(t.H) }
func (t *Type) In(i int) *Type   { return OfHandle(TypeIn(t.H, i)) }
func (t *Type) NumOut() int      { return TypeNumOut(t.H) }
func (t *Type) Out(i int) *Type  { return OfHandle(TypeOut(t.H, i)) }
func (t *Type) IsVariadic() bool { return TypeVariadic(t.H) }

// IsDirectIface reports whether the value itself stands for a value of the type, not a pointer to it.
func (t *Type) IsDirectIface() bool {
	switch t.Kind() {
	case Pointer, Map, Chan, Func, UnsafePointer:
		return true
	}
	return false
}

// TypeOf returns the dynamic type of a.
func TypeOf(a any) *Type {
	return OfHandle(HandleOf(a))
}

// TypeFor returns the type T.
func TypeFor[T any]() *Type { return OfHandle(TypeElem(HandleOf((*T)(nil)))) }

func NoEscape(p unsafe.Pointer) unsafe.Pointer { return p }

func Escape[T any](x T) T { return x }

func EscapeNonString[T any](v T) {}

func EscapeToResultNonString[T any](v T) T { return v }

// FuncPCABI0 returns a number that stands for the code of f.
func FuncPCABI0(f any) uintptr { return FuncCode(f) }

// FuncPCABIInternal returns a number that stands for the code of f.
func FuncPCABIInternal(f any) uintptr { return FuncCode(f) }

// The rest is the runtime's. h is always a descriptor.

// HandleOf returns the descriptor of x's dynamic type, nil if x is nil.
func HandleOf(x any) unsafe.Pointer

// FuncCode returns the number of a func value's code.
func FuncCode(f any) uintptr

func KindString(k uint8) string
func TypeKind(h unsafe.Pointer) uint8
func TypeSize(h unsafe.Pointer) uintptr
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

// SetReflectType does the same for what package reflect makes of a type.
func SetReflectType(h, value unsafe.Pointer) unsafe.Pointer
