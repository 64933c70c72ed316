// Values over carriers. With flagIndir, Value.ptr is a pointer to a variable of the value's type, of whatever form such a
// pointer has (struct and array objects are their own); without it, ptr is the value itself: a pointer, map, channel or func.
package reflect

//jopher:delete callReflect methodReceiver storeRcvr align callMethod nonEmptyInterface isZero arrayAt packEfaceData
//jopher:delete call memmove typedmemclrpartial typedslicecopy typedarrayclear typehash verifyNotInHeapPtr growslice unsafeslice
//jopher:delete unsafe_NewArray mapaccess_faststr mapassign0 mapassign_faststr0 mapassign_faststr mapdelete_faststr
//jopher:delete callGC debugReflectCall runtimeSelect rselect chansend0 zeroVal dummy contentEscapes

import (
	"internal/abi"
	"strconv"
	"unsafe"
)

func (v Value) typ() *abi.Type { return v.typ_ }

func (v Value) pointer() unsafe.Pointer {
	if !v.typ_.IsDirectIface() {
		panic("can't call pointer on a non-pointer Value")
	}
	if v.flag&flagIndir != 0 {
		return *(*unsafe.Pointer)(v.ptr)
	}
	return v.ptr
}

// carrier returns a pointer to the value.
//
//jopher:new
func (v Value) carrier() unsafe.Pointer {
	if v.flag&flagIndir != 0 {
		return v.ptr
	}
	p := new(unsafe.Pointer)
	*p = v.ptr
	return unsafe.Pointer(p)
}

// fromCarrier returns the value p points to.
//
//jopher:new
func fromCarrier(t *abi.Type, p unsafe.Pointer) Value {
	if t.IsDirectIface() {
		return Value{t, *(*unsafe.Pointer)(p), flag(t.Kind())}
	}
	return Value{t, p, flagIndir | flag(t.Kind())}
}

func packEface(v Value) any {
	if v.flag&flagIndir == 0 {
		return boxPointer(v.typ_.Handle(), v.ptr)
	}
	return boxCarrier(v.typ_.Handle(), v.ptr, v.flag&flagAddr != 0)
}

func unpackEface(i any) Value {
	t := abi.TypeOf(i)
	if t == nil {
		return Value{}
	}
	if t.IsDirectIface() {
		return Value{t, pointerIn(i), flag(t.Kind())}
	}
	return Value{t, carrierOf(t.Handle(), i), flagIndir | flag(t.Kind())}
}

func packIfaceValueIntoEmptyIface(v Value) any { return *(*any)(v.ptr) }

func (v Value) bytesSlow() []byte {
	switch v.kind() {
	case Slice:
		if v.typ().Elem().Kind() != abi.Uint8 {
			panic("reflect.Value.Bytes of non-byte slice")
		}
		return *(*[]byte)(v.ptr)
	case Array:
		if v.typ().Elem().Kind() != abi.Uint8 {
			panic("reflect.Value.Bytes of non-byte array")
		}
		if !v.CanAddr() {
			panic("reflect.Value.Bytes of unaddressable byte array")
		}
		return *(*[]byte)(arraySlice(v.ptr, 0, v.typ().Len(), v.typ().Len()))
	}
	panic(&ValueError{"reflect.Value.Bytes", v.kind()})
}

// methodType returns the type, without receiver, of the method that v stands for, after checking that it may be used.
//
//jopher:new
func (v Value) methodType(op string) *abi.Type {
	i := int(v.flag) >> flagMethodShift
	if i >= v.typ().NumMethod() {
		panic("reflect: internal error: invalid method index")
	}
	_, pkgPath, h := abi.TypeMethod(v.typ().Handle(), i)
	if v.typ().Kind() == abi.Interface {
		if pkgPath != "" {
			panic("reflect: " + op + " of unexported method")
		}
		if *(*any)(v.ptr) == nil {
			panic("reflect: " + op + " of method on nil interface value")
		}
	}
	return abi.OfHandle(h)
}

// receiver returns a carrier of the receiver of the method that v stands for.
//
//jopher:new
func (v Value) receiver() unsafe.Pointer {
	if v.flag&flagIndir != 0 {
		return v.ptr
	}
	p := new(unsafe.Pointer)
	*p = v.ptr
	return unsafe.Pointer(p)
}

