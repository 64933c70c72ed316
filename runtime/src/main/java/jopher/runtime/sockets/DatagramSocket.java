package jopher.runtime.sockets;

import jopher.runtime.G;
import jopher.runtime.host.Errno;
import jopher.runtime.host.Paths;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.MembershipKey;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// A UDP socket. What Java cannot do: look at a message without taking it, send an empty one while connected, tell that one was cut.
final class DatagramSocket extends Socket {
    private static final int MSG_PEEK = 2;

    private final DatagramChannel channel;
    private final List<MembershipKey> memberships = new ArrayList<>();

    DatagramSocket(int domain, int flags) throws IOException, Paths.PathError {
        super(domain, flags);
        try {
            channel = DatagramChannel.open(domain == AF_INET ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6);
        } catch (UnsupportedOperationException e) {
            throw Paths.error(Errno.EAFNOSUPPORT);
        }
        channel.configureBlocking(false);
    }

    @Override
    SelectableChannel channel() {
        return channel;
    }

    @Override
    int interest() {
        return (wants(PollDesc.READ) ? SelectionKey.OP_READ : 0) | (wants(PollDesc.WRITE) ? SelectionKey.OP_WRITE : 0);
    }

    @Override
    public long bind(SocketAddress a) throws IOException {
        if (channel.getLocalAddress() != null) {
            return -Errno.EINVAL;
        }
        channel.bind(a);
        return 0;
    }

    @Override
    public long connect(G g, SocketAddress a) throws IOException {
        channel.disconnect();
        channel.connect(a);
        return 0;
    }

    @Override
    public SocketAddress local() throws IOException {
        SocketAddress a = channel.getLocalAddress();
        return a != null ? a : Addresses.any(domain);
    }

    @Override
    public SocketAddress peer() throws IOException {
        return channel.getRemoteAddress();
    }

    @Override
    public long receive(G g, byte[] b, int off, int len, int flags, SocketAddress[] from) throws IOException {
        if ((flags & MSG_PEEK) != 0) {
            return -Errno.ENOTSUP;
        }
        ByteBuffer to = ByteBuffer.wrap(b, off, len);
        while (true) {
            from[0] = channel.receive(to);
            if (from[0] != null) {
                return to.position() - off;
            }
            if (!blocking()) {
                return -Errno.EAGAIN;
            }
            block(g, PollDesc.READ);
        }
    }

    @Override
    public long send(G g, byte[] b, int off, int len, int flags, SocketAddress to) throws IOException {
        boolean connected = channel.isConnected();
        if (to == null && !connected) {
            return -Errno.EDESTADDRREQ;
        }
        if (len == 0 && connected) {
            // Java swallows it
            return -Errno.ENOTSUP;
        }
        while (true) {
            ByteBuffer from = ByteBuffer.wrap(b, off, len);
            int n = to == null ? channel.write(from) : channel.send(from, to);
            if (n > 0 || len == 0) {
                return n;
            }
            if (!blocking()) {
                return -Errno.EAGAIN;
            }
            block(g, PollDesc.WRITE);
        }
    }

    @Override
    public synchronized long group(int level, int option, InetAddress group, InetAddress local, int index) throws IOException {
        NetworkInterface i = null;
        if (index != 0) {
            i = NetworkInterface.getByIndex(index);
        } else if (local != null && !local.isAnyLocalAddress()) {
            i = NetworkInterface.getByInetAddress(local);
        } else {
            i = multicasting();
        }
        if (i == null) {
            return -Errno.EADDRNOTAVAIL;
        }
        if (level == Options.IPPROTO_IP && option == Options.IP_MULTICAST_IF
                || level == Options.IPPROTO_IPV6 && option == Options.IPV6_MULTICAST_IF) {
            channel.setOption(StandardSocketOptions.IP_MULTICAST_IF, i);
            return 0;
        }
        boolean join = level == Options.IPPROTO_IP ? option == Options.IP_ADD_MEMBERSHIP : option == Options.IPV6_JOIN_GROUP;
        boolean leave = level == Options.IPPROTO_IP ? option == Options.IP_DROP_MEMBERSHIP : option == Options.IPV6_LEAVE_GROUP;
        if (join) {
            memberships.add(channel.join(group, i));
            return 0;
        }
        if (!leave) {
            return -Errno.ENOPROTOOPT;
        }
        for (Iterator<MembershipKey> it = memberships.iterator(); it.hasNext(); ) {
            MembershipKey k = it.next();
            if (k.group().equals(group) && (index == 0 || k.networkInterface().equals(i))) {
                k.drop();
                it.remove();
                return 0;
            }
        }
        return -Errno.EADDRNOTAVAIL;
    }

    /// The first interface with an address on which groups work; the host's choice would be by route.
    private static NetworkInterface multicasting() throws IOException {
        NetworkInterface loopback = null;
        for (NetworkInterface i : NetworkInterface.networkInterfaces().toList()) {
            List<InterfaceAddress> a = i.getInterfaceAddresses();
            if (i.isUp() && i.supportsMulticast() && !a.isEmpty()) {
                if (!i.isLoopback()) {
                    return i;
                }
                loopback = i;
            }
        }
        return loopback;
    }

    @Override
    protected void close() throws IOException {
        close(channel, true);
    }
}
