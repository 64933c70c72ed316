// Workerpool runs jobs on a fixed number of goroutines with a deadline for each job and a limit for the whole.
package main

import (
	"context"
	"errors"
	"fmt"
	"sort"
	"sync"
	"sync/atomic"
	"time"
)

type job struct {
	id   int
	work time.Duration
}

type result struct {
	id  int
	sum int
	err error
}

var errOdd = errors.New("refused")

type jobError struct {
	id  int
	err error
}

func (e *jobError) Error() string { return fmt.Sprintf("job %d: %v", e.id, e.err) }
func (e *jobError) Unwrap() error { return e.err }

func run(ctx context.Context, j job) (int, error) {
	if j.id%7 == 3 {
		return 0, &jobError{j.id, errOdd}
	}
	select {
	case <-time.After(j.work):
		sum := 0
		for i := range j.id * 1000 {
			sum += i % 17
		}
		return sum, nil
	case <-ctx.Done():
		return 0, &jobError{j.id, ctx.Err()}
	}
}

func worker(ctx context.Context, jobs <-chan job, results chan<- result, started *atomic.Int64, wg *sync.WaitGroup) {
	defer wg.Done()
	for j := range jobs {
		started.Add(1)
		jctx, cancel := context.WithTimeout(ctx, 150*time.Millisecond)
		sum, err := run(jctx, j)
		cancel()
		results <- result{j.id, sum, err}
	}
}

func main() {
	const workers = 4
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()

	jobs := make(chan job)
	results := make(chan result, 8)
	var started atomic.Int64
	var wg sync.WaitGroup
	for range workers {
		wg.Add(1)
		go worker(ctx, jobs, results, &started, &wg)
	}
	go func() {
		defer close(jobs)
		for id := 1; id <= 24; id++ {
			d := time.Duration(id%5) * time.Millisecond
			if id%11 == 0 {
				d = 10 * time.Second // longer than the job may take
			}
			jobs <- job{id, d}
		}
	}()
	go func() {
		wg.Wait()
		close(results)
	}()

	var all []result
	for r := range results {
		all = append(all, r)
	}
	sort.Slice(all, func(i, j int) bool { return all[i].id < all[j].id })
	total, late, refused := 0, 0, 0
	for _, r := range all {
		var je *jobError
		switch {
		case r.err == nil:
			total += r.sum
			fmt.Printf("job %2d: %d\n", r.id, r.sum)
		case errors.Is(r.err, context.DeadlineExceeded):
			late++
			fmt.Println("late:", r.err)
		case errors.As(r.err, &je) && je.err == errOdd:
			refused++
			fmt.Println("error:", r.err)
		default:
			fmt.Println("unexpected:", r.err)
		}
	}
	fmt.Printf("started %d, total %d, late %d, refused %d\n", started.Load(), total, late, refused)
}
