package p

type (
	A[P any] [10]A[P]
	S[P any] struct{ f S[*P] }
	L[P any] []L[P]
	T1       struct{ f T2[T1] }
	T2[P any] struct{ f P }
	U        struct{ V }
	V        struct{ u [2]U }
	W        interface {
		w() interface{ W }
		v() interface{ X1 }
	}
	X1 interface{ W }
	M  map[M]int
	N  N
	O  = P
	P  = O
	Q  interface{ Q }
	R  [len(R{})]int
)

func f[T any](n int) {
	if n > 0 {
		f[*T](n - 1)
	}
}
