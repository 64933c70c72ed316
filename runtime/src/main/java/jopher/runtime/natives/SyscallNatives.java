package jopher.runtime.natives;

import jopher.abi.GoNative;
import jopher.runtime.G;
import jopher.runtime.funcs.Func;
import jopher.runtime.host.Errno;
import jopher.runtime.host.Exit;
import jopher.runtime.host.Fds;
import jopher.runtime.host.OpenFile;
import jopher.runtime.host.Paths;
import jopher.runtime.host.Pipe;
import jopher.runtime.host.Process;
import jopher.runtime.host.Stat;
import jopher.runtime.panics.ErrorValues;
import jopher.runtime.pointers.PtrI;
import jopher.runtime.pointers.PtrJ;
import jopher.runtime.pointers.Mirrors;
import jopher.runtime.slices.Slice;
import jopher.runtime.strings.GoString;

import java.io.IOException;
import java.util.List;

/// Package syscall: descriptors, the process, the environment. Names in the file system are [FileNatives]'.
public final class SyscallNatives {
    private SyscallNatives() {
    }

    @GoNative("syscall.registerErrno")
    public static void registerErrno(G g, Func make) {
        ErrorValues.registerErrno(make);
    }

    static OpenFile file(long fd) throws Paths.PathError {
        OpenFile f = Fds.get((int) fd);
        if (f == null) {
            throw Paths.error(Errno.EBADF);
        }
        return f;
    }

    private static byte[] bytes(Slice p) {
        return p.len == 0 ? new byte[0] : (byte[]) p.a;
    }

    /// After `n` bytes (or an error) were read into `p`.
    static long filled(Slice p, long n) {
        if (Mirrors.active && n > 0) {
            Mirrors.stored(p.a, p.off, (int) n);
        }
        return n;
    }

    @GoNative("syscall.read")
    public static Object read(G g, long fd, Slice p) {
        return Results.count(g, () -> filled(p, file(fd).read(g, bytes(p), p.len == 0 ? 0 : p.off, p.len)));
    }

    @GoNative("syscall.write")
    public static Object write(G g, long fd, Slice p) {
        return Results.count(g, () -> file(fd).write(g, bytes(p), p.len == 0 ? 0 : p.off, p.len));
    }

    @GoNative("syscall.pread")
    public static Object pread(G g, long fd, Slice p, long at) {
        return Results.count(g, () -> filled(p, file(fd).pread(bytes(p), p.len == 0 ? 0 : p.off, p.len, at)));
    }

    @GoNative("syscall.pwrite")
    public static Object pwrite(G g, long fd, Slice p, long at) {
        return Results.count(g, () -> file(fd).pwrite(bytes(p), p.len == 0 ? 0 : p.off, p.len, at));
    }

    @GoNative("syscall.Seek")
    public static Object seek(G g, long fd, long offset, long whence) {
        return Results.count(g, () -> file(fd).seek(offset, (int) whence));
    }

    @GoNative("syscall.Close")
    public static Object close(G g, long fd) {
        return Results.error(g, () -> -Fds.close((int) fd));
    }

    @GoNative("syscall.Dup")
    public static Object dup(G g, long fd) {
        return Results.count(g, () -> Fds.add(file(fd), 0, false));
    }

    @GoNative({"syscall.Fsync", "syscall.Fdatasync"})
    public static Object fsync(G g, long fd) {
        return Results.error(g, () -> file(fd).sync());
    }

    @GoNative("syscall.Ftruncate")
    public static Object ftruncate(G g, long fd, long size) {
        return Results.error(g, () -> file(fd).truncate(size));
    }

    @GoNative("syscall.Getdents")
    public static Object getdents(G g, long fd, Slice p) {
        return Results.count(g, () -> file(fd).getdents(bytes(p), p.off, p.len));
    }

    static long fillStat(Object st, Stat s) {
        Fields.set(st, "Dev", s.dev());
        Fields.set(st, "Ino", s.ino());
        Fields.set(st, "Nlink", s.nlink());
        Fields.set(st, "Mode", s.mode());
        Fields.set(st, "Uid", s.uid());
        Fields.set(st, "Gid", s.gid());
        Fields.set(st, "Rdev", s.rdev());
        Fields.set(st, "Size", s.size());
        Fields.set(st, "Blksize", 4096);
        Fields.set(st, "Blocks", (s.size() + 511) / 512);
        time(Fields.ref(st, "Atim"), s.atime());
        time(Fields.ref(st, "Mtim"), s.mtime());
        time(Fields.ref(st, "Ctim"), s.ctime());
        return 0;
    }

