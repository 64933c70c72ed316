// What the JVM counts. A metric that it does not know has a value of KindBad, as a name that does not exist.
package metrics

//jopher:delete runtime_readMetrics

import (
	"runtime"
	"runtime/debug"
)

func Read(m []Sample) {
	_ = m[0] // as gc's, which does not look at no samples either
	var s runtime.MemStats
	runtime.ReadMemStats(&s)
	for i := range m {
		m[i].Value = read(m[i].Name, &s)
	}
}

//jopher:new
func read(name string, s *runtime.MemStats) Value {
	n := uint64(0)
	switch name {
	case "/gc/cycles/automatic:gc-cycles":
		n = uint64(s.NumGC - s.NumForcedGC)
	case "/gc/cycles/forced:gc-cycles":
		n = uint64(s.NumForcedGC)
	case "/gc/cycles/total:gc-cycles":
		n = uint64(s.NumGC)
	case "/gc/gogc:percent":
		p := debug.SetGCPercent(100)
		debug.SetGCPercent(p)
		n = uint64(p)
	case "/gc/gomemlimit:bytes":
		n = uint64(debug.SetMemoryLimit(-1))
	case "/gc/heap/allocs:bytes":
		n = s.TotalAlloc
	case "/gc/heap/allocs:objects":
		n = s.Mallocs
	case "/gc/heap/frees:bytes":
		n = s.TotalAlloc - min(s.TotalAlloc, s.Alloc)
	case "/gc/heap/frees:objects":
		n = s.Frees
	case "/gc/heap/goal:bytes":
		n = s.NextGC
	case "/gc/heap/objects:objects":
		n = s.HeapObjects
	case "/gc/heap/live:bytes", "/memory/classes/heap/objects:bytes":
		n = s.HeapAlloc
	case "/memory/classes/heap/free:bytes":
		n = s.HeapIdle
	case "/memory/classes/total:bytes":
		n = s.Sys
	case "/gc/heap/tiny/allocs:objects", "/cgo/go-to-c-calls:calls", "/memory/classes/heap/released:bytes":
		// there are none of these
	case "/sched/gomaxprocs:threads":
		n = uint64(runtime.GOMAXPROCS(0))
	case "/sched/goroutines:goroutines":
		n = uint64(runtime.NumGoroutine())
	default:
		return Value{}
	}
	return Value{kind: KindUint64, scalar: n}
}
