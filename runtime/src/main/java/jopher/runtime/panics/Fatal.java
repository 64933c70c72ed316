package jopher.runtime.panics;

import jopher.runtime.G;
import jopher.runtime.host.Exit;
import jopher.runtime.host.HeapWatch;
import jopher.runtime.host.Stderr;
import jopher.runtime.sched.Sched;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/// The ends of a program that Go calls fatal: uncaught panics, `fatal error: …`, stack overflow, lack of memory.
///
/// Methods of the program run before the report begins ([#prepare]), while every other goroutine still runs. Once it has begun
/// ([#alone]), nothing may wait: whoever comes second stops for ever, and a fault of the report itself ends the process.
public final class Fatal {
    private static final AtomicReference<Thread> DYING = new AtomicReference<>();
    private static final AtomicBoolean NO_ROOM = new AtomicBoolean();
    /// How often the thread that reports has begun to report. Its alone.
    private static int reports;

    private Fatal() {
    }

    /// The end of a goroutine by an exception. Returns if it was a Goexit.
    public static void goroutineDied(G g, Throwable t) {
        try {
            try {
                report(g, t);
            } catch (Exit.Exited | OutOfMemoryError | StackOverflowError e) {
                throw e;
            } catch (Throwable again) {
                t.addSuppressed(again);
                internal(g, t, "");
                Exit.halt(2);
            }
        } catch (OutOfMemoryError | StackOverflowError noRoom) {
            noRoom(); // not even for the report
        }
    }

    /// Loads what [#noRoom] and a full stack need: there is no room for loading a class then.
    public static void prepare() {
        Stderr.write(AT_LAST, 0, 0);
        Exit.embedded();
        NO_ROOM.compareAndSet(true, true);
        Defers.leaving(null, null);
        LockSupport.unpark(null);
    }

    /// The end of a program that has no memory for a report. Makes no object; if the JVM's own way out needs one, the process ends without it.
    /// Only the first thread that comes here says it.
    public static void noRoom() {
        if (NO_ROOM.compareAndSet(false, true) || Exit.embedded()) {
            try {
                Stderr.write(AT_LAST, 0, AT_LAST.length);
                Exit.halt(2);
            } catch (VirtualMachineError none) {
                Runtime.getRuntime().halt(2);
            }
        }
        while (true) {
            Thread.onSpinWait();
        }
    }

    /// The thread that reports for goroutines without room, see [#serve]; null in a host's JVM.
    private static volatile Thread server;
    private static volatile G overflowed;
    private static volatile StackOverflowError overflow;
    /// Given up when memory runs out, so that the report has some.
    private static volatile byte[] reserve;

