// Spectralnorm: float64 slices and integer division.
package main

import (
	"bench/measure"
	"math"
)

func a(i, j int) float64 { return 1 / float64((i+j)*(i+j+1)/2+i+1) }

func times(v, u []float64) {
	for i := range v {
		var s float64
		for j := range u {
			s += a(i, j) * u[j]
		}
		v[i] = s
	}
}

func timesT(v, u []float64) {
	for i := range v {
		var s float64
		for j := range u {
			s += a(j, i) * u[j]
		}
		v[i] = s
	}
}

func atA(v, u []float64) {
	x := make([]float64, len(u))
	times(x, u)
	timesT(v, x)
}

func main() {
	measure.Run(func() uint64 {
		const n = 700
		u := make([]float64, n)
		for i := range u {
			u[i] = 1
		}
		v := make([]float64, n)
		for range 10 {
			atA(v, u)
			atA(u, v)
		}
		var vBv, vv float64
		for i := range n {
			vBv += u[i] * v[i]
			vv += v[i] * v[i]
		}
		return math.Float64bits(math.Sqrt(vBv / vv))
	})
}
