package jopher.runtime.natives;

import jopher.abi.GoNative;
import jopher.runtime.G;
import jopher.runtime.host.Errno;
import jopher.runtime.slices.Slice;

/// Package internal/poll. No descriptor is pollable yet: files, pipes and streams block their goroutine, not the poller, so
/// `pollOpen` answers EPERM as Linux does for regular files; package os then uses blocking mode.
public final class PollNatives {
    private PollNatives() {
    }

    @GoNative("internal/poll.runtime_pollServerInit")
    public static void serverInit(G g) {
    }

    /// `(uintptr, int)`
    @GoNative("internal/poll.runtime_pollOpen")
    public static long open(G g, long fd) {
        g.j0 = Errno.EPERM;
        return 0;
    }

    @GoNative("internal/poll.runtime_pollClose")
    public static void close(G g, long ctx) {
    }

    /// 3: not pollable.
    @GoNative({"internal/poll.runtime_pollReset", "internal/poll.runtime_pollWait"})
    public static long reset(G g, long ctx, long mode) {
        return 3;
    }

    @GoNative("internal/poll.runtime_pollWaitCanceled")
    public static void waitCanceled(G g, long ctx, long mode) {
    }

    @GoNative("internal/poll.runtime_pollSetDeadline")
    public static void setDeadline(G g, long ctx, long d, long mode) {
    }

    @GoNative("internal/poll.runtime_pollUnblock")
    public static void unblock(G g, long ctx) {
    }

    @GoNative("internal/poll.runtime_isPollServerDescriptor")
    public static boolean isPollServerDescriptor(G g, long fd) {
        return false;
    }

    /// `writev(fd int, iovecs []syscall.Iovec) (uintptr, error)`: only sockets use it.
    @GoNative("internal/poll.writev")
    public static Object writev(G g, long fd, Slice iovecs) {
        return Results.count(g, () -> -Errno.ENOSYS);
    }
}
