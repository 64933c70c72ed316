/// Goroutines on carriers: creation, parking, waking, timers, deadlock detection.
///
/// In: `go` statements, park and ready from channels, semaphores and natives. Out: goroutines run, at most GOMAXPROCS at a time
/// unless some are stuck in calls. Entry: [jopher.runtime.sched.Sched]. Invariants: every [jopher.runtime.sched.Sched#ready]
/// matches exactly one park; no monitor is held across a park; `java.util.concurrent.locks` locks are not used in code that
/// goroutines run (C2 keeps the current carrier in a register across a yield). Go counterpart: `runtime/proc.go`, `time.go`.
///
/// Two back ends behind [jopher.runtime.sched.Backend] run on the same [jopher.runtime.sched.Carriers]: raw continuations, the
/// default of our launchers because a switch costs a quarter less and a parked goroutine has no thread object; virtual threads
/// wherever the JVM's flags are not ours, since they need none. Which one is decided once, by the property `jopher.sched`. The
/// module's tests run on both.
package jopher.runtime.sched;
