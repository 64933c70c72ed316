package jopher.runtime.sockets;

import jopher.runtime.G;
import jopher.runtime.host.Errno;
import jopher.runtime.host.OpenFile;
import jopher.runtime.host.Paths;
import jopher.runtime.host.Stat;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.NetworkChannel;
import java.nio.channels.SelectableChannel;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;

/// What all sockets share: the poller's uses of it, options, blocking mode. As elsewhere, operations answer a count or `-errno`.
public abstract class Socket extends OpenFile {
    public static final int AF_UNIX = 1;
    public static final int AF_INET = 2;
    public static final int AF_INET6 = 10;
    public static final int SOCK_STREAM = 1;
    public static final int SOCK_DGRAM = 2;
    private static final int SOCK_TYPE = 0xF;

    private static final PollDesc[] NONE = {};
    /// The most that one read or write moves, in bytes: NIO copies through memory outside the heap, which it keeps.
    static final int CHUNK = 256 << 10;

    final int domain;
    private volatile PollDesc[] uses = NONE;
    final AtomicBoolean queued = new AtomicBoolean();
    /// Options that the program set, by level and number; the order does not matter.
    private final Map<Long, Integer> options = new TreeMap<>();
    private final long number = System.nanoTime();

    Socket(int domain, int flags) {
        super(O_RDWR | flags & O_NONBLOCK);
        this.domain = domain;
    }

    /// socket(2). Throws with the errno for what NIO has not.
    public static Socket make(int domain, int type, int protocol) throws IOException, Paths.PathError {
        int kind = type & SOCK_TYPE;
        if (domain != AF_UNIX && domain != AF_INET && domain != AF_INET6) {
            throw Paths.error(Errno.EAFNOSUPPORT);
        }
        if (kind == SOCK_STREAM && (protocol == 0 || protocol == Options.IPPROTO_TCP && domain != AF_UNIX)) {
            return new StreamSocket(domain, type);
        }
        if (kind == SOCK_DGRAM && domain != AF_UNIX && (protocol == 0 || protocol == Options.IPPROTO_UDP)) {
            return new DatagramSocket(domain, type);
        }
        throw Paths.error(kind == SOCK_STREAM || kind == SOCK_DGRAM ? Errno.EPROTONOSUPPORT : Errno.ESOCKTNOSUPPORT);
    }

    // ---- the poller

    public int domain() {
        return domain;
    }

    synchronized void add(PollDesc d) {
        PollDesc[] u = java.util.Arrays.copyOf(uses, uses.length + 1);
        u[uses.length] = d;
        uses = u;
    }

    synchronized void remove(PollDesc d) {
        uses = java.util.Arrays.stream(uses).filter(x -> x != d).toArray(PollDesc[]::new);
    }

    boolean wants(int side) {
        for (PollDesc d : uses) {
            if (d.wants(side)) {
                return true;
            }
        }
        return false;
    }

    void notice(boolean read, boolean write) {
        for (PollDesc d : uses) {
            if (read) {
                d.notice(PollDesc.READ);
            }
            if (write) {
                d.notice(PollDesc.WRITE);
            }
        }
    }

    /// The channel of this moment, or null.
    abstract SelectableChannel channel();

    /// What its key has to wait for.
    abstract int interest();

    final boolean blocking() {
        return (flags & O_NONBLOCK) == 0;
    }

    /// For a descriptor in blocking mode, which package internal/poll does not know: waits until it can go on.
    final void block(G g, int side) {
        long ctx = Poller.open(this);
        try {
            Poller.desc(ctx).await(g, side);
        } finally {
            Poller.close(ctx);
        }
    }

    // ---- operations

    public abstract long bind(SocketAddress a) throws IOException;

    public abstract long connect(G g, SocketAddress a) throws IOException;

    public long listen(int backlog) throws IOException {
        return -Errno.ENOTSUP;
    }

    /// Null: nobody there.
    public Socket accept(G g) throws IOException, Paths.PathError {
        throw Paths.error(Errno.ENOTSUP);
    }

