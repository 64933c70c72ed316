// Loop: integer arithmetic of several widths, collatz and gcd.
package main

import "bench/measure"

func gcd(a, b uint32) uint32 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

func main() {
	measure.Run(func() uint64 {
		var longest, sum uint64
		for i := uint64(1); i < 200_000; i++ {
			n, steps := i, uint64(0)
			for n != 1 {
				if n&1 == 0 {
					n >>= 1
				} else {
					n = 3*n + 1
				}
				steps++
			}
			longest = max(longest, steps)
		}
		for i := uint32(1); i < 1500; i++ {
			for j := uint32(1); j < 300; j++ {
				sum += uint64(gcd(i, j))
			}
		}
		var x uint8
		var y int16
		for i := range 20_000_000 {
			x += uint8(i)
			y = y*31 + int16(x)
		}
		return longest + sum + uint64(uint16(y))
	})
}
