package p

import "unsafe"

type MyInt int
type Num interface{ ~int | ~float64 }
type Has interface{ M(int) string }
type G[T Num] struct{ x T }
type C struct{ f func() }

func (MyInt) M(string) string { return "" }
func (*C) M(int) string       { return "" }

func one[T any](T)                                {}
func two[K comparable, V any](map[K]V, K)         {}
func sl[S ~[]E, E any](S) (e E)                   { return }
func has[T Has](T)                                {}
func num[T Num](a, b T) T                         { return a }
func mm[T interface{ MyInt | string }](T)         {}
func fn[A, B any](func(A) B, A) (b B)             { return }
func cmp[T comparable](T)                         {}
func id[T any](x T) T                             { return x }
func ptr[T any, P interface{ *T; Set() }](P)      {}
func none[T any]()                                {}

func _() {
	one()
	none()
	two(map[string]int{}, 1)
	two(map[string]int{}, "", 3)
	sl(5)
	sl([3]int{})
	has(MyInt(1))
	has(C{})
	has(&C{})
	num(1, 2.5)
	num(1, "x")
	num(MyInt(1), 2)
	num(1, int8(2))
	mm(1)
	mm(3.5)
	fn(func(x int) string { return "" }, "a")
	cmp(func() {})
	cmp(C{})
	cmp[any](nil)
	var f func(int) string = id
	var g func(int) int = id
	ptr(new(int))
	_ = G[string]{}
	_ = G[int, int]{}
	_ = G{}
	one(nil)
	_, _ = f, g
	_ = unsafe.Sizeof(id)
	num[int8](1, 2)
	id[int]("s")
	var h Has = C{}
	var i interface{ m() } = h
	h.M("x")
	_ = h.(MyInt)
	_ = i
	type pi *int
	var j *Has = &h
	j.M(1)
	has(j)
}
