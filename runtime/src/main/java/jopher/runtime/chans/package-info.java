/// Channels and select.
///
/// In: elements as 64-bit words (integers; floats by their bits) or references; aggregates are copied by the sender. Out: the same,
/// in FIFO order, by direct hand-off where a partner waits. Invariants: at most one of the two wait queues of a channel is
/// non-empty (except for one goroutine's select); receivers wait only on an empty buffer, senders only on a full one; every
/// waiter is woken exactly once. Go counterpart: `runtime/chan.go`, `runtime/select.go`.
package jopher.runtime.chans;