func (v Value) call(op string, in []Value) []Value {
	t := v.typ()
	var fn unsafe.Pointer
	if v.flag&flagMethod != 0 {
		t = v.methodType(op)
	} else {
		fn = v.pointer()
		if fn == nil {
			panic("reflect.Value.Call: call of nil function")
		}
	}

	n := t.NumIn()
	variadic := t.IsVariadic()
	if op == "CallSlice" {
		if !variadic {
			panic("reflect: CallSlice of non-variadic function")
		}
		if len(in) < n {
			panic("reflect: CallSlice with too few input arguments")
		}
		if len(in) > n {
			panic("reflect: CallSlice with too many input arguments")
		}
		variadic = false
	} else {
		if variadic {
			n--
		}
		if len(in) < n {
			panic("reflect: Call with too few input arguments")
		}
		if !variadic && len(in) > n {
			panic("reflect: Call with too many input arguments")
		}
	}
	for _, x := range in {
		if x.Kind() == Invalid {
			panic("reflect: " + op + " using zero Value argument")
		}
	}
	for i := range n {
		if xt, target := in[i].Type(), t.In(i); !xt.AssignableTo(toRType(target)) {
			panic("reflect: " + op + " using " + xt.String() + " as type " + stringFor(target))
		}
	}
	if variadic {
		rest := MakeSlice(toRType(t.In(n)), len(in)-n, len(in)-n)
		et := toRType(t.In(n)).Elem()
		for i, x := range in[n:] {
			if xt := x.Type(); !xt.AssignableTo(et) {
				panic("reflect: cannot use " + xt.String() + " as type " + et.String() + " in " + op)
			}
			rest.Index(i).Set(x)
		}
		in = append(in[:n:n], rest)
	}
	if len(in) != t.NumIn() {
		panic("reflect.Value.Call: wrong argument count")
	}

	args := make([]unsafe.Pointer, len(in))
	for i, x := range in {
		x.mustBeExported()
		args[i] = x.assignTo("reflect.Value.Call", t.In(i), nil).carrier()
	}
	var results []unsafe.Pointer
	if v.flag&flagMethod != 0 {
		results = callMethodOf(v.typ().Handle(), v.receiver(), int(v.flag)>>flagMethodShift, args)
	} else {
		results = callFunc(t.Handle(), fn, args)
	}
	out := make([]Value, len(results))
	for i, p := range results {
		rt := t.Out(i)
		out[i] = Value{rt, p, flagIndir | flag(rt.Kind())}
	}
	return out
}

func funcName(f func([]Value) []Value) string { return "closure" }

func (v Value) Cap() int {
	if v.kind() == Slice {
		return sliceCap(v.ptr)
	}
	return v.capNonSlice()
}

func (v Value) Close() {
	v.mustBe(Chan)
	v.mustBeExported()
	if ChanDir(v.typ().ChanDir())&SendDir == 0 {
		panic("reflect: close of receive-only channel")
	}
	chanclose(v.pointer())
}

func (v Value) Elem() Value {
	switch v.kind() {
	case Interface:
		x := unpackEface(*(*any)(v.ptr))
		if x.flag != 0 {
			x.flag |= v.flag.ro()
		}
		return x
	case Pointer:
		ptr := v.pointer()
		if ptr == nil {
			return Value{}
		}
		typ := v.typ().Elem()
		return Value{typ, ptr, v.flag&flagRO | flagIndir | flagAddr | flag(typ.Kind())}
	}
	panic(&ValueError{"reflect.Value.Elem", v.kind()})
}

func (v Value) Field(i int) Value {
	if v.kind() != Struct {
		panic(&ValueError{"reflect.Value.Field", v.kind()})
	}
	if uint(i) >= uint(abi.TypeNumField(v.typ_.Handle())) {
		panic("reflect: Field index out of range")
	}
	h, access := fieldType(v.typ_.Handle(), i)
	typ := abi.OfHandle(h)
	fl := v.flag&(flagStickyRO|flagIndir|flagAddr) | flag(typ.Kind())
	switch access {
	case 1:
		fl |= flagStickyRO
	case 2:
		fl |= flagEmbedRO
	}
	return Value{typ, fieldCarrier(v.typ_.Handle(), v.ptr, i), fl}
}

