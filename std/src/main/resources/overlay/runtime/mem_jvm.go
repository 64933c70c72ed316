package runtime

import "unsafe"

// A MemStats records statistics about the memory allocator; the JVM's counters fill what they know.
type MemStats struct {
	Alloc         uint64
	TotalAlloc    uint64
	Sys           uint64
	Lookups       uint64
	Mallocs       uint64
	Frees         uint64
	HeapAlloc     uint64
	HeapSys       uint64
	HeapIdle      uint64
	HeapInuse     uint64
	HeapReleased  uint64
	HeapObjects   uint64
	StackInuse    uint64
	StackSys      uint64
	MSpanInuse    uint64
	MSpanSys      uint64
	MCacheInuse   uint64
	MCacheSys     uint64
	BuckHashSys   uint64
	GCSys         uint64
	OtherSys      uint64
	NextGC        uint64
	LastGC        uint64
	PauseTotalNs  uint64
	PauseNs       [256]uint64
	PauseEnd      [256]uint64
	NumGC         uint32
	NumForcedGC   uint32
	GCCPUFraction float64
	EnableGC      bool
	DebugGC       bool
	BySize        [61]struct {
		Size    uint32
		Mallocs uint64
		Frees   uint64
	}
}

// memStats fills: 0 used, 1 allocated in total, 2 committed, 3 maximum or committed, 4 collections, 5 pause ns, 6 last collection
// in ns since 1970, 7 forced collections, 8 allocated objects (estimated).
func memStats(v []uint64)

// ownAllocations begins or ends a stretch whose allocations the statistics leave out: those of reading them.
func ownAllocations(begin bool)

func ReadMemStats(m *MemStats) {
	ownAllocations(true)
	v := make([]uint64, 9)
	memStats(v)
	*m = MemStats{}
	m.Alloc, m.HeapAlloc, m.HeapInuse = v[0], v[0], v[0]
	m.TotalAlloc = v[1]
	m.HeapSys, m.Sys = v[2], v[2]
	m.HeapIdle = v[2] - v[0]
	m.NextGC = v[3]
	m.NumGC = uint32(v[4])
	m.PauseTotalNs = v[5]
	m.LastGC = v[6]
	m.NumForcedGC = uint32(v[7])
	m.Mallocs = v[8]
	m.HeapObjects = v[0] / 32
	if m.Mallocs > m.HeapObjects {
		m.Frees = m.Mallocs - m.HeapObjects
	} else {
		m.HeapObjects = m.Mallocs
	}
	m.EnableGC = true
	ownAllocations(false)
}

// SetFinalizer sets the finalizer associated with obj to the provided finalizer function.
func SetFinalizer(obj any, finalizer any)

// Cleanup is a handle to a cleanup call for a specific object.
type Cleanup struct {
	id uint64
}

// AddCleanup attaches a cleanup function to ptr: some time after ptr is no longer reachable, cleanup(arg) is called.
func AddCleanup[T, S any](ptr *T, cleanup func(S), arg S) Cleanup {
	if ptr == nil {
		panic("runtime.AddCleanup: ptr is nil")
	}
	if p, ok := any(arg).(*T); ok && p == ptr {
		panic("runtime.AddCleanup: ptr is equal to arg, cleanup will never run")
	}
	return Cleanup{addCleanup(unsafe.Pointer(ptr), func() { cleanup(arg) })}
}

func addCleanup(p unsafe.Pointer, f func()) uint64
func stopCleanup(id uint64)

// Stop cancels the cleanup call.
func (c Cleanup) Stop() {
	if c.id != 0 {
		stopCleanup(c.id)
	}
}
