// Mandelbrot: float64 arithmetic, bytes packed from bits.
package main

import "bench/measure"

func main() {
	measure.Run(func() uint64 {
		const n = 500
		row := make([]byte, n/8)
		var sum uint64
		for y := 0; y < n; y++ {
			ci := 2*float64(y)/n - 1
			for xb := range row {
				var bits byte
				for b := range 8 {
					cr := 2*float64(xb*8+b)/n - 1.5
					zr, zi, tr, ti := 0.0, 0.0, 0.0, 0.0
					i := 0
					for ; i < 50 && tr+ti <= 4; i++ {
						zi = 2*zr*zi + ci
						zr = tr - ti + cr
						tr = zr * zr
						ti = zi * zi
					}
					bits <<= 1
					if tr+ti <= 4 {
						bits |= 1
					}
				}
				row[xb] = bits
			}
			for _, b := range row {
				sum = sum*31 + uint64(b)
			}
		}
		return sum
	})
}
