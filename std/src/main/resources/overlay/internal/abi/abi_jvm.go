// Types as the runtime knows them, in gc's layout. The fields that have a meaning without memory layout are filled; GCData stands for the runtime's
// descriptor, of which the methods ask the rest.
//
// Differs from gc: Str and PtrToThis are 0, as there are no sections to be offsets in, Equal is nil, and nothing follows a Type: what gc
// finds by a cast to *FuncType and its like panics here, naming the cast.
package abi

//jopher:delete alwaysFalse escapeSink

import "unsafe"

// OfHandle returns the type with descriptor h, nil for nil; there is one for each.
//
//jopher:new
func OfHandle(h unsafe.Pointer) *Type {
	if h == nil {
		return nil
	}
	if t := TypeCache(h); t != nil {
		return (*Type)(t)
	}
	t := &Type{Size_: TypeSize(h), PtrBytes: pointerBytes(h), Hash: TypeHash(h), Kind_: Kind(TypeKind(h)), GCData: HandlePointer(h)}
	t.Align_ = uint8(TypeAlign(h))
	t.FieldAlign_ = t.Align_
	if TypeName(h) != "" {
		t.TFlag |= TFlagNamed
	}
	if t.HasName() || t.Kind_ == Interface || TypeNumMethod(h) > 0 {
		t.TFlag |= TFlagUncommon
	}
	switch t.Kind_ {
	case Pointer, Map, Chan, Func, UnsafePointer:
		t.TFlag |= TFlagDirectIface
	}
	return (*Type)(SetTypeCache(h, unsafe.Pointer(t)))
}

// pointerBytes returns how many bytes of a value go up to the end of its last pointer.
//
//jopher:new
func pointerBytes(h unsafe.Pointer) uintptr {
	if !TypePointers(h) {
		return 0
	}
	switch Kind(TypeKind(h)) {
	case Interface:
		return 16
	case Array:
		e := TypeElem(h)
		return uintptr(TypeLen(h)-1)*TypeSize(e) + pointerBytes(e)
	case Struct:
		for i := TypeNumField(h) - 1; i >= 0; i-- {
			if _, _, _, f, offset, _ := TypeField(h, i); TypePointers(f) {
				return offset + pointerBytes(f)
			}
		}
	}
	return 8
}

// Handle returns the descriptor of a type of the program.
//
//jopher:new
func (t *Type) Handle() unsafe.Pointer { return HandleAt(t.GCData) }

func (t *Type) Len() int         { return TypeLen(t.Handle()) }
func (t *Type) NumMethod() int   { return TypeNumMethod(t.Handle()) }
func (t *Type) ChanDir() ChanDir { return ChanDir(TypeChanDir(t.Handle())) }

//jopher:new
func (t *Type) String() string { return TypeString(t.Handle()) }

//jopher:new
func (t *Type) Comparable() bool { return TypeComparable(t.Handle()) }

// Elem returns the element type of a pointer, slice, array, map or channel, else nil.
func (t *Type) Elem() *Type { return OfHandle(TypeElem(t.Handle())) }

// Key returns the key type of a map.
func (t *Type) Key() *Type { return OfHandle(TypeKey(t.Handle())) }

//jopher:new
func (t *Type) NumIn() int { return TypeNumIn(t.Handle()) }

//jopher:new
func (t *Type) In(i int) *Type { return OfHandle(TypeIn(t.Handle(), i)) }

//jopher:new
func (t *Type) NumOut() int { return TypeNumOut(t.Handle()) }

//jopher:new
func (t *Type) Out(i int) *Type { return OfHandle(TypeOut(t.Handle(), i)) }

//jopher:new
func (t *Type) IsVariadic() bool { return TypeVariadic(t.Handle()) }

// TypeOf returns the dynamic type of a.
func TypeOf(a any) *Type { return OfHandle(HandleOf(a)) }

// TypeFor returns the type T.
func TypeFor[T any]() *Type { return OfHandle(TypeElem(HandleOf((*T)(nil)))) }

func (k Kind) String() string { return KindString(uint8(k)) }

func addChecked(p unsafe.Pointer, x uintptr, whySafe string) unsafe.Pointer { return unsafe.Add(p, x) }

func NoEscape(p unsafe.Pointer) unsafe.Pointer { return p }

func Escape[T any](x T) T { return x }

func EscapeNonString[T any](v T) {}

func EscapeToResultNonString[T any](v T) T { return v }

// FuncPCABI0 returns a number that stands for the code of f.
func FuncPCABI0(f any) uintptr { return FuncCode(f) }

// FuncPCABIInternal returns a number that stands for the code of f.
func FuncPCABIInternal(f any) uintptr { return FuncCode(f) }
