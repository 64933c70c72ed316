// What the standard library and programs see of package runtime: declarations over the Java runtime.
package runtime

//jopher:replace-package
//jopher:borrow error.go

import (
	"internal/abi"
	"internal/goarch"
	"internal/goos"
	"unsafe"
)

const Compiler = "gc"
const GOOS string = goos.GOOS
const GOARCH string = goarch.GOARCH

var MemProfileRate int = 512 * 1024

// vars pulled by linkname from other packages
var overflowError = error(errorString("integer overflow"))
var divideError = error(errorString("integer divide by zero"))
var zeroVal [abi.ZeroValSize]byte

type _type = abi.Type
type rtype struct{ t *_type }

func toRType(t *_type) rtype    { return rtype{t} }
func (r rtype) string() string  { return typeString(r.t) }
func (r rtype) pkgpath() string { return typePkgPath(r.t) }
func typeString(t *_type) string
func typePkgPath(t *_type) string
func throw(s string)
func printanycustomtype(i any)
func panicwrap()

type PanicNilError struct {
	_ [0]func()
}

func (*PanicNilError) Error() string {
	return "panic called with nil argument (use GODEBUG=panicnil=1 to disable)"
}
func (*PanicNilError) RuntimeError() {}

func Breakpoint()
func Caller(skip int) (pc uintptr, file string, line int, ok bool)
func Callers(skip int, pc []uintptr) int
func GC()
func GOMAXPROCS(n int) int
func SetDefaultGOMAXPROCS()
func GOROOT() string
func Goexit()
func Gosched()
func KeepAlive(x any)
func LockOSThread()
func UnlockOSThread()
func NumCPU() int
func NumCgoCall() int64
func NumGoroutine() int
func Version() string
func Stack(buf []byte, all bool) int
func ReadMemStats(m *MemStats)
func ReadTrace() (buf []byte)
func StartTrace() error
func StopTrace()
func CPUProfile() []byte { panic("CPUProfile no longer available") }
func SetCPUProfileRate(hz int)
func SetBlockProfileRate(rate int)
func SetMutexProfileFraction(rate int) int
func SetCgoTraceback(version int, traceback, context, symbolizer unsafe.Pointer) {}
func SetFinalizer(obj any, finalizer any)

type StackRecord struct{ Stack0 [32]uintptr }

func (r *StackRecord) Stack() []uintptr {
	for i, v := range r.Stack0 {
		if v == 0 {
			return r.Stack0[0:i]
		}
	}
	return r.Stack0[0:]
}

type MemProfileRecord struct {
	AllocBytes, FreeBytes     int64
	AllocObjects, FreeObjects int64
	Stack0                    [32]uintptr
}

func (r *MemProfileRecord) InUseBytes() int64   { return r.AllocBytes - r.FreeBytes }
func (r *MemProfileRecord) InUseObjects() int64 { return r.AllocObjects - r.FreeObjects }
func (r *MemProfileRecord) Stack() []uintptr    { return nil }

type BlockProfileRecord struct {
	Count  int64
	Cycles int64
	StackRecord
}

func BlockProfile(p []BlockProfileRecord) (n int, ok bool)             { return 0, true }
func MutexProfile(p []BlockProfileRecord) (n int, ok bool)             { return 0, true }
func MemProfile(p []MemProfileRecord, inuseZero bool) (n int, ok bool) { return 0, true }
func ThreadCreateProfile(p []StackRecord) (n int, ok bool)             { return 0, true }
func GoroutineProfile(p []StackRecord) (n int, ok bool)

type Cleanup struct {
	id  uint64
	ptr uintptr
}

func AddCleanup[T, S any](ptr *T, cleanup func(S), arg S) Cleanup {
	return addCleanup(unsafe.Pointer(ptr), func() { cleanup(arg) })
}
func addCleanup(p unsafe.Pointer, f func()) Cleanup
func (c Cleanup) Stop()

type Pinner struct{ refs []any }

func (p *Pinner) Pin(pointer any) { p.refs = append(p.refs, pointer) }
func (p *Pinner) Unpin()          { p.refs = nil }

type Func struct{ opaque struct{} }

func FuncForPC(pc uintptr) *Func
func (f *Func) Name() string
func (f *Func) Entry() uintptr
func (f *Func) FileLine(pc uintptr) (file string, line int)

type Frame struct {
	PC        uintptr
	Func      *Func
	Function  string
	File      string
	Line      int
	startLine int
	Entry     uintptr
	funcInfo  uintptr
}
type Frames struct{ callers []uintptr }

func CallersFrames(callers []uintptr) *Frames { return &Frames{callers} }
func (ci *Frames) Next() (frame Frame, more bool)

type MemStats struct {
	Alloc, TotalAlloc, Sys, Lookups, Mallocs, Frees                    uint64
	HeapAlloc, HeapSys, HeapIdle, HeapInuse, HeapReleased, HeapObjects uint64
	StackInuse, StackSys, MSpanInuse, MSpanSys, MCacheInuse, MCacheSys uint64
	BuckHashSys, GCSys, OtherSys, NextGC, LastGC, PauseTotalNs         uint64
	PauseNs                                                            [256]uint64
	PauseEnd                                                           [256]uint64
	NumGC, NumForcedGC                                                 uint32
	GCCPUFraction                                                      float64
	EnableGC, DebugGC                                                  bool
	BySize                                                             [61]struct {
		Size           uint32
		Mallocs, Frees uint64
	}
}
