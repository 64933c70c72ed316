// Mapstring: word counts in map[string]int with keys cut from one text, and many small maps.
package main

import "bench/measure"

func main() {
	words := []string{"alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa"}
	text := ""
	for i := range 2000 {
		text += words[i*i%10] + words[(i*3)%10][:1+i%4] + " "
	}
	measure.Run(func() uint64 {
		sum := 0
		for range 50 {
			counts := map[string]int{}
			start := 0
			for i := 0; i < len(text); i++ {
				if text[i] == ' ' {
					counts[text[start:i]]++
					start = i + 1
				}
			}
			for k, n := range counts {
				sum += len(k) * n
			}
		}
		for i := range 100_000 {
			small := make(map[string]int)
			small[words[i%10]] = i
			small[words[(i+1)%10]]++
			sum += len(small) + small["beta"]&1
		}
		return uint64(sum)
	})
}