func (v Value) Index(i int) Value {
	switch v.kind() {
	case Array:
		if uint(i) >= uint(v.typ().Len()) {
			panic("reflect: array index out of range")
		}
		typ := v.typ().Elem()
		fl := v.flag&(flagIndir|flagAddr) | v.flag.ro() | flag(typ.Kind())
		return Value{typ, arrayElement(typ.Handle(), v.ptr, i), fl}
	case Slice:
		if uint(i) >= uint(sliceLen(v.ptr)) {
			panic("reflect: slice index out of range")
		}
		typ := v.typ().Elem()
		return Value{typ, sliceElement(typ.Handle(), v.ptr, i), flagAddr | flagIndir | v.flag.ro() | flag(typ.Kind())}
	case String:
		s := *(*string)(v.ptr)
		if uint(i) >= uint(len(s)) {
			panic("reflect: string index out of range")
		}
		p := new(uint8)
		*p = s[i]
		return Value{uint8Type, unsafe.Pointer(p), v.flag.ro() | flag(Uint8) | flagIndir}
	}
	panic(&ValueError{"reflect.Value.Index", v.kind()})
}

func TypeAssert[T any](v Value) (T, bool) {
	if v.flag == 0 {
		panic(&ValueError{"reflect.TypeAssert", Invalid})
	}
	if v.flag&flagRO != 0 {
		panic("reflect.TypeAssert: cannot return value obtained from unexported field or method")
	}
	if v.flag&flagMethod != 0 {
		v = makeMethodValue("TypeAssert", v)
	}
	x, ok := valueInterface(v, true).(T)
	return x, ok
}

func (v Value) InterfaceData() [2]uintptr {
	v.mustBe(Interface)
	x := *(*any)(v.ptr)
	if x == nil {
		return [2]uintptr{}
	}
	return [2]uintptr{uintptr(abi.HandleOf(x)), addressIn(x)}
}

func (v Value) IsNil() bool {
	switch v.kind() {
	case Chan, Func, Map, Pointer, UnsafePointer:
		if v.flag&flagMethod != 0 {
			return false
		}
		return v.pointer() == nil
	case Interface:
		return *(*any)(v.ptr) == nil
	case Slice:
		return sliceIsNil(v.ptr)
	}
	panic(&ValueError{"reflect.Value.IsNil", v.kind()})
}

func (v Value) IsZero() bool {
	switch v.kind() {
	case Bool:
		return !v.Bool()
	case Int, Int8, Int16, Int32, Int64:
		return v.Int() == 0
	case Uint, Uint8, Uint16, Uint32, Uint64, Uintptr:
		return v.Uint() == 0
	case Float32, Float64:
		return v.Float() == 0
	case Complex64, Complex128:
		return v.Complex() == 0
	case Array:
		if v.typ().Comparable() && v.typ().Size() <= abi.ZeroValSize {
			return equalsZero(v.typ().Handle(), v.ptr)
		}
		for i := range v.Len() {
			if !v.Index(i).IsZero() {
				return false
			}
		}
		return true
	case Chan, Func, Interface, Map, Pointer, Slice, UnsafePointer:
		return v.IsNil()
	case String:
		return v.Len() == 0
	case Struct:
		if v.typ().Comparable() && v.typ().Size() <= abi.ZeroValSize {
			return equalsZero(v.typ().Handle(), v.ptr)
		}
		for i := range v.NumField() {
			if !v.Field(i).IsZero() && v.Type().Field(i).Name != "_" {
				return false
			}
		}
		return true
	}
	panic(&ValueError{"reflect.Value.IsZero", v.Kind()})
}

func (v Value) SetZero() {
	v.mustBeAssignable()
	typedmemclr(v.typ(), v.ptr)
}

func (v Value) Len() int {
	if v.kind() == Slice {
		return sliceLen(v.ptr)
	}
	return v.lenNonSlice()
}

