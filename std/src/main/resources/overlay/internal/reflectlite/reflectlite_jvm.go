// The part of reflection that errors, context and sort use, over the runtime's type descriptors.
package reflectlite

//jopher:replace-package

import (
	"internal/abi"
	"unsafe"
)

type Kind = abi.Kind

const Ptr = abi.Pointer

const (
	Interface = abi.Interface
	Slice     = abi.Slice
	String    = abi.String
	Struct    = abi.Struct
)

// Type is the representation of a Go type; see reflect.
type Type interface {
	Name() string
	PkgPath() string
	Size() uintptr
	Kind() Kind
	Implements(u Type) bool
	AssignableTo(u Type) bool
	Comparable() bool
	String() string
	Elem() Type

	handle() unsafe.Pointer
}

type rtype struct {
	h unsafe.Pointer
}

func (t rtype) handle() unsafe.Pointer { return t.h }
func (t rtype) Name() string           { return abi.TypeName(t.h) }
func (t rtype) PkgPath() string        { return abi.TypePkgPath(t.h) }
func (t rtype) Size() uintptr          { return abi.TypeSize(t.h) }
func (t rtype) Kind() Kind             { return Kind(abi.TypeKind(t.h)) }
func (t rtype) Comparable() bool       { return abi.TypeComparable(t.h) }
func (t rtype) String() string         { return abi.TypeString(t.h) }

func (t rtype) Implements(u Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.Implements")
	}
	if u.Kind() != Interface {
		panic("reflect: non-interface type passed to Type.Implements")
	}
	return abi.TypeImplements(t.h, u.handle())
}

func (t rtype) AssignableTo(u Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.AssignableTo")
	}
	return assignable(t.h, u.handle())
}

func assignable(from, to unsafe.Pointer) bool {
	return abi.TypeDirectlyAssignable(to, from) || Kind(abi.TypeKind(to)) == Interface && abi.TypeImplements(from, to)
}

func (t rtype) Elem() Type {
	h := abi.TypeElem(t.h)
	if h == nil {
		panic("reflect: Elem of invalid type " + t.String())
	}
	return rtype{h}
}

// TypeOf returns the dynamic type of i, nil for nil.
func TypeOf(i any) Type {
	h := abi.HandleOf(i)
	if h == nil {
		return nil
	}
	return rtype{h}
}

// Value is a value with its type. x holds it as an interface value; place, if not nil, points to the variable it was
// loaded from.
type Value struct {
	h     unsafe.Pointer
	x     any
	place unsafe.Pointer
}

// A ValueError occurs when a method is called on a Value that does not support it.
type ValueError struct {
	Method string
	Kind   Kind
}

func (e *ValueError) Error() string {
	if e.Kind == 0 {
		return "reflect: call of " + e.Method + " on zero Value"
	}
	return "reflect: call of " + e.Method + " on " + e.Kind.String() + " Value"
}

// ValueOf returns the value in i.
func ValueOf(i any) Value {
	h := abi.HandleOf(i)
	if h == nil {
		return Value{}
	}
	return Value{h: h, x: i}
}

func (v Value) Kind() Kind {
	if v.h == nil {
		return 0
	}
	return Kind(abi.TypeKind(v.h))
}

func (v Value) IsValid() bool { return v.h != nil }

func (v Value) Type() Type {
	if v.h == nil {
		panic(&ValueError{"reflectlite.Value.Type", abi.Invalid})
	}
	return rtype{v.h}
}

func (v Value) CanSet() bool { return v.place != nil }

// Elem returns what an interface holds or a pointer points to.
func (v Value) Elem() Value {
	switch v.Kind() {
	case Interface:
		return ValueOf(v.x)
	case Ptr:
		place := pointerIn(v.x)
		if place == nil {
			return Value{}
		}
		t := abi.TypeElem(v.h)
		return Value{t, load(t, place), place}
	}
	panic(&ValueError{"reflectlite.Value.Elem", v.Kind()})
}

func (v Value) IsNil() bool {
	switch v.Kind() {
	case abi.Chan, abi.Func, abi.Map, abi.Pointer, abi.UnsafePointer, abi.Interface, abi.Slice:
		return isNil(v.x)
	}
	panic(&ValueError{"reflectlite.Value.IsNil", v.Kind()})
}

func (v Value) Len() int {
	switch v.Kind() {
	case abi.Array, abi.Chan, abi.Map, abi.Slice, abi.String:
		return length(v.h, v.x)
	}
	panic(&ValueError{"reflect.Value.Len", v.Kind()})
}

// Set stores x in the variable v stands for.
func (v Value) Set(x Value) {
	if v.place == nil {
		panic("reflect: reflectlite.Set using unaddressable value")
	}
	if x.h == nil {
		panic(&ValueError{"reflectlite.Set", abi.Invalid})
	}
	if !assignable(x.h, v.h) {
		panic("reflectlite.Set: value of type " + abi.TypeString(x.h) + " is not assignable to type " + abi.TypeString(v.h))
	}
	store(v.h, v.place, x.x)
}

// Swapper returns a function that swaps elements of the slice in slice.
func Swapper(slice any) func(i, j int) {
	v := ValueOf(slice)
	if v.Kind() != Slice {
		panic(&ValueError{Method: "Swapper", Kind: v.Kind()})
	}
	h := v.h
	n := v.Len()
	return func(i, j int) {
		if uint(i) >= uint(n) || uint(j) >= uint(n) {
			panic("reflect: slice index out of range")
		}
		swap(h, slice, i, j)
	}
}

// pointerIn returns the pointer that x holds.
func pointerIn(x any) unsafe.Pointer

// load returns the variable at place as an interface value; what an interface variable holds, if it is one.
func load(h, place unsafe.Pointer) any

// store assigns x, which is assignable to the variable's type h.
func store(h, place unsafe.Pointer, x any)

// isNil reports whether x is nil or holds a nil pointer, map, chan, func or slice.
func isNil(x any) bool

// length returns the length of the array, chan, map, slice or string in x.
func length(h unsafe.Pointer, x any) int

// swap exchanges two elements of the slice in x.
func swap(h unsafe.Pointer, x any, i, j int)
