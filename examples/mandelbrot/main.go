// Mandelbrot draws the set with characters, rows computed in parallel.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"runtime"
	"sync"
)

const palette = " .:-=+*#%@"

func escape(c complex128, limit int) int {
	z := complex(0, 0)
	for i := range limit {
		if real(z)*real(z)+imag(z)*imag(z) > 4 {
			return i
		}
		z = z*z + c
	}
	return limit
}

func row(y, width, height, limit int) []byte {
	line := make([]byte, width)
	for x := range line {
		c := complex(3*float64(x)/float64(width)-2.2, 2.4*float64(y)/float64(height)-1.2)
		n := escape(c, limit)
		line[x] = palette[n*(len(palette)-1)/limit]
	}
	return bytes.TrimRight(line, " ")
}

func main() {
	width := flag.Int("w", 78, "width")
	height := flag.Int("h", 30, "height")
	limit := flag.Int("n", 200, "iterations")
	flag.Parse()
	rows := make([][]byte, *height)
	next := make(chan int)
	var wg sync.WaitGroup
	for i := 0; i < max(2, runtime.NumCPU()); i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for y := range next {
				rows[y] = row(y, *width, *height, *limit)
			}
		}()
	}
	for y := range rows {
		next <- y
	}
	close(next)
	wg.Wait()
	inside := 0
	for _, r := range rows {
		inside += bytes.Count(r, []byte{'@'})
		fmt.Fprintf(os.Stdout, "%s\n", r)
	}
	fmt.Println(inside, "cells inside")
}
