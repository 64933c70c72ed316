// Timers and tickers hold a timer of the Java runtime instead of being one.
package time

import "unsafe"

//jopher:delete syncTimer newTimer stopTimer resetTimer

type Timer struct {
	C         <-chan Time
	initTimer bool
	timer     unsafe.Pointer
}

type Ticker struct {
	C          <-chan Time // The channel on which the ticks are delivered.
	initTicker bool
	timer      unsafe.Pointer
}

// startTimer makes the runtime call f(arg, seq, lateness) at the time `when`, and every period if that is not 0. f does not
// block. With a channel (as of Go 1.23) its length and capacity read 0, and nothing stale is received after a stop or
// reset.
//
//jopher:new
func startTimer(when, period int64, f func(any, uintptr, int64), arg any, c chan Time) unsafe.Pointer

// stopRuntimeTimer and resetRuntimeTimer report whether the timer was pending.
//
//jopher:new
func stopRuntimeTimer(t unsafe.Pointer) bool

//jopher:new
func resetRuntimeTimer(t unsafe.Pointer, when, period int64) bool

// timerChan is c, or nil where GODEBUG=asynctimerchan=1 asks for channels as before Go 1.23.
//
//jopher:new
func timerChan(c chan Time) chan Time {
	if asynctimerchan.Value() == "1" {
		asynctimerchan.IncNonDefault()
		return nil
	}
	return c
}

func NewTimer(d Duration) *Timer {
	c := make(chan Time, 1)
	return &Timer{C: c, initTimer: true, timer: startTimer(when(d), 0, sendTime, c, timerChan(c))}
}

func AfterFunc(d Duration, f func()) *Timer {
	return &Timer{initTimer: true, timer: startTimer(when(d), 0, goFunc, f, nil)}
}

func (t *Timer) Stop() bool {
	if !t.initTimer {
		panic("time: Stop called on uninitialized Timer")
	}
	return stopRuntimeTimer(t.timer)
}

func (t *Timer) Reset(d Duration) bool {
	if !t.initTimer {
		panic("time: Reset called on uninitialized Timer")
	}
	return resetRuntimeTimer(t.timer, when(d), 0)
}

func NewTicker(d Duration) *Ticker {
	if d <= 0 {
		panic("non-positive interval for NewTicker")
	}
	c := make(chan Time, 1)
	return &Ticker{C: c, initTicker: true, timer: startTimer(when(d), int64(d), sendTime, c, timerChan(c))}
}

func (t *Ticker) Stop() {
	if t.initTicker {
		stopRuntimeTimer(t.timer)
	}
}

func (t *Ticker) Reset(d Duration) {
	if d <= 0 {
		panic("non-positive interval for Ticker.Reset")
	}
	if !t.initTicker {
		panic("time: Reset called on uninitialized Ticker")
	}
	resetRuntimeTimer(t.timer, when(d), int64(d))
}
