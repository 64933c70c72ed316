package jopher.runtime.natives;

import jopher.abi.GoNative;
import jopher.runtime.G;
import jopher.runtime.host.Children;
import jopher.runtime.host.Errno;
import jopher.runtime.host.Paths;
import jopher.runtime.host.Signals;
import jopher.runtime.pointers.PtrI;
import jopher.runtime.slices.Slice;
import jopher.runtime.strings.GoString;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Child processes of package syscall, signals of package os/signal.
public final class ExecNatives {
    private ExecNatives() {
    }

    private static List<String> strings(Object a, int off, int len) {
        List<String> out = new ArrayList<>();
        for (int i = 0; i < len; i++) {
            out.add(Paths.text((GoString) ((Object[]) a)[off + i]));
        }
        return out;
    }

    /// `forkExec(argv0 string, argv []string, attr *ProcAttr) (pid int, err error)`. Slice fields of the struct are four flat
    /// fields.
    @GoNative("syscall.forkExec")
    public static Object forkExec(G g, GoString path, Slice argv, Object attr) {
        return Results.count(g, () -> {
            Path dir = null;
            List<String> env = List.of();
            int[] files = {-1, -1, -1};
            if (attr != null) {
                GoString d = (GoString) Fields.ref(attr, "Dir");
                if (d.len > 0) {
                    dir = Paths.resolve(Paths.AT_FDCWD, d).toAbsolutePath();
                }
                Object e = Fields.ref(attr, "Env");
                env = e == null ? List.of() : strings(e, (int) Fields.get(attr, "Env$o"), (int) Fields.get(attr, "Env$l"));
                long[] f = (long[]) Fields.ref(attr, "Files");
                int n = f == null ? 0 : (int) Fields.get(attr, "Files$l");
                int off = f == null ? 0 : (int) Fields.get(attr, "Files$o");
                files = new int[Math.max(3, n)];
                for (int i = 0; i < files.length; i++) {
                    files[i] = i < n ? (int) f[off + i] : -1;
                }
            }
            return Children.start(Paths.text(path), argv.len == 0 ? List.of() : strings(argv.a, argv.off, argv.len), env, dir, files);
        });
    }

    private static final int WNOHANG = 1;

    @GoNative("syscall.wait4")
    public static Object wait4(G g, long pid, PtrI status, long options, Object rusage) {
        return Results.count(g, () -> {
            long r = Children.await(g, pid, (options & WNOHANG) != 0);
            if (r == -1) {
                return 0;
            }
            if (r < 0) {
                return r;
            }
            if (status != null) {
                status.set((int) r);
            }
            return pid;
        });
    }

    @GoNative("syscall.Exec")
    public static Object exec(G g, GoString path, Slice argv, Slice env) {
        return Results.error(g, () -> -Errno.ENOSYS);
    }

    // ---- os/signal

    @GoNative("os/signal.signal_enable")
    public static void enable(G g, int n) {
        Signals.enable(n);
    }

    @GoNative("os/signal.signal_disable")
    public static void disable(G g, int n) {
        Signals.disable(n);
    }

    @GoNative("os/signal.signal_ignore")
    public static void ignore(G g, int n) {
        Signals.ignore(n);
    }

    @GoNative("os/signal.signal_ignored")
    public static boolean ignored(G g, int n) {
        return Signals.ignored(n);
    }

    @GoNative("os/signal.signal_recv")
    public static int receive(G g) {
        return Signals.receive(g);
    }

    @GoNative("os/signal.signalWaitUntilIdle")
    public static void waitUntilIdle(G g) {
        while (!Signals.idle()) {
            jopher.runtime.sched.Sched.gosched(g);
        }
    }
}
