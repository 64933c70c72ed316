package jopher.runtime.sched;

import jopher.runtime.G;

/// A synctest bubble: goroutines that share a fake clock. Placeholder of the hooks until internal/synctest's natives use it:
/// counts members and those that can run.
final class Bubble {
    private int members;
    private int running;

    static void joined(G g) {
        Bubble b = (Bubble) g.bubble;
        synchronized (b) {
            b.members++;
            b.running++;
        }
    }

    static void left(G g) {
        Bubble b = (Bubble) g.bubble;
        synchronized (b) {
            b.members--;
            b.running--;
        }
    }

    static void park(G g, String why) {
        Sched.rawPark(g, why);
    }

    static void readied(G g) {
    }
}
