package jopher.runtime.host;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Arguments, environment and exit hooks of the program.
public final class Process {
    private static volatile List<byte[]> argv = List.of("main".getBytes(StandardCharsets.US_ASCII));
    private static final List<java.util.function.IntUnaryOperator> HOOKS = new ArrayList<>();

    private Process() {
    }

    static void init(List<byte[]> arguments) {
        argv = List.copyOf(arguments);
    }

    /// os.Args
    public static List<byte[]> arguments() {
        return argv;
    }

    /// "K=V" lines as execve gave them.
    public static List<byte[]> environment() {
        return ByteNames.environment();
    }

    /// Runs before the process ends with a status (coverage data and the like); may change the status.
    public static void addExitHook(java.util.function.IntUnaryOperator hook) {
        synchronized (HOOKS) {
            HOOKS.add(hook);
        }
    }

    public static int exitHooks(int status) {
        synchronized (HOOKS) {
            for (int i = HOOKS.size(); --i >= 0; ) {
                status = HOOKS.get(i).applyAsInt(status);
            }
            HOOKS.clear();
        }
        return status;
    }
}
