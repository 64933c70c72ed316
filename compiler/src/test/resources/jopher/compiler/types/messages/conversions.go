package p

type T int

func (T) m(buf []byte) (a int, b xxxx) { return }

type I interface{ m() int }

var (
	_ I = T(0)
	_ = int(1e100)
	_ = int8(complex128(1000))
	_ = uint8(256)
	_ = string(1.5)
	_ = []int("x")
	_ = [4]int([]int8{})
	_ *I = new(T)
	_ = int8(-129)
	_ = float32(1e300)
)

func conv[P ~int | ~string, Q interface{ ~[]byte }](p P, q Q) {
	_ = float64(p)
	_ = Q(p)
	_ = P(q)
	_ = P(1.5)
	_ = P(1 << 70)
}
