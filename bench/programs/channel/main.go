// Channel: unbuffered ping-pong, a buffered pipeline and select.
package main

import "bench/measure"

func main() {
	measure.Run(func() uint64 {
		ping, pong := make(chan int), make(chan int)
		go func() {
			for v := range ping {
				pong <- v + 1
			}
			close(pong)
		}()
		sum := 0
		for i := range 200_000 {
			ping <- i
			sum += <-pong
		}
		close(ping)
		buffered := make(chan int, 64)
		quit := make(chan bool)
		go func() {
			for i := range 500_000 {
				buffered <- i
			}
			close(quit)
		}()
		for running := true; running; {
			select {
			case v := <-buffered:
				sum += v
			case <-quit:
				running = false
			}
		}
		for len(buffered) > 0 {
			sum += <-buffered
		}
		return uint64(sum)
	})
}
