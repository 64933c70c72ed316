package jopher.runtime.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Arguments, environment and exit hooks of the program.
public final class Process {
    private static volatile String[] argv = {"main"};
    private static final List<java.util.function.IntUnaryOperator> HOOKS = new ArrayList<>();

    private Process() {
    }

    static void init(String argv0, String[] args) {
        String[] all = new String[args.length + 1];
        all[0] = argv0;
        System.arraycopy(args, 0, all, 1, args.length);
        argv = all;
    }

    /// os.Args
    public static String[] arguments() {
        return argv;
    }

    /// "K=V" lines as execve gave them.
    public static List<String> environment() {
        List<String> out = new ArrayList<>();
        for (Map.Entry<String, String> e : System.getenv().entrySet()) {
            out.add(e.getKey() + "=" + e.getValue());
        }
        return out;
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
