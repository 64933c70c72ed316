// Maps, MakeFunc and method values: the files of package reflect that know the memory layout of maps and frames.
//
//jopher:new
package reflect

import (
	"internal/abi"
	"unsafe"
)

var stringType = rtypeOf("")

// MapIndex returns the element of key in the map v, the zero Value if there is none.
func (v Value) MapIndex(key Value) Value {
	v.mustBe(Map)
	key = key.assignTo("reflect.Value.MapIndex", v.typ().Key(), nil)
	e := mapGet(v.typ().Handle(), v.pointer(), key.carrier())
	if e == nil {
		return Value{}
	}
	x := fromCarrier(v.typ().Elem(), e)
	x.flag |= (v.flag | key.flag).ro()
	return x
}

// MapKeys returns the map's keys in any order.
func (v Value) MapKeys() []Value {
	v.mustBe(Map)
	kt := v.typ().Key()
	m := v.pointer()
	keys := make([]Value, 0, maplen(m))
	it := mapIter(m)
	for mapIterNext(it) {
		k := fromCarrier(kt, mapIterKey(v.typ().Handle(), it))
		k.flag |= v.flag.ro()
		keys = append(keys, k)
	}
	return keys
}

// A MapIter is an iterator for ranging over a map; see [Value.MapRange].
type MapIter struct {
	m     Value
	it    unsafe.Pointer
	state int // 0 before Next, 1 on an entry, 2 after the last
}

func (iter *MapIter) check(where string) {
	if iter.state == 0 {
		panic(where + " called before Next")
	}
	if iter.state == 2 {
		panic(where + " called on exhausted iterator")
	}
}

// Key returns the key of the current entry.
func (iter *MapIter) Key() Value {
	iter.check("MapIter.Key")
	t := iter.m.typ()
	k := fromCarrier(t.Key(), mapIterKey(t.Handle(), iter.it))
	k.flag |= iter.m.flag.ro()
	return k
}

// Value returns the element of the current entry.
func (iter *MapIter) Value() Value {
	iter.check("MapIter.Value")
	t := iter.m.typ()
	e := fromCarrier(t.Elem(), mapIterElem(t.Handle(), iter.it))
	e.flag |= iter.m.flag.ro()
	return e
}

// SetIterKey assigns to v the key of iter's current entry.
func (v Value) SetIterKey(iter *MapIter) {
	iter.check("reflect: Value.SetIterKey")
	v.setFromMap(iter, "reflect.MapIter.SetKey", iter.m.typ().Key(), mapIterKey)
}

// SetIterValue assigns to v the element of iter's current entry.
func (v Value) SetIterValue(iter *MapIter) {
	iter.check("reflect: Value.SetIterValue")
	v.setFromMap(iter, "reflect.MapIter.SetValue", iter.m.typ().Elem(), mapIterElem)
}

func (v Value) setFromMap(iter *MapIter, context string, t *abi.Type, get func(h, it unsafe.Pointer) unsafe.Pointer) {
	v.mustBeAssignable()
	var target unsafe.Pointer
	if v.kind() == Interface {
		target = v.ptr
	}
	iter.m.mustBeExported()
	x := Value{t, get(iter.m.typ().Handle(), iter.it), iter.m.flag&flagRO | flag(t.Kind()) | flagIndir}
	x = x.assignTo(context, v.typ(), target)
	if x.flag&flagIndir == 0 {
		typedmemclr(v.typ(), v.ptr)
		return
	}
	typedmemmove(v.typ(), v.ptr, x.ptr)
}

// Next advances to the next entry and reports whether there is one.
func (iter *MapIter) Next() bool {
	if !iter.m.IsValid() {
		panic("MapIter.Next called on an iterator that does not have an associated map Value")
	}
	switch iter.state {
	case 0:
		iter.it = mapIter(iter.m.pointer())
	case 2:
		panic("MapIter.Next called on exhausted iterator")
	}
	if mapIterNext(iter.it) {
		iter.state = 1
		return true
	}
	iter.state = 2
	return false
}

// Reset makes iter iterate over v, which may be the zero Value.
func (iter *MapIter) Reset(v Value) {
	if v.IsValid() {
		v.mustBe(Map)
	}
	*iter = MapIter{m: v}
}

// MapRange returns an iterator for a map, with the semantics of a range statement.
func (v Value) MapRange() *MapIter {
	if v.kind() != Map {
		v.panicNotMap()
	}
	return &MapIter{m: v}
}

// SetMapIndex sets the element of key in the map v; the zero Value deletes the key.
func (v Value) SetMapIndex(key, elem Value) {
	v.mustBe(Map)
	v.mustBeExported()
	key.mustBeExported()
	t := v.typ()
	key = key.assignTo("reflect.Value.SetMapIndex", t.Key(), nil)
	if elem.typ() == nil {
		mapDelete(t.Handle(), v.pointer(), key.carrier())
		return
	}
	elem.mustBeExported()
	elem = elem.assignTo("reflect.Value.SetMapIndex", t.Elem(), nil)
	mapSet(t.Handle(), v.pointer(), key.carrier(), elem.carrier())
}

func (f flag) panicNotMap() { f.mustBe(Map) }

// MakeFunc returns a function of the given type that calls fn with its arguments as Values.
func MakeFunc(typ Type, fn func(args []Value) (results []Value)) Value {
	if typ.Kind() != Func {
		panic("reflect: call of MakeFunc with non-Func type")
	}
	t := typ.common()
	body := func(args []unsafe.Pointer) []unsafe.Pointer {
		in := make([]Value, len(args))
		for i, p := range args {
			in[i] = fromCarrier(t.In(i), p)
		}
		out := fn(in)
		if len(out) != t.NumOut() {
			panic("reflect: wrong return count from function created by MakeFunc")
		}
		results := make([]unsafe.Pointer, len(out))
		for i, v := range out {
			if v.typ() == nil {
				panic("reflect: function created by MakeFunc using " + funcName(fn) + " returned zero Value")
			}
			if v.flag&flagRO != 0 {
				panic("reflect: function created by MakeFunc using " + funcName(fn) + " returned value obtained from unexported field")
			}
			results[i] = v.assignTo("reflect.MakeFunc", t.Out(i), nil).carrier()
		}
		return results
	}
	return Value{t, newFunc(t.Handle(), body), flag(Func)}
}

// makeMethodValue turns a method of a receiver into a func value; the receiver is copied now.
func makeMethodValue(op string, v Value) Value {
	if v.flag&flagMethod == 0 {
		panic("reflect: internal error: invalid use of makeMethodValue")
	}
	ft := v.methodType(op)
	rt := v.typ()
	rcvr := unsafe_New(rt)
	typedmemmove(rt, rcvr, v.receiver())
	i := int(v.flag) >> flagMethodShift
	return Value{ft, newFunc(ft.Handle(), func(args []unsafe.Pointer) []unsafe.Pointer {
		return callMethodOf(rt.Handle(), rcvr, i, args)
	}), v.flag&flagRO | flag(Func)}
}
