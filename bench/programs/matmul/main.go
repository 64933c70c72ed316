// Matmul: float64 matrices as slices of slices.
package main

import (
	"bench/measure"
	"math"
)

func matrix(n int, seed float64) [][]float64 {
	m := make([][]float64, n)
	for i := range m {
		m[i] = make([]float64, n)
		for j := range m[i] {
			m[i][j] = seed * float64(i-j) * float64(i+j)
		}
	}
	return m
}

func mul(a, b [][]float64) [][]float64 {
	n := len(a)
	c := make([][]float64, n)
	bt := make([][]float64, n)
	for i := range bt {
		bt[i] = make([]float64, n)
		for j := range b {
			bt[i][j] = b[j][i]
		}
	}
	for i := range c {
		c[i] = make([]float64, n)
		for j := range bt {
			s := 0.0
			ai, bj := a[i], bt[j]
			for k := range ai {
				s += ai[k] * bj[k]
			}
			c[i][j] = s
		}
	}
	return c
}

func main() {
	measure.Run(func() uint64 {
		n := 400
		a, b := matrix(n, 1/float64(n)), matrix(n, 2/float64(n))
		return math.Float64bits(mul(a, b)[n/2][n/3])
	})
}
