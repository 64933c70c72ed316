// Sieve of Eratosthenes over a slice of bool.
package main

import "bench/measure"

func main() {
	measure.Run(func() uint64 {
		const n = 5_000_000
		composite := make([]bool, n+1)
		count := uint64(0)
		for i := 2; i <= n; i++ {
			if composite[i] {
				continue
			}
			count++
			for j := i * i; j <= n; j += i {
				composite[j] = true
			}
		}
		return count
	})
}
