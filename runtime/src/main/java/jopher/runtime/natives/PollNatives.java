package jopher.runtime.natives;

import jopher.abi.GoNative;
import jopher.runtime.G;
import jopher.runtime.host.Errno;
import jopher.runtime.host.Fds;
import jopher.runtime.sockets.PollDesc;
import jopher.runtime.sockets.Poller;
import jopher.runtime.sockets.Socket;

/// Package internal/poll. Sockets alone are pollable: files, pipes and streams block their goroutine, not the poller, so `pollOpen`
/// answers EPERM for them as Linux does for regular files; package os then uses blocking mode.
public final class PollNatives {
    private PollNatives() {
    }

    @GoNative("internal/poll.runtime_pollServerInit")
    public static void serverInit(G g) {
    }

    /// `(uintptr, int)`
    @GoNative("internal/poll.runtime_pollOpen")
    public static long open(G g, long fd) {
        if (Fds.get((int) fd) instanceof Socket s) {
            g.j0 = 0;
            return Poller.open(s);
        }
        g.j0 = Errno.EPERM;
        return 0;
    }

    @GoNative("internal/poll.runtime_pollClose")
    public static void close(G g, long ctx) {
        Poller.close(ctx);
    }

    /// Modes are the letters r and w; 1 is write, 0 read.
    private static int side(long mode) {
        return mode == 'w' ? 1 : 0;
    }

    @GoNative("internal/poll.runtime_pollReset")
    public static long reset(G g, long ctx, long mode) {
        return Poller.desc(ctx).reset(side(mode));
    }

    @GoNative("internal/poll.runtime_pollWait")
    public static long await(G g, long ctx, long mode) {
        PollDesc d = Poller.desc(ctx);
        return d.await(g, side(mode));
    }

    /// After a cancelled connect: waits for its end, whatever the deadline. Only systems with completion ports ask.
    @GoNative("internal/poll.runtime_pollWaitCanceled")
    public static void waitCanceled(G g, long ctx, long mode) {
        Poller.desc(ctx).await(g, side(mode));
    }

    @GoNative("internal/poll.runtime_pollSetDeadline")
    public static void setDeadline(G g, long ctx, long d, long mode) {
        Poller.desc(ctx).deadline(d, mode != 'w', mode != 'r');
    }

    @GoNative("internal/poll.runtime_pollUnblock")
    public static void unblock(G g, long ctx) {
        Poller.desc(ctx).unblock();
    }

    @GoNative("internal/poll.runtime_isPollServerDescriptor")
    public static boolean isPollServerDescriptor(G g, long fd) {
        return false;
    }
}