func (v Value) lenNonSlice() int {
	switch v.kind() {
	case Array:
		return v.typ().Len()
	case Chan:
		return chanlen(v.pointer())
	case Map:
		return maplen(v.pointer())
	case String:
		return len(*(*string)(v.ptr))
	case Ptr:
		if v.typ().Elem().Kind() == abi.Array {
			return v.typ().Elem().Len()
		}
		panic("reflect: call of reflect.Value.Len on ptr to non-array Value")
	}
	panic(&ValueError{"reflect.Value.Len", v.kind()})
}

func (v Value) NumField() int {
	v.mustBe(Struct)
	return abi.TypeNumField(v.typ().Handle())
}

func (v Value) Pointer() uintptr {
	switch v.kind() {
	case Pointer, Chan, Map, UnsafePointer:
		return uintptr(v.pointer())
	case Func:
		return uintptr(v.UnsafePointer())
	case Slice:
		return uintptr(sliceData(v.ptr))
	case String:
		return uintptr(unsafe.Pointer(unsafe.StringData(*(*string)(v.ptr))))
	}
	panic(&ValueError{"reflect.Value.Pointer", v.kind()})
}

func (v Value) UnsafePointer() unsafe.Pointer {
	switch v.kind() {
	case Pointer, Chan, Map, UnsafePointer:
		return v.pointer()
	case Func:
		if v.flag&flagMethod != 0 {
			return methodValueCode()
		}
		return funcCode(v.typ().Handle(), v.pointer())
	case Slice:
		return sliceData(v.ptr)
	case String:
		return unsafe.Pointer(unsafe.StringData(*(*string)(v.ptr)))
	}
	panic(&ValueError{"reflect.Value.UnsafePointer", v.kind()})
}

func (v Value) recv(nb bool) (val Value, ok bool) {
	if ChanDir(v.typ().ChanDir())&RecvDir == 0 {
		panic("reflect: recv on send-only channel")
	}
	t := v.typ().Elem()
	p := unsafe_New(t)
	selected, ok := chanrecvFrom(t.Handle(), v.pointer(), nb, p)
	if !selected {
		return Value{}, ok
	}
	return fromCarrier(t, p), ok
}

func (v Value) send(x Value, nb bool) (selected bool) {
	if ChanDir(v.typ().ChanDir())&SendDir == 0 {
		panic("reflect: send on recv-only channel")
	}
	x.mustBeExported()
	t := v.typ().Elem()
	x = x.assignTo("reflect.Value.Send", t, nil)
	return chansendTo(t.Handle(), v.pointer(), x.carrier(), nb)
}

func (v Value) Set(x Value) {
	v.mustBeAssignable()
	x.mustBeExported()
	var target unsafe.Pointer
	if v.kind() == Interface {
		target = v.ptr
	}
	x = x.assignTo("reflect.Set", v.typ(), target)
	switch {
	case x.flag&flagIndir != 0:
		typedmemmove(v.typ(), v.ptr, x.ptr)
	case v.kind() == Interface:
		*(*any)(v.ptr) = nil
	default:
		*(*unsafe.Pointer)(v.ptr) = x.ptr
	}
}

func (v Value) SetLen(n int) {
	v.mustBeAssignable()
	v.mustBe(Slice)
	if uint(n) > uint(sliceCap(v.ptr)) {
		panic("reflect: slice length out of range in SetLen")
	}
	sliceSet(v.typ().Elem().Handle(), v.ptr, n, sliceCap(v.ptr))
}

func (v Value) SetCap(n int) {
	v.mustBeAssignable()
	v.mustBe(Slice)
	if n < sliceLen(v.ptr) || n > sliceCap(v.ptr) {
		panic("reflect: slice capacity out of range in SetCap")
	}
	sliceSet(v.typ().Elem().Handle(), v.ptr, sliceLen(v.ptr), n)
}

