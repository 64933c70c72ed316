package jopher.runtime.host;

/// How the process ends: at once, since everything written is written. Only where somebody has added shutdown hooks to the JVM (a
/// flight recording, an agent) they run first; what hangs then is cut short by [ShutdownHooks]. A host that runs Go programs
/// inside its own JVM installs a handler.
public final class Exit {
    /// Receives the status instead of the process's end.
    @FunctionalInterface
    public interface Handler {
        void exited(int status);
    }

    /// Unwinds whatever runs after an exit in a JVM that lives on. No deferred call sees it.
    public static final class Exited extends Error {
        public Exited() {
            super("program exited", null, false, false);
        }
    }

    private static volatile Handler handler;

    private Exit() {
    }

    public static void handler(Handler h) {
        handler = h;
    }

    public static boolean embedded() {
        return handler != null;
    }

    /// Ends the program; never returns.
    public static Exited halt(int status) {
        Handler h = handler;
        if (h == null) {
            QuitSignal.remove();
            if (ShutdownHooks.any()) {
                ShutdownHooks.exit(status);
            }
            Runtime.getRuntime().halt(status);
        }
        h.exited(status);
        throw new Exited();
    }
}
