// What the standard library and programs see of package runtime: declarations over the Java runtime. Functions without
// body are in jopher.runtime.natives.
package runtime

//jopher:replace-package

import (
	"internal/goarch"
	"internal/goos"
	"unsafe"
)

// Compiler names the toolchain that the program's behaviour agrees with.
const Compiler = "gc"

const GOOS string = goos.GOOS
const GOARCH string = goarch.GOARCH

var zeroVal [1024]byte

func throw(s string)
func fatal(s string)

func Breakpoint() {}
func GC()
func GOMAXPROCS(n int) int
func SetDefaultGOMAXPROCS()
func GOROOT() string
func Goexit()
func Gosched()
func LockOSThread()
func UnlockOSThread()
func NumCPU() int
func NumCgoCall() int64 { return 0 }
func NumGoroutine() int
func Version() string
//go:noescape
func KeepAlive(x any)

func ReadTrace() (buf []byte)   { return nil }
func StartTrace() error         { return plainError("tracing is not supported") }
func StopTrace()                {}
func SetCPUProfileRate(hz int)
func CPUProfile() []byte        { panic("CPUProfile no longer available") }
func SetBlockProfileRate(r int) {}
func SetCgoTraceback(version int, traceback, context, symbolizer unsafe.Pointer) {
}

var mutexProfileFraction int

func SetMutexProfileFraction(rate int) int {
	old := mutexProfileFraction
	if rate >= 0 {
		mutexProfileFraction = rate
	}
	return old
}

// A Pinner keeps objects alive; nothing here moves in a way that a program could see.
type Pinner struct{ refs []any }

func (p *Pinner) Pin(pointer any) { p.refs = append(p.refs, pointer) }
func (p *Pinner) Unpin()          { p.refs = nil }
