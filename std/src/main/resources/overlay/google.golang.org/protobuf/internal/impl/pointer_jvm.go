// A message's state does not begin where the message begins, so it keeps a pointer to it; slices of messages are read as pointers.
//jopher:beside pointer_unsafe.go

package impl

import (
	"reflect"
	"sync/atomic"
	"unsafe"

	"google.golang.org/protobuf/internal/pragma"
)

type MessageState struct {
	pragma.NoUnkeyedLiterals
	pragma.DoNotCompare
	pragma.DoNotCopy

	state atomic.Pointer[jvmMessageState]
}

//jopher:new
type jvmMessageState struct {
	message unsafe.Pointer
	info    atomic.Pointer[MessageInfo]
}

func (Export) MessageStateOf(p Pointer) *messageState {
	ms := (*messageState)(unsafe.Pointer(p))
	for {
		old := ms.state.Load()
		if old != nil && old.message == unsafe.Pointer(p) {
			return ms
		}
		ms.state.CompareAndSwap(old, &jvmMessageState{message: unsafe.Pointer(p)})
	}
}

func (ms *messageState) pointer() pointer { return pointer{p: ms.state.Load().message} }

func (ms *messageState) LoadMessageInfo() *MessageInfo { return ms.state.Load().info.Load() }

func (ms *messageState) StoreMessageInfo(mi *MessageInfo) { ms.state.Load().info.Store(mi) }

func pointerOfIface(v any) pointer {
	return pointer{p: unsafe.Pointer(reflect.ValueOf(v).Pointer())}
}

func (p pointer) PointerSlice() []pointer {
	list := *(*[]unsafe.Pointer)(p.p)
	out := make([]pointer, len(list))
	for i, x := range list {
		out[i].p = x
	}
	return out
}

func (p pointer) AppendPointerSlice(v pointer) {
	list := (*[]unsafe.Pointer)(p.p)
	*list = append(*list, v.p)
}

func (p pointer) growUint32Slice(addCap int) { jvmGrow(p.Uint32Slice(), addCap) }

func (p pointer) growFloat32Slice(addCap int) { jvmGrow(p.Float32Slice(), addCap) }

func (p pointer) growUint64Slice(addCap int) { jvmGrow(p.Uint64Slice(), addCap) }

func (p pointer) growFloat64Slice(addCap int) { jvmGrow(p.Float64Slice(), addCap) }

//jopher:new
func jvmGrow[T any](list *[]T, addCap int) {
	s := make([]T, len(*list), addCap+len(*list))
	copy(s, *list)
	*list = s
}
