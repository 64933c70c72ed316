// Types over the runtime's descriptors: an rtype is what the descriptor's abi.Type is to package reflect.
package reflect

//jopher:drop abi.go badlinkname.go float32reg_generic.go makefunc.go map.go
//jopher:delete aNameOff aTypeOff aTextOff arrayType chanType funcType ptrType sliceType structField
//jopher:delete interfaceType interfaceType.nameOff interfaceType.typeOff interfaceType.common interfaceType.uncommon
//jopher:delete interfaceType.Method interfaceType.NumMethod interfaceType.MethodByName
//jopher:delete structType structType.Field structType.FieldByIndex structType.FieldByNameFunc structType.FieldByName
//jopher:delete nameOffFor typeOffFor textOffFor pkgPath newName resolveNameOff resolveTypeOff resolveTextOff addReflectOff
//jopher:delete resolveReflectName resolveReflectType resolveReflectText rtype.nameOff rtype.typeOff rtype.textOff
//jopher:delete rtype.exportedMethods getStaticuint64s ptrMap fnv1 haveIdenticalType typelinks rtypeOff typesByString
//jopher:delete lookupCache cacheKey funcLookupCache funcTypes funcTypesMutex initFuncTypes funcStr isReflexive needKeyUpdate
//jopher:delete hashMightPanic emitGCMask structLookupCache structTypeUncommon isRegularMemory isPaddedField
//jopher:delete embeddedIfaceMethStub runtimeStructField typeptrdata appendVarint layoutKey layoutType layoutCache funcLayout
//jopher:delete bitVector bitVector.append addTypeBits common add

import (
	"internal/abi"
	"strconv"
	"unsafe"
)

type rtype struct {
	t *abi.Type
}

func (t *rtype) common() *abi.Type { return t.t }

func (t *rtype) uncommon() *abi.UncommonType { return nil }

func toRType(t *abi.Type) *rtype {
	h := t.Handle()
	if r := abi.ReflectType(h); r != nil {
		return (*rtype)(r)
	}
	return (*rtype)(abi.SetReflectType(h, unsafe.Pointer(&rtype{t})))
}

func toType(t *abi.Type) Type {
	if t == nil {
		return nil
	}
	return toRType(t)
}

func rtypeOf(i any) *abi.Type { return abi.TypeOf(i) }

func (t *rtype) String() string { return abi.TypeString(t.t.Handle()) }

func (t *rtype) Bits() int {
	if t == nil {
		panic("reflect: Bits of nil Type")
	}
	k := t.Kind()
	if k < Int || k > Complex128 {
		panic("reflect: Bits of non-arithmetic Type " + t.String())
	}
	return int(t.t.Size()) * 8
}

func (t *rtype) NumMethod() int { return abi.TypeNumMethod(t.t.Handle()) }

func (t *rtype) Method(i int) (m Method) {
	isInterface := t.Kind() == Interface
	if i < 0 || i >= t.NumMethod() {
		if isInterface {
			return
		}
		panic("reflect: Method index out of range")
	}
	name, pkgPath, h := abi.TypeMethod(t.t.Handle(), i)
	m.Name = name
	m.Index = i
	ft := abi.OfHandle(h)
	if isInterface {
		m.PkgPath = pkgPath
		m.Type = toType(ft)
		return
	}
	in := make([]unsafe.Pointer, 0, 1+ft.NumIn())
	in = append(in, t.t.Handle())
	for j := range ft.NumIn() {
		in = append(in, ft.In(j).Handle())
	}
	out := make([]unsafe.Pointer, 0, ft.NumOut())
	for j := range ft.NumOut() {
		out = append(out, ft.Out(j).Handle())
	}
	mt := abi.OfHandle(abi.TypeFuncOf(in, out, ft.IsVariadic()))
	m.Type = toType(mt)
	rcvr := t.t.Handle()
	m.Func = Value{mt, newMethodFunc(mt.Handle(), rcvr, i, func(args []unsafe.Pointer) []unsafe.Pointer {
		return callMethodOf(rcvr, args[0], i, args[1:])
	}), flag(Func)}
	return m
}

