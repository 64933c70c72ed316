package runtime

// A pc is a number that Java hands out for a pair of function and line.

func pcInfo(pc uintptr) (function, file string, line int, entry uintptr, ok bool)

func Caller(skip int) (pc uintptr, file string, line int, ok bool)
func Callers(skip int, pc []uintptr) int
func Stack(buf []byte, all bool) int

// A Func represents a Go function in the running binary.
type Func struct {
	name  string
	file  string
	line  int
	entry uintptr
}

func FuncForPC(pc uintptr) *Func {
	name, file, line, entry, ok := pcInfo(pc)
	if !ok {
		return nil
	}
	return &Func{name, file, line, entry}
}

func (f *Func) Name() string {
	if f == nil {
		return ""
	}
	return f.name
}

func (f *Func) Entry() uintptr { return f.entry }

func (f *Func) FileLine(pc uintptr) (file string, line int) {
	_, file, line, _, ok := pcInfo(pc)
	if !ok {
		return "?", 0
	}
	return file, line
}

// Frames may be used to get function/file/line information for a slice of PC values returned by Callers.
type Frames struct{ callers []uintptr }

// Frame is the information returned by Frames for each call frame.
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

func CallersFrames(callers []uintptr) *Frames { return &Frames{callers} }

func (ci *Frames) Next() (frame Frame, more bool) {
	for len(ci.callers) > 0 {
		pc := ci.callers[0]
		ci.callers = ci.callers[1:]
		name, file, line, entry, ok := pcInfo(pc)
		if !ok {
			continue
		}
		f := &Func{name, file, line, entry}
		return Frame{PC: pc - 1, Func: f, Function: name, File: file, Line: line, Entry: entry}, len(ci.callers) > 0
	}
	return Frame{}, false
}

// A StackRecord describes a single execution stack.
type StackRecord struct {
	Stack0 [32]uintptr // stack trace for this record; ends at first 0 entry
}

func (r *StackRecord) Stack() []uintptr { return stack0(&r.Stack0) }

func stack0(s *[32]uintptr) []uintptr {
	for i, v := range s {
		if v == 0 {
			return s[:i]
		}
	}
	return s[:]
}

var MemProfileRate int = 512 * 1024

type MemProfileRecord struct {
	AllocBytes, FreeBytes     int64
	AllocObjects, FreeObjects int64
	Stack0                    [32]uintptr
}

func (r *MemProfileRecord) InUseBytes() int64   { return r.AllocBytes - r.FreeBytes }
func (r *MemProfileRecord) InUseObjects() int64 { return r.AllocObjects - r.FreeObjects }
func (r *MemProfileRecord) Stack() []uintptr    { return stack0(&r.Stack0) }

type BlockProfileRecord struct {
	Count  int64
	Cycles int64
	StackRecord
}

func BlockProfile(p []BlockProfileRecord) (n int, ok bool)             { return 0, true }
func MutexProfile(p []BlockProfileRecord) (n int, ok bool)             { return 0, true }
func MemProfile(p []MemProfileRecord, inuseZero bool) (n int, ok bool) { return 0, true }
func ThreadCreateProfile(p []StackRecord) (n int, ok bool)             { return 0, true }

// goroutineStacks fills pcs with the stacks of all goroutines, each ended by a 0, as far as they fit; it returns their number.
func goroutineStacks(pcs []uintptr) int

func GoroutineProfile(p []StackRecord) (n int, ok bool) {
	n = NumGoroutine()
	if n > len(p) {
		return n, false
	}
	pcs := make([]uintptr, (n+16)*33)
	n = goroutineStacks(pcs)
	if n > len(p) {
		return n, false
	}
	k := 0
	for i := 0; i < n; i++ {
		j := 0
		for pcs[k] != 0 {
			if j < len(p[i].Stack0) {
				p[i].Stack0[j] = pcs[k]
				j++
			}
			k++
		}
		k++
		if j < len(p[i].Stack0) {
			p[i].Stack0[j] = 0
		}
	}
	return n, true
}
