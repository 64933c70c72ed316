// What Java does. h is a type descriptor; the other unsafe.Pointers are carriers of that type unless said otherwise.
//
//jopher:new
package reflect

import "unsafe"

// boxPointer returns p, of the pointer-shaped type h, as an interface value.
func boxPointer(h, p unsafe.Pointer) any

// boxCarrier returns what p points to as an interface value, a copy of it if asked.
func boxCarrier(h, p unsafe.Pointer, copy bool) any

// pointerIn returns the pointer, map, channel or func in x.
func pointerIn(x any) unsafe.Pointer

// addressIn returns a number for it.
func addressIn(x any) uintptr

// carrierOf returns a carrier of the value in x. It must not be written through.
func carrierOf(h unsafe.Pointer, x any) unsafe.Pointer

func newZero(h unsafe.Pointer) unsafe.Pointer

// pointerAs is (*T)(p) for the pointer type *T with this handle.
func pointerAs(h, p unsafe.Pointer) unsafe.Pointer
func moveCarrier(h, dst, src unsafe.Pointer)
func clearCarrier(h, p unsafe.Pointer)
func equalsZero(h, p unsafe.Pointer) bool

// fieldType returns the type of field i and 0 if it is exported, 1 if not, 2 if not and embedded.
func fieldType(h unsafe.Pointer, i int) (typ unsafe.Pointer, access int)
func fieldCarrier(h, p unsafe.Pointer, i int) unsafe.Pointer

// arrayElement returns a carrier of element i, of type h, of the array at p.
func arrayElement(h, p unsafe.Pointer, i int) unsafe.Pointer

// arraySlice returns a carrier of the slice [i:j:k] of the array at p.
func arraySlice(p unsafe.Pointer, i, j, k int) unsafe.Pointer

// Of slices: p is a carrier of the slice, h the type of its elements.

func sliceElement(h, p unsafe.Pointer, i int) unsafe.Pointer
func sliceLen(p unsafe.Pointer) int
func sliceCap(p unsafe.Pointer) int
func sliceIsNil(p unsafe.Pointer) bool
func sliceSet(h, p unsafe.Pointer, len, cap int)
func sliceSlice(h, p unsafe.Pointer, i, j, k int) unsafe.Pointer
func sliceMake(h unsafe.Pointer, len, cap int) unsafe.Pointer
func sliceGrow(h, p unsafe.Pointer, needed int)
func sliceClear(h, p unsafe.Pointer)
func sliceCopy(h, dst, src unsafe.Pointer) int
func sliceSwap(h, p unsafe.Pointer, i, j int)

// sliceData returns a pointer to the first element.
func sliceData(p unsafe.Pointer) unsafe.Pointer

// sliceArray returns a pointer to an array of the first n elements.
func sliceArray(p unsafe.Pointer, n int) unsafe.Pointer

// sliceAt returns a carrier of the slice of n elements that begins at the element p points to.
func sliceAt(h, p unsafe.Pointer, n int) unsafe.Pointer

// funcCode returns something that stands for the code of a func value of type h, nil for nil.
func funcCode(h, f unsafe.Pointer) unsafe.Pointer
func methodValueCode() unsafe.Pointer

// callFunc calls f, of type h. Arguments and results are carriers.
func callFunc(h, f unsafe.Pointer, args []unsafe.Pointer) []unsafe.Pointer

// callMethodOf calls method i of the value of type h at rcvr.
func callMethodOf(h, rcvr unsafe.Pointer, i int, args []unsafe.Pointer) []unsafe.Pointer

// newFunc returns a func value of type h whose calls are body's.
func newFunc(h unsafe.Pointer, body func(args []unsafe.Pointer) []unsafe.Pointer) unsafe.Pointer

// newMethodFunc is newFunc for method i of type rcvr.
func newMethodFunc(h, rcvr unsafe.Pointer, i int, body func(args []unsafe.Pointer) []unsafe.Pointer) unsafe.Pointer

func newChan(h unsafe.Pointer, size int) unsafe.Pointer

// chanrecvFrom and chansendTo: h is the type of ch's elements.
func chanrecvFrom(h, ch unsafe.Pointer, nb bool, p unsafe.Pointer) (selected, received bool)
func chansendTo(h, ch, p unsafe.Pointer, nb bool) bool

// selectChans runs a select over cases of the given SelectDirs.
func selectChans(dirs []int, types, chans, vals []unsafe.Pointer) (chosen int, received bool)

// Of maps: h is the map's type, m the map itself.

func newMap(h unsafe.Pointer, hint int) unsafe.Pointer

// mapGet returns a carrier of a copy of the element, nil if there is none.
func mapGet(h, m, key unsafe.Pointer) unsafe.Pointer
func mapSet(h, m, key, elem unsafe.Pointer)
func mapDelete(h, m, key unsafe.Pointer)
func mapClear(h, m unsafe.Pointer)

// mapIter starts an iteration; what it returns goes to the functions below.
func mapIter(m unsafe.Pointer) unsafe.Pointer
func mapIterNext(it unsafe.Pointer) bool
func mapIterKey(h, it unsafe.Pointer) unsafe.Pointer
func mapIterElem(h, it unsafe.Pointer) unsafe.Pointer
