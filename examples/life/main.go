// Life runs Conway's game on a torus and detects cycles by hashing generations.
package main

import (
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"hash/crc32"
	"hash/fnv"
	"os"
	"strings"
)

type grid struct {
	w, h  int
	cells []bool
}

func parse(pattern string, w, h int) *grid {
	g := &grid{w, h, make([]bool, w*h)}
	for y, line := range strings.Split(strings.Trim(pattern, "\n"), "\n") {
		for x, c := range line {
			g.cells[y*w+x] = c == 'O'
		}
	}
	return g
}

func (g *grid) at(x, y int) int {
	x, y = (x+g.w)%g.w, (y+g.h)%g.h
	if g.cells[y*g.w+x] {
		return 1
	}
	return 0
}

func (g *grid) step() *grid {
	n := &grid{g.w, g.h, make([]bool, len(g.cells))}
	for y := 0; y < g.h; y++ {
		for x := 0; x < g.w; x++ {
			sum := 0
			for dy := -1; dy <= 1; dy++ {
				for dx := -1; dx <= 1; dx++ {
					if dx != 0 || dy != 0 {
						sum += g.at(x+dx, y+dy)
					}
				}
			}
			n.cells[y*g.w+x] = sum == 3 || sum == 2 && g.at(x, y) == 1
		}
	}
	return n
}

func (g *grid) bytes() []byte {
	b := make([]byte, (len(g.cells)+7)/8)
	for i, c := range g.cells {
		if c {
			b[i/8] |= 1 << (i % 8)
		}
	}
	return b
}

func (g *grid) Format(f fmt.State, verb rune) {
	on, off := 'O', '.'
	if f.Flag('#') {
		on, off = '█', ' '
	}
	for y := range g.h {
		var b strings.Builder
		for x := range g.w {
			if g.at(x, y) == 1 {
				b.WriteRune(on)
			} else {
				b.WriteRune(off)
			}
		}
		fmt.Fprintln(f, strings.TrimRight(b.String(), " "))
	}
}

const glider = `
.O.....
..O....
OOO....
.......
....OOO
`

func main() {
	g := parse(glider, 16, 10)
	fmt.Printf("%v", g)
	seen := map[uint64]int{}
	for n := 0; ; n++ {
		h := fnv.New64a()
		h.Write(g.bytes())
		if first, ok := seen[h.Sum64()]; ok {
			fmt.Printf("generation %d repeats %d, period %d\n", n, first, n-first)
			break
		}
		seen[h.Sum64()] = n
		if n > 5000 {
			fmt.Fprintln(os.Stderr, "no cycle")
			os.Exit(1)
		}
		g = g.step()
	}
	fmt.Printf("%#v", g)
	b := g.bytes()
	fmt.Println(hex.EncodeToString(b))
	fmt.Println(base64.StdEncoding.EncodeToString(b))
	fmt.Printf("%08x %x\n", crc32.ChecksumIEEE(b), b[:4])
}
