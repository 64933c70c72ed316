package jopher.runtime.host;

import jopher.runtime.G;
import jopher.runtime.sched.Sched;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;

/// Signals by Linux number: what os/signal asked for goes into one queue; everything else keeps its default.
public final class Signals {
    private static final Map<Integer, String> NAMES = new LinkedHashMap<>();
    private static final boolean[] WANTED = new boolean[65];
    private static final boolean[] IGNORED = new boolean[65];
    private static final int[] ENDING = {1, 2, 15};
    private static final ArrayDeque<Integer> QUEUE = new ArrayDeque<>();
    private static G receiver;

    static {
        String[] names = {"HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2", "PIPE", "ALRM",
                "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM", "PROF", "WINCH",
                "IO", "PWR", "SYS"};
        for (int i = 0; i < names.length; i++) {
            NAMES.put(i + 1, names[i]);
        }
    }

    private Signals() {
    }

    /// Delivers signal n to the program from now on.
    public static synchronized void enable(int n) {
        if (n <= 0 || n > 64) {
            return;
        }
        WANTED[n] = true;
        IGNORED[n] = false;
        handle(n, s -> deliver(n));
    }

    public static synchronized void disable(int n) {
        if (n <= 0 || n > 64) {
            return;
        }
        WANTED[n] = false;
        handle(n, sun.misc.SignalHandler.SIG_DFL);
    }

    public static synchronized void ignore(int n) {
        if (n <= 0 || n > 64) {
            return;
        }
        WANTED[n] = false;
        IGNORED[n] = true;
        handle(n, sun.misc.SignalHandler.SIG_IGN);
    }

    public static synchronized boolean ignored(int n) {
        return n > 0 && n <= 64 && IGNORED[n];
    }

    /// SIGHUP, SIGINT and SIGTERM end the program with as few allocations as can be: the JVM's own handling is out of the question when
    /// the heap is full, it begins with a logger. What is ignored at the start stays ignored.
    static void endProgram() {
        for (int n : ENDING) {
            try {
                jdk.internal.misc.Signal.handle(new jdk.internal.misc.Signal(NAMES.get(n)), s -> Exit.halt(128 + n));
            } catch (IllegalAccessError | IllegalArgumentException e) {
                // not exported to us, or the JVM must leave signals alone (-Xrs)
            }
        }
    }

    /// From now on these end the process at once.
    static void halt() {
        for (int n : ENDING) {
            handle(n, s -> Runtime.getRuntime().halt(128 + n));
        }
    }

    private static void handle(int n, sun.misc.SignalHandler h) {
        String name = NAMES.get(n);
        if (name == null) {
            return;
        }
        if (n == QuitSignal.NUMBER) {
            QuitSignal.install();
            return;
        }
        try {
            sun.misc.Signal.handle(new sun.misc.Signal(name), h);
        } catch (IllegalArgumentException e) {
            // the JVM keeps this one for itself (SEGV …): only signals sent by the program itself arrive
        }
    }

    /// A signal without handler of its own arrived: whether the program takes or ignores it.
    static boolean take(int n) {
        synchronized (Signals.class) {
            if (!WANTED[n]) {
                return IGNORED[n];
            }
        }
        deliver(n);
        return true;
    }

    private static void deliver(int n) {
        G wake;
        synchronized (Signals.class) {
            if (!WANTED[n] || QUEUE.contains(n)) {
                return;
            }
            QUEUE.add(n);
            wake = receiver;
            receiver = null;
        }
        if (wake != null) {
            Sched.ready(wake);
        }
    }

    /// Blocks until a signal arrives. While a goroutine waits here the program cannot be deadlocked.
    public static int receive(G g) {
        while (true) {
            synchronized (Signals.class) {
                Integer n = QUEUE.poll();
                if (n != null) {
                    return n;
                }
                receiver = g;
            }
            Sched.outside();
            try {
                Sched.park(g, "syscall");
            } finally {
                Sched.outsideGone();
            }
        }
    }

    public static synchronized boolean idle() {
        return QUEUE.isEmpty();
    }

    /// kill(2): 0 or an errno.
    public static int kill(long pid, int n) {
        ProcessHandle self = ProcessHandle.current();
        if (pid == self.pid() || pid == 0) {
            if (n == 0) {
                return 0;
            }
            boolean wanted;
            synchronized (Signals.class) {
                wanted = n <= 64 && WANTED[n];
                if (n <= 64 && IGNORED[n]) {
                    return 0;
                }
            }
            if (wanted) {
                deliver(n);
                return 0;
            }
            switch (n) {
                case 17, 18, 23, 28 -> {
                    return 0;
                }
                default -> throw Exit.halt(128 + n);
            }
        }
        ProcessHandle h = ProcessHandle.of(pid).orElse(null);
        if (h == null || !h.isAlive()) {
            return Errno.ESRCH;
        }
        if (n == 0) {
            return 0;
        }
        if (n == 9 || n == 15) {
            Children.signalled(pid, n);
            return (n == 9 ? h.destroyForcibly() : h.destroy()) ? 0 : Errno.EPERM;
        }
        String name = NAMES.get(n);
        if (name == null) {
            return Errno.EINVAL;
        }
        // Java sends no other signals: let kill(1) do it
        try {
            Children.signalled(pid, n);
            return new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor() == 0 ? 0 : Errno.EPERM;
        } catch (java.io.IOException | InterruptedException e) {
            return Errno.EPERM;
        }
    }
}