func (t *rtype) MethodByName(name string) (m Method, ok bool) {
	for i := range t.NumMethod() {
		if n, _, _ := abi.TypeMethod(t.t.Handle(), i); n == name {
			return t.Method(i), true
		}
	}
	return Method{}, false
}

func (t *rtype) PkgPath() string { return abi.TypePkgPath(t.t.Handle()) }

func (t *rtype) Name() string { return abi.TypeName(t.t.Handle()) }

func (t *rtype) ChanDir() ChanDir {
	if t.Kind() != Chan {
		panic("reflect: ChanDir of non-chan type " + t.String())
	}
	return ChanDir(t.t.ChanDir())
}

func elem(t *abi.Type) *abi.Type {
	if e := t.Elem(); e != nil {
		return e
	}
	panic("reflect: Elem of invalid type " + stringFor(t))
}

//jopher:new
func (t *rtype) Key() Type {
	if t.Kind() != Map {
		panic("reflect: Key of non-map type " + t.String())
	}
	return toType(t.t.Key())
}

func (t *rtype) Field(i int) (f StructField) {
	if t.Kind() != Struct {
		panic("reflect: Field of non-struct type " + t.String())
	}
	if i < 0 || i >= abi.TypeNumField(t.t.Handle()) {
		panic("reflect: Field index out of bounds")
	}
	name, pkgPath, tag, h, offset, embedded := abi.TypeField(t.t.Handle(), i)
	return StructField{Name: name, PkgPath: pkgPath, Type: toType(abi.OfHandle(h)), Tag: StructTag(tag), Offset: offset,
		Index: []int{i}, Anonymous: embedded}
}

func (t *rtype) FieldByIndex(index []int) (f StructField) {
	if t.Kind() != Struct {
		panic("reflect: FieldByIndex of non-struct type " + t.String())
	}
	f.Type = t
	for i, x := range index {
		ft := f.Type
		if i > 0 && ft.Kind() == Pointer && ft.Elem().Kind() == Struct {
			ft = ft.Elem()
		}
		f = ft.Field(x)
	}
	return
}

func (t *rtype) FieldByName(name string) (StructField, bool) {
	if t.Kind() != Struct {
		panic("reflect: FieldByName of non-struct type " + t.String())
	}
	embeds := false
	if name != "" {
		for i := range abi.TypeNumField(t.t.Handle()) {
			n, _, _, _, _, embedded := abi.TypeField(t.t.Handle(), i)
			if n == name {
				return t.Field(i), true
			}
			embeds = embeds || embedded
		}
	}
	if !embeds {
		return StructField{}, false
	}
	return t.FieldByNameFunc(func(s string) bool { return s == name })
}

// A fieldScan is a struct type to search, reached by the index path.
type fieldScan struct {
	typ   *rtype
	index []int
}

// FieldByNameFunc searches level by level. Two matches on one level hide each other and everything below; a type that is
// reached twice on one level counts as two.
func (t *rtype) FieldByNameFunc(match func(string) bool) (StructField, bool) {
	if t.Kind() != Struct {
		panic("reflect: FieldByNameFunc of non-struct type " + t.String())
	}
	level := []fieldScan{{t, nil}}
	times := map[*rtype]int{t: 1}
	seen := map[*rtype]bool{}
	for len(level) > 0 {
		var below []fieldScan
		var timesBelow = map[*rtype]int{}
		var result StructField
		found := false
		for _, scan := range level {
			if seen[scan.typ] {
				continue
			}
			seen[scan.typ] = true
			for i := range scan.typ.NumField() {
				f := scan.typ.Field(i)
				if match(f.Name) {
					if found || times[scan.typ] > 1 {
						return StructField{}, false
					}
					found = true
					result = f
					result.Index = append(append([]int(nil), scan.index...), i)
					continue
				}
				if found || !f.Anonymous {
					continue
				}
				ft := f.Type
				if ft.Kind() == Pointer {
					ft = ft.Elem()
				}
				if ft.Kind() != Struct {
					continue
				}
				st := ft.(*rtype)
				timesBelow[st] += times[scan.typ]
				if timesBelow[st] == times[scan.typ] {
					below = append(below, fieldScan{st, append(append([]int(nil), scan.index...), i)})
				}
			}
		}
		if found {
			return result, true
		}
		level, times = below, timesBelow
	}
	return StructField{}, false
}

