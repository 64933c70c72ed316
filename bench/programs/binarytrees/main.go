// Binarytrees: allocation of many small objects.
package main

import "bench/measure"

type node struct{ left, right *node }

func build(depth int) *node {
	if depth == 0 {
		return &node{}
	}
	return &node{build(depth - 1), build(depth - 1)}
}

func (n *node) check() int {
	if n.left == nil {
		return 1
	}
	return 1 + n.left.check() + n.right.check()
}

func main() {
	measure.Run(func() uint64 {
		const maxDepth = 14
		long := build(maxDepth)
		sum := 0
		for d := 4; d <= maxDepth; d += 2 {
			for range 1 << (maxDepth - d + 4) {
				sum += build(d).check()
			}
		}
		return uint64(sum + long.check())
	})
}
