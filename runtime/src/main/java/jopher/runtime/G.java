package jopher.runtime;

import jopher.abi.CompilerEntry;
import jopher.runtime.funcs.Func;
import jopher.runtime.panics.GoPanic;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// A goroutine: the hidden first parameter of every compiled function. `Thread.currentThread()` cannot stand in for it, because
/// a goroutine changes carriers and C2 treats the current thread as constant within a method.
///
/// It carries three things: the results of a call beyond the one the JVM returns (`j0…`, `d0…`, `o0…`, counted per kind), the
/// chain of panics ([#top], [#tok]), and what the scheduler knows about it. Only the goroutine itself touches the first two.
public final class G {
    /// Integer and boolean results: int kinds sign-extended, booleans 0 or 1.
    @CompilerEntry
    public long j0, j1, j2, j3, j4, j5, j6, j7, j8, j9, j10, j11, j12, j13, j14, j15;
    /// Floating-point results; float32 widened.
    @CompilerEntry
    public double d0, d1, d2, d3, d4, d5, d6, d7, d8, d9, d10, d11, d12, d13, d14, d15;
    /// Reference results beyond the first; the caller nulls what it has read.
    @CompilerEntry
    public Object o0, o1, o2, o3, o4, o5, o6, o7, o8, o9, o10, o11, o12, o13, o14, o15;
    /// Results from the seventeenth of a kind on, index n - 16; allocated when first needed by [#moreJ] and its siblings.
    @CompilerEntry
    public long[] jx;
    @CompilerEntry
    public double[] dx;
    @CompilerEntry
    public Object[] ox;

    /// The innermost panic in flight, null when none.
    @CompilerEntry
    public GoPanic top;
    /// The panic that the function about to be called as a deferred call may recover; taken at entry by functions that contain
    /// `recover()`, see [jopher.runtime.panics.Panics#token].
    @CompilerEntry
    public GoPanic tok;

    // ---- scheduler's part

    /// 1 for main.main's goroutine; 0 for the runtime's own contexts, which never count as goroutines.
    public final long id;
    public final long parentId;
    /// "main.f\n\t/path/x.go:12", the go statement that made it, or null.
    public final String createdBy;
    /// The thread that runs it: virtual, or a platform thread for a Java caller.
    public volatile Thread thread;
    /// Why it waits ("chan receive"), null while it can run. Written by itself, read by dumps and the deadlock check.
    private volatile String waiting;
    /// When it began to wait, [System#nanoTime]; only kept for waits that dumps show.
    public long waitingSince;
    /// Set by the waker exactly once per park, consumed by the parked goroutine.
    private volatile int permit;
    /// The function it is to be started with, null once it runs.
    public Func entry;
    /// LockOSThread nesting.
    public int locked;
    /// Neighbours in the list of live goroutines.
    public G prev, next;
    /// Waiter for operations on one channel; a goroutine waits in one place at a time.
    public Object waiter;
    /// Select under construction or running.
    public Object select;
    /// Maps of frames that are over, for those that begin ([jopher.runtime.maps.FrameMap]).
    public Object frameMaps;
    /// Text of the print statement being executed.
    public Object print;
    /// The synctest bubble it belongs to, or null.
    public Object bubble;
    /// Durably blocked; and a wake-up that came before the park. Both belong to the bubble.
    public boolean durable, readyEarly;
    /// runtime/pprof labels, inherited by `go`.
    public Object labels;
    /// Small goroutine-local facts by package (FIPS indicator and such).
    public long local;
    /// Handle the back end needs to resume it (the continuation of the raw back end).
    public Object handle;

    /// State of [#random]; 0 until it is first asked.
    private long seed;

    private static final VarHandle PERMIT;
    private static final VarHandle WAITING;

    static {
        try {
            PERMIT = MethodHandles.lookup().findVarHandle(G.class, "permit", int.class);
            WAITING = MethodHandles.lookup().findVarHandle(G.class, "waiting", String.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    public G(long id, long parentId, String createdBy) {
        this.id = id;
        this.parentId = parentId;
        this.createdBy = createdBy;
    }

    /// The second result of a call that leaves a boolean in the first slot: `v, ok :=` forms.
    @CompilerEntry
    public static boolean ok(G g) {
        return g.j0 != 0;
    }

    /// Whether a wake-up is already there, without taking it.
    public boolean permitted() {
        return permit == 1;
    }

    /// The permit's states belong to the back end: 0 none, 1 given, others as it likes.
    public boolean casPermit(int from, int to) {
        return PERMIT.compareAndSet(this, from, to);
    }

    public int swapPermit(int to) {
        return (int) PERMIT.getAndSet(this, to);
    }

    /// By the goroutine itself or about one that nobody can wake yet: an ordinary store would do, so no fence.
    public void setPermit(int to) {
        PERMIT.setRelease(this, to);
    }

    public int permit() {
        return permit;
    }

    public String waiting() {
        return waiting;
    }

    /// Needs no fence: whoever decides by it (the deadlock check) has synchronised with the carrier since.
    public void waiting(String why) {
        WAITING.setRelease(this, why);
    }

    /// The next of a sequence of random numbers (SplitMix64); where the order must not be relied on, not where secrets are made.
    public long random() {
        if (seed == 0) {
            seed = jopher.runtime.hash.Hash.random();
        }
        long z = seed += 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    @CompilerEntry
    public long[] moreJ(int n) {
        return jx != null && jx.length >= n ? jx : (jx = new long[Math.max(16, n)]);
    }

    @CompilerEntry
    public double[] moreD(int n) {
        return dx != null && dx.length >= n ? dx : (dx = new double[Math.max(16, n)]);
    }

    @CompilerEntry
    public Object[] moreO(int n) {
        return ox != null && ox.length >= n ? ox : (ox = new Object[Math.max(16, n)]);
    }

    /// Drops references in results that nobody has read: `_` of a call with several. For the goroutine itself, when it calls something.
    public void forgetResults() {
        o0 = o1 = o2 = o3 = o4 = o5 = o6 = o7 = null;
        o8 = o9 = o10 = o11 = o12 = o13 = o14 = o15 = null;
        ox = null;
    }

    @Override
    public String toString() {
        return "goroutine " + id + (waiting != null ? " [" + waiting + "]" : "");
    }
}