func (v Value) Slice(i, j int) Value {
	fl := v.flag.ro() | flagIndir | flag(Slice)
	switch v.kind() {
	case Array:
		if v.flag&flagAddr == 0 {
			panic("reflect.Value.Slice: slice of unaddressable array")
		}
		n := v.typ().Len()
		if i < 0 || j < i || j > n {
			panic("reflect.Value.Slice: slice index out of bounds")
		}
		return Value{SliceOf(toRType(v.typ().Elem())).common(), arraySlice(v.ptr, i, j, n), fl}
	case Slice:
		n := sliceCap(v.ptr)
		if i < 0 || j < i || j > n {
			panic("reflect.Value.Slice: slice index out of bounds")
		}
		return Value{v.typ(), sliceSlice(v.typ().Elem().Handle(), v.ptr, i, j, n), fl}
	case String:
		s := *(*string)(v.ptr)
		if i < 0 || j < i || j > len(s) {
			panic("reflect.Value.Slice: string slice index out of bounds")
		}
		p := new(string)
		*p = s[i:j]
		return Value{v.typ(), unsafe.Pointer(p), v.flag}
	}
	panic(&ValueError{"reflect.Value.Slice", v.kind()})
}

func (v Value) Slice3(i, j, k int) Value {
	fl := v.flag.ro() | flagIndir | flag(Slice)
	switch v.kind() {
	case Array:
		if v.flag&flagAddr == 0 {
			panic("reflect.Value.Slice3: slice of unaddressable array")
		}
		if i < 0 || j < i || k < j || k > v.typ().Len() {
			panic("reflect.Value.Slice3: slice index out of bounds")
		}
		return Value{SliceOf(toRType(v.typ().Elem())).common(), arraySlice(v.ptr, i, j, k), fl}
	case Slice:
		if i < 0 || j < i || k < j || k > sliceCap(v.ptr) {
			panic("reflect.Value.Slice3: slice index out of bounds")
		}
		return Value{v.typ(), sliceSlice(v.typ().Elem().Handle(), v.ptr, i, j, k), fl}
	}
	panic(&ValueError{"reflect.Value.Slice3", v.kind()})
}

func (v Value) Type() Type {
	if v.flag != 0 && v.flag&flagMethod == 0 {
		return toRType(v.typ_)
	}
	return v.typeSlow()
}

func (v Value) abiTypeSlow() *abi.Type {
	if v.flag == 0 {
		panic(&ValueError{"reflect.Value.Type", Invalid})
	}
	if v.flag&flagMethod == 0 {
		return v.typ()
	}
	i := int(v.flag) >> flagMethodShift
	if i >= v.typ().NumMethod() {
		panic("reflect: internal error: invalid method index")
	}
	_, _, h := abi.TypeMethod(v.typ().Handle(), i)
	return abi.OfHandle(h)
}

func (v Value) grow(n int) {
	length := sliceLen(v.ptr)
	switch {
	case n < 0:
		panic("reflect.Value.Grow: negative len")
	case length+n < 0:
		panic("reflect.Value.Grow: slice overflow")
	case length+n > sliceCap(v.ptr):
		sliceGrow(v.typ().Elem().Handle(), v.ptr, length+n)
	}
}

func (v Value) extendSlice(n int) Value {
	v.mustBeExported()
	v.mustBe(Slice)
	p := unsafe_New(v.typ())
	typedmemmove(v.typ(), p, v.ptr)
	v.ptr = p
	v.flag = flagIndir | flag(Slice)
	v.grow(n)
	sliceSet(v.typ().Elem().Handle(), p, sliceLen(p)+n, sliceCap(p))
	return v
}

func (v Value) Clear() {
	switch v.Kind() {
	case Slice:
		sliceClear(v.typ().Elem().Handle(), v.ptr)
	case Map:
		mapclear(v.typ(), v.pointer())
	default:
		panic(&ValueError{"reflect.Value.Clear", v.Kind()})
	}
}

func Copy(dst, src Value) int {
	dk := dst.kind()
	if dk != Array && dk != Slice {
		panic(&ValueError{"reflect.Copy", dk})
	}
	if dk == Array {
		dst.mustBeAssignable()
	}
	dst.mustBeExported()
	sk := src.kind()
	fromString := sk == String && dst.typ().Elem().Kind() == abi.Uint8
	if sk != Array && sk != Slice && !fromString {
		panic(&ValueError{"reflect.Copy", sk})
	}
	src.mustBeExported()
	de := dst.typ().Elem()
	if !fromString {
		typesMustMatch("reflect.Copy", toType(de), toType(src.typ().Elem()))
	}
	to := dst.ptr
	if dk == Array {
		to = arraySlice(dst.ptr, 0, dst.Len(), dst.Len())
	}
	switch {
	case fromString:
		return copy(*(*[]byte)(to), *(*string)(src.ptr))
	case sk == Array:
		return sliceCopy(de.Handle(), to, arraySlice(src.ptr, 0, src.Len(), src.Len()))
	}
	return sliceCopy(de.Handle(), to, src.ptr)
}