func (t *rtype) Len() int {
	if t.Kind() != Array {
		panic("reflect: Len of non-array type " + t.String())
	}
	return t.t.Len()
}

func (t *rtype) NumField() int {
	if t.Kind() != Struct {
		panic("reflect: NumField of non-struct type " + t.String())
	}
	return abi.TypeNumField(t.t.Handle())
}

func (t *rtype) In(i int) Type {
	if t.Kind() != Func {
		panic("reflect: In of non-func type " + t.String())
	}
	return toType(t.t.In(i))
}

func (t *rtype) NumIn() int {
	if t.Kind() != Func {
		panic("reflect: NumIn of non-func type " + t.String())
	}
	return t.t.NumIn()
}

func (t *rtype) NumOut() int {
	if t.Kind() != Func {
		panic("reflect: NumOut of non-func type " + t.String())
	}
	return t.t.NumOut()
}

func (t *rtype) Out(i int) Type {
	if t.Kind() != Func {
		panic("reflect: Out of non-func type " + t.String())
	}
	return toType(t.t.Out(i))
}

func (t *rtype) IsVariadic() bool {
	if t.Kind() != Func {
		panic("reflect: IsVariadic of non-func type " + t.String())
	}
	return t.t.IsVariadic()
}

func (t *rtype) CanSeq() bool {
	switch t.Kind() {
	case Int8, Int16, Int32, Int64, Int, Uint8, Uint16, Uint32, Uint64, Uint, Uintptr, Array, Slice, Chan, String, Map:
		return true
	case Func:
		return canRangeFunc(t.t)
	case Pointer:
		return t.Elem().Kind() == Array
	}
	return false
}

func (t *rtype) CanSeq2() bool {
	switch t.Kind() {
	case Array, Slice, String, Map:
		return true
	case Func:
		return canRangeFunc2(t.t)
	case Pointer:
		return t.Elem().Kind() == Array
	}
	return false
}

func canRangeFunc(t *abi.Type) bool { return rangesOver(t, 1) }

func canRangeFunc2(t *abi.Type) bool { return rangesOver(t, 2) }

// rangesOver reports whether t is func(yield func(n values) bool).
//
//jopher:new
func rangesOver(t *abi.Type, n int) bool {
	if t.Kind() != abi.Func || t.NumIn() != 1 || t.NumOut() != 0 {
		return false
	}
	y := t.In(0)
	return y.Kind() == abi.Func && y.NumIn() == n && y.NumOut() == 1 && y.Out(0).Kind() == abi.Bool
}

func (t *rtype) Comparable() bool { return abi.TypeComparable(t.t.Handle()) }

func implements(T, V *abi.Type) bool {
	return T.Kind() == abi.Interface && abi.TypeImplements(V.Handle(), T.Handle())
}

func specialChannelAssignability(T, V *abi.Type) bool {
	return V.ChanDir() == abi.BothDir && (nameFor(T) == "" || nameFor(V) == "") && T.Elem() == V.Elem()
}

func directlyAssignable(T, V *abi.Type) bool { return T == V || abi.TypeDirectlyAssignable(T.Handle(), V.Handle()) }

func haveIdenticalUnderlyingType(T, V *abi.Type, cmpTags bool) bool {
	return abi.TypeIdenticalUnderlying(T.Handle(), V.Handle(), cmpTags)
}

func stringFor(t *abi.Type) string { return abi.TypeString(t.Handle()) }

// ---- types from types ----

func (t *rtype) ptrTo() *abi.Type { return abi.OfHandle(abi.TypePointerTo(t.t.Handle())) }

func ChanOf(dir ChanDir, t Type) Type {
	if t.Size() >= 1<<16 {
		panic("reflect.ChanOf: element size too large")
	}
	if dir != SendDir && dir != RecvDir && dir != BothDir {
		panic("reflect.ChanOf: invalid dir")
	}
	return toType(abi.OfHandle(abi.TypeChanOf(int(dir), t.common().Handle())))
}

//jopher:new
func MapOf(key, elem Type) Type {
	if !key.Comparable() {
		panic("reflect.MapOf: invalid key type " + key.String())
	}
	return toType(abi.OfHandle(abi.TypeMapOf(key.common().Handle(), elem.common().Handle())))
}

