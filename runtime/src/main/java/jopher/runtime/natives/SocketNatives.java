package jopher.runtime.natives;

import jopher.abi.GoNative;
import jopher.runtime.G;
import jopher.runtime.host.Errno;
import jopher.runtime.host.Fds;
import jopher.runtime.host.OpenFile;
import jopher.runtime.host.Paths;
import jopher.runtime.slices.Slice;
import jopher.runtime.sockets.Addresses;
import jopher.runtime.sockets.Socket;
import jopher.runtime.strings.GoString;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Sockets of package syscall, and the interfaces of package net. Addresses are bytes, see [Addresses].
public final class SocketNatives {
    private SocketNatives() {
    }

    private static Socket socket(long fd) throws Paths.PathError {
        if (SyscallNatives.file(fd) instanceof Socket s) {
            return s;
        }
        throw Paths.error(Errno.ENOTSOCK);
    }

    private static SocketAddress address(Slice a, Socket s) throws IOException, Paths.PathError {
        return Addresses.of(bytes(a), a.off, a.len, s.domain());
    }

    private static byte[] bytes(Slice p) {
        return p.len == 0 ? new byte[0] : (byte[]) p.a;
    }

    private static int store(SocketAddress from, Socket s, Slice a) {
        return Addresses.store(from, s.domain(), bytes(a), a.off, a.len);
    }

    @GoNative("syscall.socket")
    public static Object socket(G g, long domain, long type, long protocol) {
        return Results.count(g, () -> Fds.add(Socket.make((int) domain, (int) type, (int) protocol), 0, (type & OpenFile.O_CLOEXEC) != 0));
    }

    /// NIO has no pairs.
    @GoNative("syscall.socketpair")
    public static Object socketpair(G g, long domain, long type, long protocol, Object fds) {
        return Results.error(g, () -> -Errno.ENOTSUP);
    }

    @GoNative("syscall.sockBind")
    public static Object bind(G g, long fd, Slice a) {
        return Results.error(g, () -> {
            Socket s = socket(fd);
            return s.bind(address(a, s));
        });
    }

    @GoNative("syscall.sockConnect")
    public static Object connect(G g, long fd, Slice a) {
        return Results.error(g, () -> {
            Socket s = socket(fd);
            return s.connect(g, address(a, s));
        });
    }

    @GoNative("syscall.Listen")
    public static Object listen(G g, long fd, long backlog) {
        return Results.error(g, () -> socket(fd).listen((int) Math.min(backlog, 1 << 16)));
    }

    /// `(nfd, n int, err error)`
    @GoNative("syscall.sockAccept")
    public static Object accept(G g, long fd, long flags, Slice a) {
        int[] n = {0};
        Object e = Results.count(g, () -> {
            Socket s = socket(fd).accept(g);
            if (s == null) {
                return -Errno.EAGAIN;
            }
            s.setFlags((int) flags);
            n[0] = store(s.peer(), s, a);
            return Fds.add(s, 0, (flags & OpenFile.O_CLOEXEC) != 0);
        });
        g.j1 = n[0];
        return e;
    }

    @GoNative("syscall.Shutdown")
    public static Object shutdown(G g, long fd, long how) {
        return Results.error(g, () -> socket(fd).shutdown((int) how));
    }

    @GoNative("syscall.sockName")
    public static Object name(G g, long fd, boolean peer, Slice a) {
        return Results.count(g, () -> {
            Socket s = socket(fd);
            SocketAddress name = peer ? s.peer() : s.local();
            return name == null ? -Errno.ENOTCONN : store(name, s, a);
        });
    }

    /// `(n, addrlen int, err error)`
    @GoNative("syscall.sockReceive")
    public static Object receive(G g, long fd, Slice p, long flags, Slice a) {
        int[] n = {0};
        Object e = Results.count(g, () -> {
            Socket s = socket(fd);
            SocketAddress[] from = {null};
            long r = SyscallNatives.filled(p, s.receive(g, bytes(p), p.len == 0 ? 0 : p.off, p.len, (int) flags, from));
            n[0] = from[0] == null ? 0 : store(from[0], s, a);
            return r;
        });
        g.j1 = n[0];
        return e;
    }

    @GoNative("syscall.sockSend")
    public static Object send(G g, long fd, Slice p, long flags, Slice a) {
        return Results.count(g, () -> {
            Socket s = socket(fd);
            return s.send(g, bytes(p), p.len == 0 ? 0 : p.off, p.len, (int) flags, a.len == 0 ? null : address(a, s));
        });
    }

    @GoNative("syscall.sockOption")
    public static Object option(G g, long fd, long level, long option) {
        return Results.count(g, () -> socket(fd).option((int) level, (int) option));
    }

    @GoNative("syscall.sockSetOption")
    public static Object option(G g, long fd, long level, long option, long value) {
        return Results.error(g, () -> socket(fd).option((int) level, (int) option, (int) value));
    }

    private static InetAddress ip(Slice a) throws IOException {
        return a.len == 0 ? null : InetAddress.getByAddress(Arrays.copyOfRange((byte[]) a.a, a.off, a.off + a.len));
    }

    @GoNative("syscall.sockGroup")
    public static Object group(G g, long fd, long level, long option, Slice group, Slice local, long index) {
        return Results.error(g, () -> socket(fd).group((int) level, (int) option, ip(group), ip(local), (int) index));
    }

    // ---- interfaces

    private static final int IFF_UP = 0x1;
    private static final int IFF_BROADCAST = 0x2;
    private static final int IFF_LOOPBACK = 0x8;
    private static final int IFF_POINTOPOINT = 0x10;
    private static final int IFF_RUNNING = 0x40;
    private static final int IFF_MULTICAST = 0x1000;

    /// `[]string`, see the overlay of package net; empty where Java cannot tell.
    @GoNative("net.interfaceRecords")
    public static Slice interfaceRecords(G g) {
        List<GoString> out = new ArrayList<>();
        try {
            for (NetworkInterface i : NetworkInterface.networkInterfaces().sorted(Comparator.comparingInt(NetworkInterface::getIndex)).toList()) {
                out.addAll(record(i));
            }
        } catch (IOException e) {
            out.clear();
        }
        return new Slice(out.toArray(), 0, out.size(), out.size());
    }

    private static List<GoString> record(NetworkInterface i) throws IOException {
        List<InterfaceAddress> addresses = i.getInterfaceAddresses();
        int flags = (i.isUp() ? IFF_UP | IFF_RUNNING : 0) | (i.isLoopback() ? IFF_LOOPBACK : 0) | (i.isPointToPoint() ? IFF_POINTOPOINT : 0)
                | (i.supportsMulticast() ? IFF_MULTICAST : 0)
                | (addresses.stream().anyMatch(a -> a.getBroadcast() != null) ? IFF_BROADCAST : 0);
        byte[] hardware = i.getHardwareAddress();
        List<GoString> r = new ArrayList<>(List.of(GoString.of(Integer.toString(i.getIndex())), GoString.of(i.getName()),
                GoString.of(Integer.toString(i.getMTU())), GoString.of(Integer.toString(flags)),
                GoString.wrap(hardware == null ? new byte[0] : hardware), GoString.of(Integer.toString(addresses.size()))));
        for (InterfaceAddress a : addresses) {
            r.add(GoString.wrap(a.getAddress().getAddress()));
            r.add(GoString.of(Integer.toString(a.getNetworkPrefixLength())));
        }
        return r;
    }
}
