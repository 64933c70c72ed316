package jopher.runtime.sockets;

import jopher.runtime.G;
import jopher.runtime.host.Errno;
import jopher.runtime.host.Paths;

import java.io.IOException;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/// A stream socket. Java decides between client and server when it makes a channel, Linux at connect or listen: an internet socket
/// that was bound holds its address with a client's channel, and listen changes it for a server's (both may have the address until one
/// listens, thanks to SO_REUSEADDR); a bound Unix socket has a server's channel at once, for its file can be made only once.
final class StreamSocket extends Socket {
    private volatile SocketChannel client;
    private volatile ServerSocketChannel server;
    private volatile boolean listening;
    private volatile boolean connecting;
    private volatile int error;

    StreamSocket(int domain, int flags) throws IOException, Paths.PathError {
        super(domain, flags);
        if (domain == AF_INET6) {
            // whether the host has it shows here, as in Linux
            client = open();
        }
    }

    private StreamSocket(int domain, int flags, SocketChannel c) throws IOException {
        super(domain, flags);
        c.configureBlocking(false);
        client = c;
    }

    private ProtocolFamily family() {
        return domain == AF_UNIX ? StandardProtocolFamily.UNIX : domain == AF_INET ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6;
    }

    private SocketChannel open() throws IOException, Paths.PathError {
        try {
            SocketChannel c = SocketChannel.open(family());
            c.configureBlocking(false);
            return c;
        } catch (UnsupportedOperationException e) {
            throw Paths.error(Errno.EAFNOSUPPORT);
        }
    }

    private SocketChannel clientChannel() throws IOException {
        SocketChannel c = client;
        if (c == null) {
            c = SocketChannel.open(family());
            c.configureBlocking(false);
            client = c;
        }
        return c;
    }

    @Override
    SelectableChannel channel() {
        return server != null ? server : client;
    }

    @Override
    int interest() {
        if (server != null) {
            return wants(PollDesc.READ) ? SelectionKey.OP_ACCEPT : 0;
        }
        if (connecting) {
            return SelectionKey.OP_CONNECT;
        }
        SocketChannel c = client;
        if (c == null || !c.isConnected()) {
            notice(true, true);
            return 0;
        }
        return (wants(PollDesc.READ) ? SelectionKey.OP_READ : 0) | (wants(PollDesc.WRITE) ? SelectionKey.OP_WRITE : 0);
    }

    @Override
    public synchronized long bind(SocketAddress a) throws IOException {
        if (server != null || client != null && client.getLocalAddress() != null) {
            return -Errno.EINVAL;
        }
        if (domain == AF_UNIX) {
            ServerSocketChannel s = ServerSocketChannel.open(family());
            try {
                s.configureBlocking(false);
                s.bind(a, 128);
            } catch (IOException e) {
                s.close();
                throw e;
            }
            server = s;
            return 0;
        }
        SocketChannel c = clientChannel();
        applyOptions(c);
        c.bind(a);
        return 0;
    }

    @Override
    public synchronized long listen(int backlog) throws IOException {
        if (server == null) {
            SocketAddress a = client == null ? null : client.getLocalAddress();
            if (client != null && (client.isConnected() || connecting)) {
                return -Errno.EINVAL;
            }
            if (domain == AF_UNIX) {
                return -Errno.EINVAL;
            }
            ServerSocketChannel s = ServerSocketChannel.open(family());
            try {
                s.configureBlocking(false);
                s.setOption(StandardSocketOptions.SO_REUSEADDR, true);
                applyOptions(s);
                s.bind(a != null ? a : Addresses.any(domain), backlog);
            } catch (IOException e) {
                s.close();
                throw e;
            }
            server = s;
            SocketChannel held = client;
            client = null;
            if (held != null) {
                held.close();
            }
        }
        listening = true;
        return 0;
    }

    @Override
    boolean listening() {
        return listening;
    }

    @Override
    public Socket accept(G g) throws IOException, Paths.PathError {
        ServerSocketChannel s = server;
        if (s == null || !listening) {
            throw Paths.error(Errno.EINVAL);
        }
        while (true) {
            SocketChannel c = s.accept();
            if (c != null) {
                return new StreamSocket(domain, 0, c);
            }
            if (!blocking()) {
                return null;
            }
            block(g, PollDesc.READ);
        }
    }

