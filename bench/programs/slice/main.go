// Slice: append, re-slicing, copy and a stack in a struct field.
package main

import "bench/measure"

type machine struct {
	stack []int
	out   []byte
}

func (m *machine) push(x int) { m.stack = append(m.stack, x) }

func (m *machine) pop() int {
	x := m.stack[len(m.stack)-1]
	m.stack = m.stack[:len(m.stack)-1]
	return x
}

func main() {
	measure.Run(func() uint64 {
		m := &machine{}
		sum := 0
		for i := range 3_000_000 {
			m.push(i)
			m.push(i ^ 5)
			sum += m.pop()
			if i%3 == 0 {
				sum -= m.pop()
			}
			if i%1000 == 0 {
				m.stack = m.stack[:0]
			}
			m.out = append(m.out, byte(i))
		}
		b := m.out
		for len(b) > 8 {
			sum += int(b[0]) + int(b[7])
			b = b[3:]
		}
		var rows [][]int
		for i := range 2000 {
			row := make([]int, 0, 4)
			for j := range i % 50 {
				row = append(row, j)
			}
			rows = append(rows, row)
		}
		for _, r := range rows {
			c := make([]int, len(r))
			copy(c, r)
			for _, v := range c {
				sum += v
			}
		}
		return uint64(sum)
	})
}
