// A Value holds what it refers to in an interface instead of a pointer and a length.
//jopher:beside value_unsafe.go

package protoreflect

import (
	"unsafe"

	"google.golang.org/protobuf/internal/pragma"
)

//jopher:new
var jvmTypes [12]byte

// typeOf tells the types apart that Value's methods ask for; all others are one.
func typeOf(t any) unsafe.Pointer {
	i := 0
	switch t.(type) {
	case nil:
		return nil
	case bool:
		i = 1
	case int32:
		i = 2
	case int64:
		i = 3
	case uint32:
		i = 4
	case uint64:
		i = 5
	case float32:
		i = 6
	case float64:
		i = 7
	case string:
		i = 8
	case []byte:
		i = 9
	case EnumNumber:
		i = 10
	}
	return unsafe.Pointer(&jvmTypes[i])
}

type value struct {
	pragma.DoNotCompare
	typ unsafe.Pointer
	ref any
	num uint64
}

func valueOfString(v string) Value { return Value{typ: stringType, ref: v} }

func valueOfBytes(v []byte) Value { return Value{typ: bytesType, ref: v} }

func valueOfIface(v any) Value { return Value{typ: typeOf(v), ref: v} }

func (v Value) getString() string { return v.ref.(string) }

func (v Value) getBytes() []byte { return v.ref.([]byte) }

func (v Value) getIface() any { return v.ref }
