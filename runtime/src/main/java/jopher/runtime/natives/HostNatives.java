package jopher.runtime.natives;

import jopher.abi.GoNative;
import jopher.runtime.G;
import jopher.runtime.host.Errno;
import jopher.runtime.host.Paths;
import jopher.runtime.host.SystemCalls;
import jopher.runtime.strings.GoString;

/// Package syscall: what the host's C library answers ([SystemCalls]).
public final class HostNatives {
    private static final String[] STATFS = {"Type", "Bsize", "Blocks", "Bfree", "Bavail", "Files", "Ffree", null, "Namelen", "Frsize", "Flags"};
    private static final int FSID = 7;
    private static final String[] SYSINFO = {"Uptime", null, null, null, "Totalram", "Freeram", "Sharedram", "Bufferram", "Totalswap", "Freeswap", "Procs", "Totalhigh", "Freehigh", "Unit"};

    private HostNatives() {
    }

    @GoNative("syscall.Statfs")
    public static Object statfs(G g, GoString path, Object buf) {
        return Results.error(g, () -> statfs(Paths.resolve(Paths.AT_FDCWD, path), buf));
    }

    @GoNative("syscall.Fstatfs")
    public static Object fstatfs(G g, long fd, Object buf) {
        return Results.error(g, () -> {
            java.nio.file.Path p = SyscallNatives.file(fd).path();
            return p == null ? -Errno.ENOSYS : statfs(p, buf);
        });
    }

    private static long statfs(java.nio.file.Path p, Object buf) {
        long[] words = new long[STATFS.length];
        long r = SystemCalls.statfs(p, words);
        if (r < 0) {
            return r;
        }
        for (int i = 0; i < words.length; i++) {
            if (i == FSID) {
                int[] id = (int[]) Fields.ref(Fields.ref(buf, "Fsid"), "X__val");
                id[0] = (int) words[i];
                id[1] = (int) (words[i] >>> Integer.SIZE);
            } else {
                Fields.set(buf, STATFS[i], words[i]);
            }
        }
        return r;
    }

    @GoNative("syscall.Sysinfo")
    public static Object sysinfo(G g, Object info) {
        return Results.error(g, () -> {
            long[] words = new long[SYSINFO.length];
            long r = SystemCalls.sysinfo(words);
            if (r < 0) {
                return r;
            }
            for (int i = 0; i < words.length; i++) {
                if (SYSINFO[i] != null) {
                    Fields.set(info, SYSINFO[i], words[i]);
                }
            }
            System.arraycopy(words, 1, (long[]) Fields.ref(info, "Loads"), 0, 3);
            return r;
        });
    }

    @GoNative("syscall.Getpgid")
    public static Object getpgid(G g, long pid) {
        return Results.count(g, () -> SystemCalls.getpgid(pid));
    }

    @GoNative("syscall.Setpgid")
    public static Object setpgid(G g, long pid, long group) {
        return Results.error(g, () -> SystemCalls.setpgid(pid, group));
    }
}