    @Override
    public long connect(G g, SocketAddress a) throws IOException {
        SocketChannel c;
        synchronized (this) {
            if (listening) {
                return -Errno.EISCONN;
            }
            if (connecting) {
                return -Errno.EALREADY;
            }
            if (server != null) {
                becomeClient();
            }
            c = clientChannel();
            if (c.isConnected()) {
                return -Errno.EISCONN;
            }
            applyOptions(c);
            try {
                if (c.connect(a)) {
                    return 0;
                }
            } catch (IOException e) {
                // the channel is gone; Linux lets a socket try again
                client = null;
                throw e;
            }
            connecting = true;
        }
        if (!blocking()) {
            return -Errno.EINPROGRESS;
        }
        while (true) {
            block(g, PollDesc.WRITE);
            int e = pendingError();
            if (e != Errno.EINPROGRESS) {
                return -e;
            }
        }
    }

    /// A Unix socket that was bound and does not listen after all.
    private void becomeClient() throws IOException {
        UnixDomainSocketAddress a = (UnixDomainSocketAddress) server.getLocalAddress();
        server.close();
        server = null;
        java.nio.file.Files.deleteIfExists(a.getPath());
        clientChannel().bind(a);
    }

    @Override
    int pendingError() {
        synchronized (this) {
            if (!connecting) {
                int e = error;
                error = 0;
                return e;
            }
            try {
                if (!client.finishConnect()) {
                    return Errno.EINPROGRESS;
                }
                connecting = false;
                return 0;
            } catch (IOException e) {
                connecting = false;
                client = null;
                return Errno.of(e);
            }
        }
    }

    @Override
    public SocketAddress local() throws IOException {
        ServerSocketChannel s = server;
        SocketChannel c = client;
        SocketAddress a = s != null ? s.getLocalAddress() : c != null ? c.getLocalAddress() : null;
        return a != null ? a : Addresses.any(domain);
    }

    @Override
    public SocketAddress peer() throws IOException {
        SocketChannel c = client;
        return c == null || !c.isConnected() ? null : c.getRemoteAddress();
    }

    @Override
    public long shutdown(int how) throws IOException {
        SocketChannel c = client;
        if (c == null || !c.isConnected()) {
            return -Errno.ENOTCONN;
        }
        if (how == 0 || how == 2) {
            c.shutdownInput();
        }
        if (how == 1 || how == 2) {
            c.shutdownOutput();
        }
        notice(how != 1, how != 0);
        return 0;
    }

    @Override
    public long receive(G g, byte[] b, int off, int len, int flags, SocketAddress[] from) throws IOException {
        SocketChannel c = client;
        if (c == null || !c.isConnected()) {
            return -Errno.ENOTCONN;
        }
        if (flags != 0) {
            // MSG_PEEK and others
            return -Errno.ENOTSUP;
        }
        if (len == 0) {
            return 0;
        }
        while (true) {
            int n = c.read(ByteBuffer.wrap(b, off, Math.min(len, CHUNK)));
            if (n != 0) {
                return Math.max(n, 0);
            }
            if (!blocking()) {
                return -Errno.EAGAIN;
            }
            block(g, PollDesc.READ);
        }
    }

    @Override
    public long send(G g, byte[] b, int off, int len, int flags, SocketAddress to) throws IOException {
        SocketChannel c = client;
        if (c == null || !c.isConnected()) {
            return c == null || to == null ? -Errno.EPIPE : -Errno.EISCONN;
        }
        if (len == 0) {
            return 0;
        }
        int done = 0;
        while (true) {
            try {
                done += c.write(ByteBuffer.wrap(b, off + done, Math.min(len - done, CHUNK)));
            } catch (ClosedChannelException e) {
                // our half is shut
                return c.isOpen() ? -Errno.EPIPE : -Errno.EBADF;
            }
            if (done == len || done > 0 && !blocking()) {
                return done;
            }
            if (!blocking()) {
                return -Errno.EAGAIN;
            }
            block(g, PollDesc.WRITE);
        }
    }

    @Override
    protected void close() throws IOException {
        close(server, true);
        close(client, connecting);
    }
}