func Select(cases []SelectCase) (chosen int, recv Value, recvOK bool) {
	if len(cases) > 65536 {
		panic("reflect.Select: too many cases (max 65536)")
	}
	n := len(cases)
	dirs := make([]int, n)
	chans := make([]unsafe.Pointer, n)
	types := make([]unsafe.Pointer, n)
	vals := make([]unsafe.Pointer, n)
	haveDefault := false
	for i, c := range cases {
		dirs[i] = int(c.Dir)
		switch c.Dir {
		default:
			panic("reflect.Select: invalid Dir")
		case SelectDefault:
			if haveDefault {
				panic("reflect.Select: multiple default cases")
			}
			haveDefault = true
			if c.Chan.IsValid() {
				panic("reflect.Select: default case has Chan value")
			}
			if c.Send.IsValid() {
				panic("reflect.Select: default case has Send value")
			}
		case SelectSend:
			ch := c.Chan
			if !ch.IsValid() {
				break
			}
			ch.mustBe(Chan)
			ch.mustBeExported()
			if ChanDir(ch.typ().ChanDir())&SendDir == 0 {
				panic("reflect.Select: SendDir case using recv-only channel")
			}
			t := ch.typ().Elem()
			chans[i], types[i] = ch.pointer(), t.Handle()
			x := c.Send
			if !x.IsValid() {
				panic("reflect.Select: SendDir case missing Send value")
			}
			x.mustBeExported()
			vals[i] = x.assignTo("reflect.Select", t, nil).carrier()
		case SelectRecv:
			if c.Send.IsValid() {
				panic("reflect.Select: RecvDir case has Send value")
			}
			ch := c.Chan
			if !ch.IsValid() {
				break
			}
			ch.mustBe(Chan)
			ch.mustBeExported()
			if ChanDir(ch.typ().ChanDir())&RecvDir == 0 {
				panic("reflect.Select: RecvDir case using send-only channel")
			}
			t := ch.typ().Elem()
			chans[i], types[i], vals[i] = ch.pointer(), t.Handle(), unsafe_New(t)
		}
	}
	chosen, recvOK = selectChans(dirs, types, chans, vals)
	if cases[chosen].Dir == SelectRecv {
		recv = fromCarrier(abi.OfHandle(types[chosen]), vals[chosen])
	}
	return chosen, recv, recvOK
}

func MakeSlice(typ Type, len, cap int) Value {
	if typ.Kind() != Slice {
		panic("reflect.MakeSlice of non-slice type")
	}
	if len < 0 {
		panic("reflect.MakeSlice: negative len")
	}
	if cap < 0 {
		panic("reflect.MakeSlice: negative cap")
	}
	if len > cap {
		panic("reflect.MakeSlice: len > cap")
	}
	t := typ.common()
	return Value{t, sliceMake(t.Elem().Handle(), len, cap), flagIndir | flag(Slice)}
}

func SliceAt(typ Type, p unsafe.Pointer, n int) Value {
	return Value{SliceOf(typ).common(), sliceAt(typ.common().Handle(), p, n), flagIndir | flag(Slice)}
}

func ValueOf(i any) Value { return unpackEface(i) }

func Zero(typ Type) Value {
	if typ == nil {
		panic("reflect: Zero(nil)")
	}
	t := typ.common()
	if t.IsDirectIface() {
		return Value{t, nil, flag(t.Kind())}
	}
	return Value{t, unsafe_New(t), flagIndir | flag(t.Kind())}
}

func New(typ Type) Value {
	if typ == nil {
		panic("reflect: New(nil)")
	}
	t := typ.common()
	return Value{ptrTo(t), unsafe_New(t), flag(Pointer)}
}

