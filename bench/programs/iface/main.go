// Iface: method calls through interfaces, type switches and boxing.
package main

import "bench/measure"

type shape interface{ area() float64 }
type square struct{ a float64 }
type rect struct{ a, b float64 }
type circle struct{ r float64 }
type unit int

func (s square) area() float64  { return s.a * s.a }
func (r *rect) area() float64   { return r.a * r.b }
func (c *circle) area() float64 { return c.r * c.r * 3 }
func (u unit) area() float64    { return float64(u) }

func classify(x any) int {
	switch v := x.(type) {
	case int:
		return v
	case string:
		return len(v)
	case shape:
		return int(v.area())
	case []byte:
		return cap(v)
	}
	return -1
}

func main() {
	shapes := []shape{}
	for i := range 1000 {
		switch f := float64(i % 10); i * 7 % 4 {
		case 0:
			shapes = append(shapes, square{f})
		case 1:
			shapes = append(shapes, &rect{f, 2})
		case 2:
			shapes = append(shapes, &circle{f})
		default:
			shapes = append(shapes, unit(i))
		}
	}
	measure.Run(func() uint64 {
		total := 0.0
		for range 5000 {
			for _, s := range shapes {
				total += s.area()
			}
		}
		n := 0
		for i := range 1_000_000 {
			var x any
			switch i & 3 {
			case 0:
				x = i
			case 1:
				x = "text"
			case 2:
				x = shapes[i%1000]
			default:
				x = nil
			}
			n += classify(x)
		}
		return uint64(total) + uint64(n)
	})
}
