// Mapint: insert, update, look up, iterate and delete in map[int]int.
package main

import "bench/measure"

func main() {
	measure.Run(func() uint64 {
		m := map[int]int{}
		for i := range 500_000 {
			m[i*7919%1_000_003] += i
		}
		sum := 0
		for i := range 1_000_000 {
			if v, ok := m[i]; ok {
				sum += v
			}
		}
		for k, v := range m {
			sum ^= k + v
		}
		for i := 0; i < 1_000_003; i += 2 {
			delete(m, i)
		}
		return uint64(sum + len(m))
	})
}
