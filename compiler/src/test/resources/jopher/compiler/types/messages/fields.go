package p

import "unsafe"

type T struct {
	a int 1.5
	b int 'a'
	c int "ok"
	c string
	*U
	I
	*I
	unsafe.Pointer
	_, _ int
}

type U struct{ T2 }
type T2 struct{ a, x int }
type I interface{ m() }
type P *U

var (
	_ = T{}.x
	_ = T{}.X
	_ = (&T{}).a
	_ = new(P).x
	_ = (*new(P)).x
	_ = T{1, 2}
	_ = T{a: 1, a: 2, z: 3}
	_ = U{T2{}, 1}
	_ = U{a: 1}
	_ = &[]*T2{{1, 2}, {x: 1}, nil, {1}}
)
