// Bank simulates transfers between accounts by many goroutines and checks that no money appears or disappears.
package main

import (
	"errors"
	"fmt"
	"log"
	"math/rand"
	"os"
	"sync"
	"time"
)

type Money int64

func (m Money) String() string {
	sign := ""
	if m < 0 {
		sign, m = "-", -m
	}
	return fmt.Sprintf("%s%d.%02d", sign, m/100, m%100)
}

type Account struct {
	mu      sync.Mutex
	id      int
	balance Money
	history []Money
}

type InsufficientFunds struct {
	Account int
	Need    Money
	Have    Money
}

func (e *InsufficientFunds) Error() string {
	return fmt.Sprintf("account %d: need %v, have %v", e.Account, e.Need, e.Have)
}

var ErrSameAccount = errors.New("transfer to the same account")

type Bank struct {
	accounts []*Account
	stats    struct {
		sync.RWMutex
		done, refused int
	}
	audit sync.Once
}

func NewBank(n int, initial Money) *Bank {
	b := &Bank{}
	for i := range n {
		b.accounts = append(b.accounts, &Account{id: i, balance: initial})
	}
	return b
}

// Transfer locks the two accounts in the order of their numbers, so that no two transfers can wait for each other.
func (b *Bank) Transfer(from, to int, amount Money) (err error) {
	if from == to {
		return ErrSameAccount
	}
	src, dst := b.accounts[from], b.accounts[to]
	first, second := src, dst
	if first.id > second.id {
		first, second = second, first
	}
	first.mu.Lock()
	defer first.mu.Unlock()
	second.mu.Lock()
	defer second.mu.Unlock()
	defer func() {
		b.stats.Lock()
		defer b.stats.Unlock()
		if err != nil {
			b.stats.refused++
		} else {
			b.stats.done++
		}
	}()
	if src.balance < amount {
		return fmt.Errorf("transfer %d->%d: %w", from, to, &InsufficientFunds{from, amount, src.balance})
	}
	src.balance -= amount
	dst.balance += amount
	src.history = append(src.history, -amount)
	dst.history = append(dst.history, amount)
	return nil
}

func (b *Bank) Total() (sum Money) {
	for _, a := range b.accounts {
		a.mu.Lock()
		sum += a.balance
		a.mu.Unlock()
	}
	return sum
}

func (b *Bank) check(logger *log.Logger) {
	for _, a := range b.accounts {
		sum := Money(1000_00)
		for _, h := range a.history {
			sum += h
		}
		if sum != a.balance {
			logger.Fatalf("account %d: history says %v, balance is %v", a.id, sum, a.balance)
		}
	}
	logger.Println("histories agree with balances")
}

func main() {
	const clients, accounts, rounds = 50, 10, 400
	logger := log.New(os.Stdout, "bank: ", 0)
	b := NewBank(accounts, 1000_00)
	var wg sync.WaitGroup
	var mu sync.Mutex
	kinds := map[string]int{}
	for c := range clients {
		wg.Go(func() {
			rng := rand.New(rand.NewSource(int64(c)))
			for range rounds {
				err := b.Transfer(rng.Intn(accounts), rng.Intn(accounts), Money(rng.Intn(50_00)+1))
				var f *InsufficientFunds
				switch {
				case err == nil:
				case errors.Is(err, ErrSameAccount):
					mu.Lock()
					kinds["same"]++
					mu.Unlock()
				case errors.As(err, &f):
					if f.Have >= f.Need {
						panic("refused without reason")
					}
				}
				if rng.Intn(100) == 0 {
					time.Sleep(time.Microsecond)
				}
			}
		})
	}
	done := make(chan struct{})
	go func() {
		wg.Wait()
		close(done)
	}()
	ticker := time.NewTicker(2 * time.Millisecond)
	defer ticker.Stop()
	for running := true; running; {
		select {
		case <-ticker.C:
			b.stats.RLock()
			if b.stats.done > clients*rounds {
				logger.Panicln("too many transfers")
			}
			b.stats.RUnlock()
		case <-done:
			running = false
		}
	}
	b.audit.Do(func() { b.check(logger) })
	b.audit.Do(func() { panic("twice") })
	n := b.stats.done + b.stats.refused + kinds["same"]
	logger.Printf("%d requests, %d to the same account, total %v", n, kinds["same"], b.Total())
}
