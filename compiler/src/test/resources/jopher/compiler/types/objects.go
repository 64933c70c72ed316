package p

import "unsafe"

// types and their text

type (
	Basic   struct {
		a bool
		b int8
		c int64
		d byte
		e rune
		f float32
		g complex64
		h string
		i uintptr
		j unsafe.Pointer
		_ struct{}
	}
	Tagged struct {
		A int    `json:"a,omitempty"`
		B string "plain \"quoted\""
		C, D bool
	}
	Chans struct {
		a chan int
		b <-chan int
		c chan<- int
		d chan (<-chan int)
		e chan<- chan int
		f <-chan (<-chan int)
		g chan<- (chan<- int)
	}
	Funcs struct {
		a func()
		b func(int, string) (x int, err error)
		c func(x, y int, z ...[]string) bool
		d func(func(func()) func())
		e func() (int, string)
		f func() (named int)
	}
	Composite  map[[2]string]map[interface{}]*[]any
	Empty      interface{}
	Any        = any
	Err        = error
	Iface      interface {
		Z()
		a(int) error
		M(x, y int) (z string)
		Embedded
		interface{ Inner() }
	}
	Embedded interface{ E() Embedded }
	Rec      struct {
		next *Rec
		kids []Rec
		m    map[string]Rec
		f    func(Rec) Rec
	}
	ZeroEnd struct {
		a int64
		z [0]int
	}
	Align struct {
		a bool
		b complex128
		c bool
		d [3]int16
		e bool
		f interface{}
		g []int
	}
)

// type parameters

type Number interface {
	~int | ~int64 | float64
}

type Cmp interface {
	comparable
	String() string
}

type List[T any] struct {
	head *node[T]
	len  int
}

type node[T any] struct {
	val  T
	next *node[T]
}

func (l *List[T]) Push(x T)          {}
func (l List[E]) Map(f func(E) E) List[E] { return l }

type Pair[K comparable, V, W any] struct {
	key K
	val V
	w   W
}

type IntList = List[int]
type PairOf[T any] = Pair[string, T, []T]
type Inst PairOf[List[string]]
type Self[T interface{ Less(T) bool }] []T
type Tree[T interface{ ~[]E }, E any] struct{ t T }

func Sum[N Number](xs ...N) (sum N)                                 { return }
func Apply[K comparable, V any, M ~map[K]V](m M, f func(K, V)) (M, error) { return m, nil }
func Constrained[P interface {
	*T
	Set(string)
}, T any](p P) {
}

// method sets

type Base struct{}

func (Base) Val()  {}
func (*Base) Ptr() {}
func (Base) both() {}

type Other struct{}

func (Other) Val2() {}
func (Other) both() {}

type EmbVal struct {
	Base
	x int
}
type EmbPtr struct{ *Base }
type EmbTwo struct {
	Base
	*Other
}
type Deep struct {
	EmbVal
	EmbPtr
	Iface
}
type Shadow struct {
	EmbVal
	Val int
}
type NamedPtr *Base
type EmbGen struct {
	*List[string]
	Pair[int, int, int]
}
type OfIface struct{ Embedded }

// constants

const (
	C0 = iota
	C1
	C2 = "s" + "t"
	C3 = 1 << 100
	C4 = 'x' + 1.0
	C5 = 1.0 / 3
	C6 = 2i * 3
	C7 uint8 = 255
	C8 float32 = 0.1
	C9 = len([10]int{})
	C10 = unsafe.Sizeof(Align{})
	C11 = unsafe.Offsetof(Align{}.f)
	C12 = unsafe.Alignof(Align{}.d)
	C13 = !true
	C14 complex64 = 1 + 0.1i
	C15 = real(C6) == 0
)

// initialization order

var (
	v1 = v2 + f1()
	v2 = 1
	v3, v4 = f2()
	v5 = func() int { return v6 }()
	v6 = v7
	v7 = len(v8)
	v8 = [...]int{1, 2, 3}
	_  = v1
	v9 = Base.Val
	v10 = (*Base).Ptr
)

func f1() int        { return v5 }
func f2() (int, int) { return v1, v6 }