func FuncOf(in, out []Type, variadic bool) Type {
	if variadic && (len(in) == 0 || in[len(in)-1].Kind() != Slice) {
		panic("reflect.FuncOf: last arg of variadic func must be slice")
	}
	if len(in)+len(out) > 128 {
		panic("reflect.FuncOf: too many arguments")
	}
	return toType(abi.OfHandle(abi.TypeFuncOf(handles(in), handles(out), variadic)))
}

//jopher:new
func handles(types []Type) []unsafe.Pointer {
	h := make([]unsafe.Pointer, len(types))
	for i, t := range types {
		h[i] = t.common().Handle()
	}
	return h
}

func SliceOf(t Type) Type { return toType(abi.OfHandle(abi.TypeSliceOf(t.common().Handle()))) }

func ArrayOf(length int, elem Type) Type {
	if length < 0 {
		panic("reflect: negative length passed to ArrayOf")
	}
	if size := elem.Size(); size > 0 && uintptr(length) > ^uintptr(0)/size {
		panic("reflect.ArrayOf: array size would exceed virtual address space")
	}
	return toType(abi.OfHandle(abi.TypeArrayOf(length, elem.common().Handle())))
}

func StructOf(fields []StructField) Type {
	n := len(fields)
	names := make([]string, n)
	pkgPaths := make([]string, n)
	tags := make([]string, n)
	types := make([]unsafe.Pointer, n)
	embedded := make([]bool, n)
	seen := map[string]bool{}
	pkgPath := ""
	for i, f := range fields {
		if f.Name == "" {
			panic("reflect.StructOf: field " + strconv.Itoa(i) + " has no name")
		}
		if !isValidFieldName(f.Name) {
			panic("reflect.StructOf: field " + strconv.Itoa(i) + " has invalid name")
		}
		if f.Type == nil {
			panic("reflect.StructOf: field " + strconv.Itoa(i) + " has no type")
		}
		if f.Anonymous && f.PkgPath != "" {
			panic("reflect.StructOf: field \"" + f.Name + "\" is anonymous but has PkgPath set")
		}
		if f.IsExported() {
			if c := f.Name[0]; 'a' <= c && c <= 'z' || c == '_' {
				panic("reflect.StructOf: field \"" + f.Name + "\" is unexported but missing PkgPath")
			}
		} else if pkgPath == "" {
			pkgPath = f.PkgPath
		} else if pkgPath != f.PkgPath {
			panic("reflect.Struct: fields with different PkgPath " + pkgPath + " and " + f.PkgPath)
		}
		if f.Anonymous {
			checkEmbedded(f, i, n)
		}
		if seen[f.Name] && f.Name != "_" {
			panic("reflect.StructOf: duplicate field " + f.Name)
		}
		seen[f.Name] = true
		names[i], pkgPaths[i], tags[i], types[i], embedded[i] = f.Name, f.PkgPath, string(f.Tag), f.Type.common().Handle(), f.Anonymous
	}
	return toType(abi.OfHandle(abi.TypeStructOf(names, pkgPaths, tags, types, embedded)))
}

// checkEmbedded panics for embedded types that gc's StructOf does not support.
//
//jopher:new
func checkEmbedded(f StructField, i, n int) {
	t := f.Type
	switch t.Kind() {
	case Pointer:
		if k := t.Elem().Kind(); k == Pointer || k == Interface {
			panic("reflect.StructOf: illegal embedded field type " + t.String())
		}
		if t.NumMethod() > 0 {
			if i > 0 {
				panic("reflect: embedded type with methods not implemented if type is not first field")
			}
			if n > 1 {
				panic("reflect: embedded type with methods not implemented if there is more than one field")
			}
		}
	case Interface:
		for j := range t.NumMethod() {
			if t.Method(j).PkgPath != "" {
				panic("reflect: embedded interface with unexported method(s) not implemented")
			}
		}
	default:
		if i > 0 && PointerTo(t).NumMethod() > 0 {
			panic("reflect: embedded type with methods not implemented if type is not first field")
		}
		if n > 1 && t.NumMethod() > 0 && t.Kind() != Struct {
			panic("reflect: embedded type with methods not implemented if there is more than one field")
		}
	}
}
