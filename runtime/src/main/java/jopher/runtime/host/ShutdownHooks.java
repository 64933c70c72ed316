package jopher.runtime.host;

import jopher.runtime.sched.Sched;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/// The JVM's shutdown hooks at the end of a Go program. Programs have none; a flight recording writes its file in one, agents and
/// Java libraries have theirs.
///
/// Whoever is left alone with a hook that hangs must get the process ended: a hook that only waits has a second, one that works ten,
/// and another SIGINT, SIGTERM or SIGHUP ends the process at once.
final class ShutdownHooks {
    private static final long WAITING_NANOS = 1_000_000_000L;
    private static final long WORKING_NANOS = 10 * WAITING_NANOS;
    private static final AtomicBoolean ENDING = new AtomicBoolean();

    private ShutdownHooks() {
    }

    /// Whether there are hooks. The JDK does not tell, and finding out by running them costs it 20 ms for a logger: where java.lang
    /// is not open to us there may be some.
    static boolean any() {
        return ENDING.get() || !hooks().isEmpty();
    }

    private static List<Thread> hooks() {
        try {
            var field = Class.forName("java.lang.ApplicationShutdownHooks").getDeclaredField("hooks");
            field.setAccessible(true);
            @SuppressWarnings("unchecked")
            Map<Thread, Thread> hooks = (Map<Thread, Thread>) field.get(null);
            return hooks == null ? List.of() : List.copyOf(hooks.keySet());
        } catch (ReflectiveOperationException | RuntimeException e) {
            return List.of(Thread.currentThread());
        }
    }

    /// Ends the process after its hooks; never returns. Of several callers the first decides the status.
    static void exit(int status) {
        if (ENDING.compareAndSet(false, true)) {
            List<Thread> hooks = hooks();
            Signals.halt();
            Thread exit = new Thread(null, () -> Runtime.getRuntime().exit(status), "exit", 1 << 20, false);
            exit.setDaemon(true);
            exit.start();
            Thread watch = new Thread(null, () -> watch(hooks, status), "hooks", 1 << 18, false);
            watch.setDaemon(true);
            watch.start();
        }
        Sched.stopForEver();
    }

    private static void watch(List<Thread> hooks, int status) {
        long start = System.nanoTime();
        long worked = start;
        while (true) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                // nobody does
            }
            long now = System.nanoTime();
            if (hooks.stream().anyMatch(t -> t.getState() == Thread.State.RUNNABLE)) {
                worked = now;
            }
            if (now - worked > WAITING_NANOS || now - start > WORKING_NANOS) {
                Runtime.getRuntime().halt(status);
            }
        }
    }
}