    private static void time(Object ts, long nanos) {
        Fields.set(ts, "Sec", Math.floorDiv(nanos, 1_000_000_000L));
        Fields.set(ts, "Nsec", Math.floorMod(nanos, 1_000_000_000L));
    }

    @GoNative("syscall.Fstat")
    public static Object fstat(G g, long fd, Object st) {
        return Results.error(g, () -> fillStat(st, file(fd).stat()));
    }

    private static final int F_DUPFD = 0;
    private static final int F_GETFD = 1;
    private static final int F_SETFD = 2;
    private static final int F_GETFL = 3;
    private static final int F_SETFL = 4;
    private static final int F_DUPFD_CLOEXEC = 1030;

    static long fcntl(long fd, long cmd, long arg) throws IOException, Paths.PathError {
        OpenFile f = file(fd);
        return switch ((int) cmd) {
            case F_DUPFD -> Fds.add(f, (int) arg, false);
            case F_DUPFD_CLOEXEC -> Fds.add(f, (int) arg, true);
            case F_GETFD -> Fds.cloexec((int) fd) ? 1 : 0;
            case F_SETFD -> {
                Fds.cloexec((int) fd, (arg & 1) != 0);
                yield 0;
            }
            case F_GETFL -> f.flags();
            case F_SETFL -> {
                f.setFlags((int) arg);
                yield 0;
            }
            default -> -Errno.EINVAL;
        };
    }

    @GoNative("syscall.fcntl")
    public static Object fcntl(G g, long fd, long cmd, long arg) {
        return Results.count(g, () -> fcntl(fd, cmd, arg));
    }

    /// `(int32, int32)`: value or -1, errno.
    @GoNative("internal/syscall/unix.fcntl")
    public static int fcntl(G g, int fd, int cmd, int arg) {
        long r = Results.plain(() -> fcntl((long) fd, cmd, arg));
        g.j0 = r < 0 ? -r : 0;
        return r < 0 ? -1 : (int) r;
    }

    @GoNative("syscall.pipe2")
    public static Object pipe2(G g, Object p, long flags) {
        return Results.error(g, () -> {
            Pipe pipe = new Pipe();
            boolean cloexec = (flags & OpenFile.O_CLOEXEC) != 0;
            int[] fds = (int[]) p;
            fds[0] = Fds.add(pipe.reader, 0, cloexec);
            fds[1] = Fds.add(pipe.writer, 0, cloexec);
            if ((flags & OpenFile.O_NONBLOCK) != 0) {
                pipe.reader.setFlags(OpenFile.O_NONBLOCK);
                pipe.writer.setFlags(OpenFile.O_WRONLY | OpenFile.O_NONBLOCK);
            }
            return 0;
        });
    }

    // ---- locks, no-ops and refusals

    @GoNative("syscall.Flock")
    public static Object flock(G g, long fd, long how) {
        return Results.error(g, () -> {
            file(fd);
            return 0;
        });
    }

    @GoNative({"syscall.sendfile"})
    public static Object sendfile(G g, long out, long in, PtrJ offset, long count) {
        return Results.count(g, () -> -Errno.ENOSYS);
    }

    @GoNative("syscall.isCapDacOverrideSet")
    public static boolean isCapDacOverrideSet(G g) {
        return false;
    }

    @GoNative({"syscall.os_checkClonePidfd", "os.checkClonePidfd"})
    public static Object checkClonePidfd(G g) {
        return ErrorValues.errno(g, Errno.ENOSYS);
    }

    @GoNative("syscall.prlimit1")
    public static Object prlimit1(G g, long pid, long resource, Object fresh, Object old) {
        if (old != null) {
            Fields.set(old, "Cur", 1 << 20);
            Fields.set(old, "Max", 1 << 20);
        }
        return null;
    }

    @GoNative("syscall.Umask")
    public static long umask(G g, long mask) {
        return 022;
    }

    // ---- the process

    @GoNative("syscall.Exit")
    public static void exit(G g, long code) {
        throw Exit.halt((int) code & 0xFF);
    }

    @GoNative("syscall.Getpid")
    public static long getpid(G g) {
        return ProcessHandle.current().pid();
    }

    @GoNative("syscall.Getppid")
    public static long getppid(G g) {
        return ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(0L);
    }

    @GoNative("syscall.Gettid")
    public static long gettid(G g) {
        return ProcessHandle.current().pid();
    }

