// Primesieve prints primes with the concurrent sieve: one goroutine per prime, chained by channels.
package main

import (
	"context"
	"fmt"
	"os"
	"strconv"
)

func generate(ctx context.Context) <-chan int {
	ch := make(chan int)
	go func() {
		defer close(ch)
		for i := 2; ; i++ {
			select {
			case ch <- i:
			case <-ctx.Done():
				return
			}
		}
	}()
	return ch
}

func filter(ctx context.Context, in <-chan int, prime int) <-chan int {
	out := make(chan int)
	go func() {
		defer close(out)
		for i := range in {
			if i%prime == 0 {
				continue
			}
			select {
			case out <- i:
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}

func primes(ctx context.Context) func(yield func(int, int) bool) {
	return func(yield func(int, int) bool) {
		ch := generate(ctx)
		for n := 0; ; n++ {
			p := <-ch
			if !yield(n, p) {
				return
			}
			ch = filter(ctx, ch, p)
		}
	}
}

func main() {
	limit := 100
	if len(os.Args) > 1 {
		n, err := strconv.Atoi(os.Args[1])
		if err != nil {
			fmt.Fprintln(os.Stderr, "primesieve:", err)
			os.Exit(2)
		}
		limit = n
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	sum := 0
	for n, p := range primes(ctx) {
		if n == limit {
			break
		}
		sum += p
		fmt.Printf("%5d", p)
		if n%10 == 9 {
			fmt.Println()
		}
	}
	if limit%10 != 0 {
		fmt.Println()
	}
	fmt.Println("sum:", sum)
}
