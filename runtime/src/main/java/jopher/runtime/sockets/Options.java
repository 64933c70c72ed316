package jopher.runtime.sockets;

import java.io.IOException;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.channels.NetworkChannel;
import java.util.Map;

import jdk.net.ExtendedSocketOptions;

/// Linux's socket options and what they are in Java.
final class Options {
    static final int SOL_SOCKET = 1;
    static final int IPPROTO_IP = 0;
    static final int IPPROTO_TCP = 6;
    static final int IPPROTO_UDP = 17;
    static final int IPPROTO_IPV6 = 41;

    static final int SO_TYPE = 3;
    static final int SO_ERROR = 4;
    static final int SO_LINGER = 13;
    static final int SO_ACCEPTCONN = 30;
    static final int SO_PROTOCOL = 38;
    static final int SO_DOMAIN = 39;
    static final int IPV6_V6ONLY = 26;
    static final int IP_MULTICAST_IF = 32;
    static final int IP_ADD_MEMBERSHIP = 35;
    static final int IP_DROP_MEMBERSHIP = 36;
    static final int IPV6_MULTICAST_IF = 17;
    static final int IPV6_JOIN_GROUP = 20;
    static final int IPV6_LEAVE_GROUP = 21;

    private static final Map<Long, SocketOption<?>> KNOWN = Map.ofEntries(
            entry(SOL_SOCKET, 2, StandardSocketOptions.SO_REUSEADDR), entry(SOL_SOCKET, 6, StandardSocketOptions.SO_BROADCAST),
            entry(SOL_SOCKET, 7, StandardSocketOptions.SO_SNDBUF), entry(SOL_SOCKET, 8, StandardSocketOptions.SO_RCVBUF),
            entry(SOL_SOCKET, 9, StandardSocketOptions.SO_KEEPALIVE), entry(SOL_SOCKET, SO_LINGER, StandardSocketOptions.SO_LINGER),
            entry(SOL_SOCKET, 15, StandardSocketOptions.SO_REUSEPORT), entry(IPPROTO_TCP, 1, StandardSocketOptions.TCP_NODELAY),
            entry(IPPROTO_TCP, 4, ExtendedSocketOptions.TCP_KEEPIDLE), entry(IPPROTO_TCP, 5, ExtendedSocketOptions.TCP_KEEPINTERVAL),
            entry(IPPROTO_TCP, 6, ExtendedSocketOptions.TCP_KEEPCOUNT), entry(IPPROTO_IP, 1, StandardSocketOptions.IP_TOS),
            entry(IPPROTO_IP, 33, StandardSocketOptions.IP_MULTICAST_TTL), entry(IPPROTO_IP, 34, StandardSocketOptions.IP_MULTICAST_LOOP),
            entry(IPPROTO_IPV6, 67, StandardSocketOptions.IP_TOS), entry(IPPROTO_IPV6, 18, StandardSocketOptions.IP_MULTICAST_TTL),
            entry(IPPROTO_IPV6, 19, StandardSocketOptions.IP_MULTICAST_LOOP));

    private Options() {
    }

    private static long key(int level, int option) {
        return (long) level << 32 | option;
    }

    private static Map.Entry<Long, SocketOption<?>> entry(int level, int option, SocketOption<?> o) {
        return Map.entry(key(level, option), o);
    }

    static boolean known(int level, int option) {
        return KNOWN.containsKey(key(level, option));
    }

    /// Null where the channel has no such option.
    static Integer get(NetworkChannel c, int level, int option) throws IOException {
        SocketOption<?> o = KNOWN.get(key(level, option));
        if (o == null || !c.supportedOptions().contains(o)) {
            return null;
        }
        Object v = c.getOption(o);
        return v instanceof Boolean b ? b ? 1 : 0 : (Integer) v;
    }

    /// Does nothing where the channel has no such option: a listener's channel has few, its connections get theirs anew.
    @SuppressWarnings("unchecked")
    static void set(NetworkChannel c, int level, int option, int value) throws IOException {
        SocketOption<?> o = KNOWN.get(key(level, option));
        if (o == null || !c.supportedOptions().contains(o)) {
            return;
        }
        if (o.type() == Boolean.class) {
            c.setOption((SocketOption<Boolean>) o, value != 0);
        } else {
            c.setOption((SocketOption<Integer>) o, value);
        }
    }
}