    public abstract SocketAddress local() throws IOException;

    /// Null: not connected.
    public abstract SocketAddress peer() throws IOException;

    public long shutdown(int how) throws IOException {
        return -Errno.ENOTCONN;
    }

    /// A message and, in `from[0]`, where it came from; null on a stream.
    public abstract long receive(G g, byte[] b, int off, int len, int flags, SocketAddress[] from) throws IOException;

    public abstract long send(G g, byte[] b, int off, int len, int flags, SocketAddress to) throws IOException;

    @Override
    public long read(G g, byte[] b, int off, int len) throws IOException {
        return receive(g, b, off, len, 0, new SocketAddress[1]);
    }

    @Override
    public long write(G g, byte[] b, int off, int len) throws IOException {
        return send(g, b, off, len, 0, null);
    }

    /// Joins or leaves a group; a null group chooses the interface.
    public long group(int level, int option, java.net.InetAddress group, java.net.InetAddress local, int index) throws IOException {
        return -Errno.ENOPROTOOPT;
    }

    // ---- options

    /// SO_ERROR: the pending error, which is forgotten.
    int pendingError() throws IOException {
        return 0;
    }

    public long option(int level, int option) throws IOException {
        if (level == Options.SOL_SOCKET) {
            switch (option) {
                case Options.SO_ERROR:
                    return pendingError();
                case Options.SO_TYPE:
                    return this instanceof DatagramSocket ? SOCK_DGRAM : SOCK_STREAM;
                case Options.SO_DOMAIN:
                    return domain;
                case Options.SO_PROTOCOL:
                    return domain == AF_UNIX ? 0 : this instanceof DatagramSocket ? Options.IPPROTO_UDP : Options.IPPROTO_TCP;
                case Options.SO_ACCEPTCONN:
                    return listening() ? 1 : 0;
                default:
            }
        }
        if (channel() instanceof NetworkChannel c) {
            Integer v = Options.get(c, level, option);
            if (v != null) {
                return v;
            }
        }
        synchronized (this) {
            Integer v = options.get(key(level, option));
            return v != null ? v : Options.known(level, option) ? 0 : -Errno.ENOPROTOOPT;
        }
    }

    boolean listening() {
        return false;
    }

    private static long key(int level, int option) {
        return (long) level << 32 | option;
    }

    public long option(int level, int option, int value) throws IOException {
        if (level == Options.IPPROTO_IPV6 && option == Options.IPV6_V6ONLY) {
            // Java's IPv6 sockets always take IPv4, too
            return domain != AF_INET6 || value != 0 ? -Errno.ENOPROTOOPT : 0;
        }
        if (!Options.known(level, option) || domain == AF_UNIX && level != Options.SOL_SOCKET) {
            return domain == AF_UNIX ? -Errno.ENOTSUP : -Errno.ENOPROTOOPT;
        }
        synchronized (this) {
            options.put(key(level, option), value);
        }
        if (channel() instanceof NetworkChannel c) {
            Options.set(c, level, option, value);
        }
        return 0;
    }

    /// A new channel gets what was set before.
    final void applyOptions(NetworkChannel c) throws IOException {
        Map<Long, Integer> all;
        synchronized (this) {
            all = Map.copyOf(options);
        }
        for (Map.Entry<Long, Integer> e : all.entrySet()) {
            Options.set(c, (int) (e.getKey() >> 32), (int) (long) e.getKey(), e.getValue());
        }
    }

    @Override
    public long sync() {
        return -Errno.EINVAL;
    }

    @Override
    public Stat stat() {
        return Stat.synthetic(Stat.S_IFSOCK | 0777, number);
    }

    /// Closes a channel that the poller may know; `now`: its address is free at return.
    static void close(SelectableChannel c, boolean now) throws IOException {
        if (c == null) {
            return;
        }
        boolean known = c.isRegistered();
        c.close();
        if (known) {
            if (now) {
                Poller.flush();
            } else {
                Poller.forget();
            }
        }
    }
}