    private static final byte[] AT_LAST = "fatal error: runtime: out of memory\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private static void report(G g, Throwable t) {
        try {
            GoPanic p = Panics.adopt(g, t);
            if (!p.goexit && prepare(g, p)) {
                uncaught(g, p);
            }
        } catch (Exit.Exited e) {
            throw e;
        } catch (StackOverflowError e) {
            stackOverflow(g, e);
        } catch (OutOfMemoryError e) {
            outOfMemory(g, e);
        } catch (Throwable e) {
            StringBuilder trace = new StringBuilder("\ngoroutine ").append(g.id).append(" [running]:\n");
            Traceback.frames(trace, e.getStackTrace());
            internal(g, e, trace.toString());
        }
    }

    private static void uncaught(G g, GoPanic p) {
        alone();
        StringBuilder out = new StringBuilder();
        PanicText.chain(out, p);
        signal(out, p);
        if (!Traceback.none()) {
            out.append("\ngoroutine ").append(g.id).append(" [running]:\n");
            Traceback.panic(out, p);
            Traceback.createdBy(out, g);
            if (Traceback.all()) {
                Traceback.others(out, g);
            }
        }
        end(out);
    }

    /// The goroutine keeps its signal until a recovered panic is over: what is thrown meanwhile is shown with it.
    private static void signal(StringBuilder out, GoPanic last) {
        for (GoPanic p = last; p != null; p = p.link) {
            if (p.cause instanceof NullPointerException || p.cause instanceof Fault f && f.kind == Fault.Kind.MEMORY) {
                out.append("[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x0]\n");
                return;
            }
        }
    }

    /// Runs the Error and String methods of what is about to be printed; links with the same value print once (1.26: repanicked).
    /// False if such a method ended the goroutine by Goexit: then the program goes on without it.
    private static boolean prepare(G g, GoPanic last) {
        GoPanic p = last;
        while (p != null) {
            if (p.link != null && !p.goexit && !p.link.goexit && p.link.value == p.value) {
                p.link.repanicked = true;
                p = p.link;
                continue;
            }
            if (!p.goexit && p.value != null) {
                try {
                    var s = ErrorValues.text(g, p.value);
                    p.text = s == null ? null : PanicText.latin1(s);
                } catch (Throwable t) {
                    GoPanic inner = Panics.adopt(g, t);
                    if (inner.goexit) {
                        return false;
                    }
                    throw whilePrinting(g, inner, last);
                }
            }
            p = p.link;
        }
        return true;
    }

    /// A method that should have told what a panic is about has panicked: gc gives up, and shows both.
    private static RuntimeException whilePrinting(G g, GoPanic inner, GoPanic outer) {
        alone();
        String what = inner.value instanceof jopher.runtime.strings.GoString s ? PanicText.latin1(s) : "type " + PanicText.typeName(inner.value);
        StringBuilder out = new StringBuilder("fatal error: panic while printing panic value: ").append(PanicText.indented(what)).append('\n');
        signal(out, inner);
        if (!Traceback.none()) {
            out.append("\ngoroutine ").append(g.id).append(" [running]:\n");
            Traceback.gopanic(out);
            Traceback.frames(out, inner.frames());
            Traceback.gopanic(out);
            Traceback.panic(out, outer);
            Traceback.createdBy(out, g);
            Traceback.others(out, g);
        }
        return end(out);
    }

    private static RuntimeException end(StringBuilder out) {
        Stderr.writeLatin1(out);
        throw Exit.halt(Traceback.status());
    }

    /// `fatal error: text` and the trace of the goroutine that caused it; never returns. For the program's faults; where the
    /// runtime itself gives up, all goroutines are shown.
    public static RuntimeException error(G g, String text) {
        return error(g, text, new Throwable(), false);
    }

    /// As [#error(G, String)] for all goroutines and no culprit: deadlock.
    public static RuntimeException allAsleep(String text) {
        return error(null, text, null, true);
    }

    /// The end by SIGQUIT: what all goroutines do.
    public static void quit() {
        alone();
        StringBuilder out = new StringBuilder("SIGQUIT: quit\n");
        Traceback.others(out, null);
        end(out);
    }

    private static RuntimeException error(G g, String text, Throwable at, boolean all) {
        alone();
        StringBuilder out = new StringBuilder();
        out.append("fatal error: ").append(PanicText.indented(text)).append('\n');
        if (!Traceback.none()) {
            if (g != null) {
                out.append("\ngoroutine ").append(g.id).append(" [running]:\n");
                Traceback.frames(out, at.getStackTrace());
                Traceback.createdBy(out, g);
            }
            if (all || Traceback.all()) {
                Traceback.others(out, g);
            }
        }
        return end(out);
    }

    private static void stackOverflow(G g, StackOverflowError e) {
        alone();
        StringBuilder out = new StringBuilder("runtime: goroutine stack exceeds 1000000000-byte limit\nruntime: sp=0x0 stack=[0x0, 0x0]\nfatal error: stack overflow\n");
        fatalTrace(out, g, e);
        end(out);
    }

    private static void outOfMemory(G g, OutOfMemoryError e) {
        reserve = null;
        alone();
        StringBuilder out = new StringBuilder("fatal error: runtime: out of memory\n");
        fatalTrace(out, g, e);
        end(out);
    }

    private static void fatalTrace(StringBuilder out, G g, Throwable at) {
        if (!Traceback.none()) {
            if (g.id != 0) {
                out.append("\ngoroutine ").append(g.id).append(" [running]:\n");
                Traceback.frames(out, at.getStackTrace());
                Traceback.createdBy(out, g);
            }
            Traceback.others(out, g);
        }
    }

    /// For the end of a thread of the runtime's own.
    public static void threadDied(Throwable t) {
        try {
            goroutineDied(Sched.system(), t);
        } catch (OutOfMemoryError e) {
            noRoom(); // not even for a goroutine to report for
        }
    }

    /// What the first thread of a program's process does all its life. It reports the stack overflows of goroutines that meet one
    /// where they have a deferred call, because gc runs no deferred calls then, and millions of frames take long to unwind. And it
    /// notices when the heap is full for good.
    public static void serve() {
        reserve = new byte[1 << 18];
        server = Thread.currentThread();
        HeapWatch heap = new HeapWatch();
        while (overflow == null) {
            LockSupport.parkNanos(Fatal.class, 1_000_000_000L);
            try {
                if (overflow == null && heap.exhausted()) {
                    threadDied(new OutOfMemoryError());
                }
            } catch (OutOfMemoryError e) {
                threadDied(e);
            }
        }
        try {
            stackOverflow(overflowed, overflow);
        } catch (OutOfMemoryError e) {
            outOfMemory(overflowed, e);
        }
    }

    /// A deferring function is left by a stack overflow. There is hardly any room here: each step of this may overflow again, and
    /// the next deferring function, which has a little more room, tries again.
    static void overflow(G g, StackOverflowError e) {
        if (server != null) {
            if (overflow == null) {
                overflowed = g;
                overflow = e;
            }
            LockSupport.unpark(server);
            while (true) {
                Thread.onSpinWait();
            }
        }
    }

    /// A Java exception that no Go program can cause: a bug of ours. Says so, with the Java trace, once.
    ///
    /// @param trace of Go's functions; empty if it could not be made
    private static void internal(G g, Throwable t, String trace) {
        alone();
        StringBuilder out = new StringBuilder("fatal error: jopher: internal error: ").append(t).append('\n').append(trace);
        if (System.getenv("JOPHER_DEBUG") != null) {
            for (Throwable c = t; c != null; c = c.getCause()) {
                out.append("java: ").append(c).append('\n');
                for (StackTraceElement e : c.getStackTrace()) {
                    out.append("\tat ").append(e).append('\n');
                }
            }
        } else {
            StackTraceElement[] st = t.getStackTrace();
            for (int i = 0; i < Math.min(8, st.length); i++) {
                out.append("java: ").append(st[i]).append('\n');
            }
        }
        Stderr.writeLatin1(out);
        Exit.halt(2);
    }

    /// One report per program: whoever comes second waits for the first to end the process. A report that faults is followed by
    /// one about the fault; the third attempt is the last.
    private static void alone() {
        Thread self = Thread.currentThread();
        if (!DYING.compareAndSet(null, self) && DYING.get() != self && !Exit.embedded()) {
            Sched.stopForEver();
        }
        if (++reports > 2 && !Exit.embedded()) {
            Exit.halt(5);
        }
    }
}
