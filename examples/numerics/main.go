// Numerics multiplies matrices, inverts one, integrates a planetary system and checks the results.
package main

import (
	"fmt"
	"math"
	"math/cmplx"
)

type matrix [][]float64

func newMatrix(n int) matrix {
	m := make(matrix, n)
	cells := make([]float64, n*n)
	for i := range m {
		m[i], cells = cells[:n:n], cells[n:]
	}
	return m
}

func hilbert(n int) matrix {
	m := newMatrix(n)
	for i := range m {
		for j := range m[i] {
			m[i][j] = 1 / float64(i+j+1)
		}
	}
	return m
}

func (a matrix) mul(b matrix) matrix {
	n := len(a)
	c := newMatrix(n)
	for i := 0; i < n; i++ {
		for k := 0; k < n; k++ {
			aik := a[i][k]
			for j, bkj := range b[k] {
				c[i][j] += aik * bkj
			}
		}
	}
	return c
}

// inverse uses Gauss-Jordan elimination with partial pivoting.
func (a matrix) inverse() (matrix, bool) {
	n := len(a)
	w := newMatrix(n)
	inv := newMatrix(n)
	for i := range a {
		copy(w[i], a[i])
		inv[i][i] = 1
	}
	for col := range n {
		p := col
		for r := col + 1; r < n; r++ {
			if math.Abs(w[r][col]) > math.Abs(w[p][col]) {
				p = r
			}
		}
		if w[p][col] == 0 {
			return nil, false
		}
		w[col], w[p] = w[p], w[col]
		inv[col], inv[p] = inv[p], inv[col]
		d := w[col][col]
		for j := range n {
			w[col][j] /= d
			inv[col][j] /= d
		}
		for r := range n {
			if f := w[r][col]; r != col && f != 0 {
				for j := range n {
					w[r][j] -= f * w[col][j]
					inv[r][j] -= f * inv[col][j]
				}
			}
		}
	}
	return inv, true
}

type vec [3]float64

func (a vec) sub(b vec) vec       { return vec{a[0] - b[0], a[1] - b[1], a[2] - b[2]} }
func (a vec) scale(f float64) vec { return vec{a[0] * f, a[1] * f, a[2] * f} }
func (a *vec) add(b vec)          { a[0] += b[0]; a[1] += b[1]; a[2] += b[2] }
func (a vec) dot(b vec) float64   { return a[0]*b[0] + a[1]*b[1] + a[2]*b[2] }
func (a vec) String() string      { return fmt.Sprintf("<%.6f %.6f %.6f>", a[0], a[1], a[2]) }

type body struct {
	name     string
	pos, vel vec
	mass     float64
}

type system []body

func (s system) energy() float64 {
	e := 0.0
	for i, b := range s {
		e += 0.5 * b.mass * b.vel.dot(b.vel)
		for _, c := range s[i+1:] {
			d := b.pos.sub(c.pos)
			e -= b.mass * c.mass / math.Sqrt(d.dot(d))
		}
	}
	return e
}

func (s system) step(dt float64) {
	for i := range s {
		bi := &s[i]
		for j := i + 1; j < len(s); j++ {
			bj := &s[j]
			d := bi.pos.sub(bj.pos)
			d2 := d.dot(d)
			mag := dt / (d2 * math.Sqrt(d2))
			bi.vel.add(d.scale(-bj.mass * mag))
			bj.vel.add(d.scale(bi.mass * mag))
		}
	}
	for i := range s {
		s[i].pos.add(s[i].vel.scale(dt))
	}
}

// roots finds all zeros of a polynomial with the Durand-Kerner iteration.
func roots(coeff []complex128) []complex128 {
	n := len(coeff) - 1
	z := make([]complex128, n)
	for i := range z {
		z[i] = cmplx.Pow(complex(0.4, 0.9), complex(float64(i), 0))
	}
	for range 200 {
		for i := range z {
			p := coeff[0]
			for _, c := range coeff[1:] {
				p = p*z[i] + c
			}
			q := complex(1, 0)
			for j := range z {
				if i != j {
					q *= z[i] - z[j]
				}
			}
			z[i] -= p / q
		}
	}
	return z
}

func main() {
	h := hilbert(6)
	inv, ok := h.inverse()
	id := h.mul(inv)
	worst := 0.0
	for i := range id {
		for j := range id[i] {
			want := 0.0
			if i == j {
				want = 1
			}
			worst = math.Max(worst, math.Abs(id[i][j]-want))
		}
	}
	fmt.Println("inverse:", ok, "error below 1e-8:", worst < 1e-8)
	fmt.Printf("inv[0][0]=%.3f inv[5][5]=%.0f\n", inv[0][0], inv[5][5])

	s := system{
		{"sun", vec{}, vec{}, 4 * math.Pi * math.Pi},
		{"earth", vec{1, 0, 0}, vec{0, 2 * math.Pi, 0}, 3e-6 * 4 * math.Pi * math.Pi},
		{"mars", vec{1.524, 0, 0}, vec{0, 5.09, 0.2}, 3.2e-7 * 4 * math.Pi * math.Pi},
	}
	e0 := s.energy()
	for range 20000 {
		s.step(0.0005)
	}
	fmt.Printf("energy drift: %.2e\n", math.Abs(s.energy()-e0))
	for _, b := range s {
		fmt.Printf("%-6s %v\n", b.name, b.pos)
	}

	for _, r := range roots([]complex128{1, 0, 0, 0, -1}) {
		fmt.Printf("root %+.4f%+.4fi |r|=%.4f\n", chop(real(r)), chop(imag(r)), cmplx.Abs(r))
	}
	fmt.Println(math.Inf(1), -math.MaxFloat64, math.NaN(), math.Float64bits(-0.5), float32(1)/3)
}

func chop(x float64) float64 {
	if math.Abs(x) < 1e-9 {
		return 0
	}
	return x
}
