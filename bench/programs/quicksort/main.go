// Quicksort of ints by slicing recursion.
package main

import "bench/measure"

func sort(a []int) {
	for len(a) > 12 {
		mid := a[len(a)/2]
		i, j := 0, len(a)-1
		for i <= j {
			for a[i] < mid {
				i++
			}
			for a[j] > mid {
				j--
			}
			if i <= j {
				a[i], a[j] = a[j], a[i]
				i++
				j--
			}
		}
		if j < len(a)-i {
			sort(a[:j+1])
			a = a[i:]
		} else {
			sort(a[i:])
			a = a[:j+1]
		}
	}
	for i := 1; i < len(a); i++ {
		x := a[i]
		j := i
		for ; j > 0 && a[j-1] > x; j-- {
			a[j] = a[j-1]
		}
		a[j] = x
	}
}

func main() {
	data := make([]int, 1_000_000)
	measure.Run(func() uint64 {
		seed := uint64(42)
		for i := range data {
			seed = seed*6364136223846793005 + 1442695040888963407
			data[i] = int(seed >> 33)
		}
		sort(data)
		return uint64(data[0]) ^ uint64(data[len(data)/2])<<20 ^ uint64(data[len(data)-1])
	})
}