func NewAt(typ Type, p unsafe.Pointer) Value {
	t := ptrTo(typ.common())
	return Value{t, pointerAs(t.Handle(), p), flag(Pointer)}
}

func makeInt(f flag, bits uint64, t Type) Value {
	typ := t.common()
	v := Value{typ, unsafe_New(typ), f | flagIndir | flag(typ.Kind())}
	switch v.kind() {
	case Int:
		*(*int)(v.ptr) = int(bits)
	case Int8:
		*(*int8)(v.ptr) = int8(bits)
	case Int16:
		*(*int16)(v.ptr) = int16(bits)
	case Int32:
		*(*int32)(v.ptr) = int32(bits)
	case Int64:
		*(*int64)(v.ptr) = int64(bits)
	case Uint8:
		*(*uint8)(v.ptr) = uint8(bits)
	case Uint16:
		*(*uint16)(v.ptr) = uint16(bits)
	case Uint32:
		*(*uint32)(v.ptr) = uint32(bits)
	default:
		*(*uint64)(v.ptr) = bits
	}
	return v
}

func cvtSliceArrayPtr(v Value, t Type) Value {
	n := t.Elem().Len()
	if n > v.Len() {
		panic("reflect: cannot convert slice with length " + strconv.Itoa(v.Len()) + " to pointer to array with length " + strconv.Itoa(n))
	}
	return Value{t.common(), sliceArray(v.ptr, n), v.flag&^(flagIndir|flagAddr|flagKindMask) | flag(Pointer)}
}

func cvtSliceArray(v Value, t Type) Value {
	n := t.Len()
	if n > v.Len() {
		panic("reflect: cannot convert slice with length " + strconv.Itoa(v.Len()) + " to array with length " + strconv.Itoa(n))
	}
	typ := t.common()
	c := unsafe_New(typ)
	if n > 0 {
		typedmemmove(typ, c, sliceArray(v.ptr, n))
	}
	return Value{typ, c, v.flag&^(flagAddr|flagKindMask) | flag(Array)}
}

// cvtDirect copies structs and arrays too: the object's class must become the new type's.
func cvtDirect(v Value, typ Type) Value {
	t := typ.common()
	f := v.flag
	ptr := v.ptr
	if f&flagAddr != 0 || v.kind() == Struct || v.kind() == Array {
		c := unsafe_New(t)
		typedmemmove(t, c, ptr)
		ptr = c
		f &^= flagAddr
	}
	return Value{t, ptr, v.flag.ro() | f}
}

func ifaceE2I(t *abi.Type, src any, dst unsafe.Pointer) { *(*any)(dst) = src }

func escapes(x any) {}

func unsafe_New(t *abi.Type) unsafe.Pointer { return newZero(t.Handle()) }

func typedmemmove(t *abi.Type, dst, src unsafe.Pointer) { moveCarrier(t.Handle(), dst, src) }

func typedmemclr(t *abi.Type, ptr unsafe.Pointer) { clearCarrier(t.Handle(), ptr) }

func makechan(typ *abi.Type, size int) (ch unsafe.Pointer) { return newChan(typ.Handle(), size) }

func makemap(t *abi.Type, cap int) (m unsafe.Pointer) { return newMap(t.Handle(), cap) }

func mapaccess(t *abi.Type, m unsafe.Pointer, key unsafe.Pointer) (val unsafe.Pointer) {
	return mapGet(t.Handle(), m, key)
}

func mapassign(t *abi.Type, m unsafe.Pointer, key, val unsafe.Pointer) { mapSet(t.Handle(), m, key, val) }

func mapdelete(t *abi.Type, m unsafe.Pointer, key unsafe.Pointer) { mapDelete(t.Handle(), m, key) }

func mapclear(t *abi.Type, m unsafe.Pointer) { mapClear(t.Handle(), m) }

func chanrecv(ch unsafe.Pointer, nb bool, val unsafe.Pointer) (selected, received bool) {
	panic("reflect: chanrecv without type")
}

func chansend(ch unsafe.Pointer, val unsafe.Pointer, nb bool) bool {
	panic("reflect: chansend without type")
}