    @GoNative("syscall.Getpagesize")
    public static long getpagesize(G g) {
        return 4096;
    }

    private static final long UID = id(false);
    private static final long GID = id(true);

    /// Of the process, by what Linux tells about it.
    private static long id(boolean group) {
        try {
            Object v = java.nio.file.Files.getAttribute(java.nio.file.Path.of("/proc/self"), group ? "unix:gid" : "unix:uid");
            return (Integer) v;
        } catch (IOException | RuntimeException e) {
            return 0;
        }
    }

    @GoNative({"syscall.Getuid", "syscall.Geteuid"})
    public static long getuid(G g) {
        return UID;
    }

    @GoNative({"syscall.Getgid", "syscall.Getegid"})
    public static long getgid(G g) {
        return GID;
    }

    @GoNative("syscall.getgroups")
    public static Object getgroups(G g, long n, PtrI list) {
        return Results.count(g, () -> 0);
    }

    @GoNative("syscall.Getrusage")
    public static Object getrusage(G g, long who, Object usage) {
        long nanos = who == 0 && java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                instanceof com.sun.management.OperatingSystemMXBean b ? b.getProcessCpuTime() : 0;
        Object u = Fields.ref(usage, "Utime");
        Fields.set(u, "Sec", nanos / 1_000_000_000);
        Fields.set(u, "Usec", nanos / 1000 % 1_000_000);
        return null;
    }

    @GoNative("syscall.Uname")
    public static Object uname(G g, Object buf) {
        text(buf, "Sysname", "Linux");
        text(buf, "Nodename", hostname());
        text(buf, "Release", "4.14.0");
        text(buf, "Version", "#1 SMP");
        text(buf, "Machine", System.getProperty("os.arch").equals("amd64") ? "x86_64" : System.getProperty("os.arch"));
        text(buf, "Domainname", "(none)");
        return null;
    }

    private static String hostname() {
        try {
            return java.nio.file.Files.readString(java.nio.file.Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException | RuntimeException e) {
            String h = System.getenv("HOSTNAME");
            return h != null ? h : "localhost";
        }
    }

    private static void text(Object buf, String field, String value) {
        byte[] a = (byte[]) Fields.ref(buf, field);
        byte[] v = value.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        java.util.Arrays.fill(a, (byte) 0);
        System.arraycopy(v, 0, a, 0, Math.min(v.length, a.length - 1));
    }

    @GoNative("syscall.Kill")
    public static Object kill(G g, long pid, long signal) {
        return Results.error(g, () -> -jopher.runtime.host.Signals.kill(pid, (int) signal));
    }

    // ---- environment and arguments

    static Slice strings(List<byte[]> list) {
        Object[] a = new Object[list.size()];
        for (int i = 0; i < a.length; i++) {
            a[i] = GoString.wrap(list.get(i));
        }
        return new Slice(a, 0, a.length, a.length);
    }

    @GoNative("syscall.runtime_envs")
    public static Slice envs(G g) {
        return strings(Process.environment());
    }

    @GoNative("os.runtime_args")
    public static Slice args(G g) {
        return strings(Process.arguments());
    }

    @GoNative("syscall.runtimeSetenv")
    public static void setenv(G g, GoString k, GoString v) {
        GodebugNatives.environmentChanged(g, k.toString(), v.toString());
    }

    @GoNative("syscall.runtimeUnsetenv")
    public static void unsetenv(G g, GoString k) {
        GodebugNatives.environmentChanged(g, k.toString(), "");
    }

    @GoNative("syscall.runtimeClearenv")
    public static void clearenv(G g, Object env) {
        GodebugNatives.environmentChanged(g, "GODEBUG", "");
    }

    // ---- package os

    @GoNative("os.runtime_beforeExit")
    public static void beforeExit(G g, long code) {
        Process.exitHooks((int) code);
    }

    /// Death by SIGPIPE, as a shell sees it.
    @GoNative("os.sigpipe")
    public static void sigpipe(G g) {
        throw Exit.halt(141);
    }

    @GoNative({"os.ignoreSIGSYS", "os.restoreSIGSYS"})
    public static void sigsys(G g) {
    }

    @GoNative("os.programPath")
    public static GoString programPath(G g) {
        return GoString.wrap(Paths.bytes(java.nio.file.Path.of(Paths.text(GoString.wrap(Process.arguments().getFirst()))).toAbsolutePath().toString()));
    }
}
