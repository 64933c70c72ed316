package jopher.runtime.chans;

import jopher.runtime.G;

/// A goroutine in a channel's wait queue, with the element it sends or room for the one it receives. Everything but [#g] is
/// guarded by the channel's lock while queued and belongs to the goroutine afterwards.
final class Waiter {
    final G g;
    Waiter prev;
    Waiter next;
    long word;
    Object ref;
    /// False when woken by close.
    boolean success;
    boolean queued;
    /// The select this waiter is a case of, or null; then only who wins the select's race may take it.
    Select select;
    int index;

    Waiter(G g) {
        this.g = g;
    }
}
