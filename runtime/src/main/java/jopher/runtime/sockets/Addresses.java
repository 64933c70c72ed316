package jopher.runtime.sockets;

import jopher.runtime.host.Errno;
import jopher.runtime.host.Paths;
import jopher.runtime.strings.GoString;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.Arrays;

/// The bytes of Linux's sockaddr structures, as Java's addresses and back. Family in byte 0, port big-endian at 2, IPv4 at 4; IPv6 at 8
/// with its zone little-endian at 24; a Unix name from 2 to the end.
public final class Addresses {
    private static final int INET6 = 28;

    private Addresses() {
    }

    /// Throws with the errno for a family that does not fit the socket, and for names outside the file system.
    public static SocketAddress of(byte[] b, int off, int len, int domain) throws IOException, Paths.PathError {
        if (len < 2 || b[off] != domain) {
            throw Paths.error(len < 2 ? Errno.EINVAL : Errno.EAFNOSUPPORT);
        }
        if (domain == Socket.AF_UNIX) {
            if (len == 2 || b[off + 2] == 0) {
                throw Paths.error(Errno.ENOTSUP);
            }
            return UnixDomainSocketAddress.of(Paths.resolve(Paths.AT_FDCWD, GoString.copyOf(b, off + 2, len - 2)));
        }
        int port = (b[off + 2] & 0xFF) << 8 | b[off + 3] & 0xFF;
        if (domain == Socket.AF_INET) {
            return new InetSocketAddress(InetAddress.getByAddress(Arrays.copyOfRange(b, off + 4, off + 8)), port);
        }
        byte[] ip = Arrays.copyOfRange(b, off + 8, off + 24);
        int zone = b[off + 24] & 0xFF | (b[off + 25] & 0xFF) << 8 | (b[off + 26] & 0xFF) << 16 | b[off + 27] << 24;
        // an IPv4 address in IPv6 clothes becomes an Inet4Address
        InetAddress a = InetAddress.getByAddress(ip);
        return new InetSocketAddress(a instanceof Inet6Address && zone != 0 ? Inet6Address.getByAddress(null, ip, zone) : a, port);
    }

    /// How many bytes were stored; 0 for no address.
    public static int store(SocketAddress a, int domain, byte[] b, int off, int len) {
        byte[] out;
        if (a instanceof UnixDomainSocketAddress u) {
            byte[] name = Paths.bytes(u.getPath().toString());
            out = new byte[2 + name.length];
            out[0] = Socket.AF_UNIX;
            System.arraycopy(name, 0, out, 2, name.length);
        } else if (a instanceof InetSocketAddress i) {
            byte[] ip = i.getAddress().getAddress();
            out = new byte[domain == Socket.AF_INET6 ? INET6 : 16];
            out[0] = (byte) domain;
            out[2] = (byte) (i.getPort() >> 8);
            out[3] = (byte) i.getPort();
            if (domain == Socket.AF_INET) {
                System.arraycopy(ip, 0, out, 4, 4);
            } else if (i.getAddress().isAnyLocalAddress()) {
                // Java may call it 0.0.0.0
            } else if (ip.length == 4) {
                out[18] = out[19] = (byte) 0xFF;
                System.arraycopy(ip, 0, out, 20, 4);
            } else {
                System.arraycopy(ip, 0, out, 8, 16);
                int zone = ((Inet6Address) i.getAddress()).getScopeId();
                for (int k = 0; k < 4; k++) {
                    out[24 + k] = (byte) (zone >> 8 * k);
                }
            }
        } else {
            return 0;
        }
        int n = Math.min(len, out.length);
        System.arraycopy(out, 0, b, off, n);
        return n;
    }

    /// Of a socket that has none yet.
    static SocketAddress any(int domain) throws IOException {
        return domain == Socket.AF_UNIX ? UnixDomainSocketAddress.of("")
                : new InetSocketAddress(InetAddress.getByAddress(new byte[domain == Socket.AF_INET6 ? 16 : 4]), 0);
    }
}
