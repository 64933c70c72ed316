package jopher.runtime.sockets;

import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/// The network poller: one thread waits in a Selector for what goroutines wait for. Interest is asked for once per wait and taken back
/// with the event, so a channel that nobody waits for costs nothing. Only this thread touches keys.
public final class Poller {
    private static final Poller ONE = start();
    private static volatile PollDesc[] descs = new PollDesc[64];

    private final Selector selector;
    private final ConcurrentLinkedQueue<Socket> armed = new ConcurrentLinkedQueue<>();
    /// Threads that wait until channels closed before are really gone.
    private final ConcurrentLinkedQueue<Turn> flushes = new ConcurrentLinkedQueue<>();

    private Poller(Selector selector) {
        this.selector = selector;
    }

    private static Poller start() {
        try {
            Poller p = new Poller(Selector.open());
            Thread t = new Thread(null, p::loop, "network poller", 1 << 20, false);
            t.setDaemon(true);
            t.start();
            return p;
        } catch (IOException e) {
            throw new IllegalStateException("no selector: " + e.getMessage(), e);
        }
    }

    // ---- descriptors, numbered from 1

    /// A new use of the socket.
    public static long open(Socket socket) {
        PollDesc d = new PollDesc(socket);
        synchronized (Poller.class) {
            int i = 1;
            while (i < descs.length && descs[i] != null) {
                i++;
            }
            if (i == descs.length) {
                descs = Arrays.copyOf(descs, i * 2);
            }
            descs[i] = d;
            socket.add(d);
            return i;
        }
    }

    public static PollDesc desc(long ctx) {
        return descs[(int) ctx];
    }

    public static void close(long ctx) {
        synchronized (Poller.class) {
            PollDesc d = descs[(int) ctx];
            descs[(int) ctx] = null;
            d.socket.remove(d);
        }
    }

    // ---- interest

    /// Somebody waits for the socket.
    static void arm(Socket s) {
        if (s.queued.compareAndSet(false, true)) {
            ONE.armed.add(s);
            ONE.selector.wakeup();
        }
    }

    /// Lets the poller forget a closed channel: its descriptor lives until then.
    static void forget() {
        ONE.selector.wakeup();
    }

    /// Somebody who waits for a turn of the poller.
    private static final class Turn {
        final Thread waiting = Thread.currentThread();
        volatile boolean done;
    }

    /// Waits until it has: one turn of the poller, which is short and waits for nobody, so a carrier may wait for it.
    static void flush() {
        Turn turn = new Turn();
        ONE.flushes.add(turn);
        ONE.selector.wakeup();
        while (!turn.done) {
            LockSupport.parkNanos(turn, 100_000);
        }
    }

    private void loop() {
        while (true) {
            try {
                selector.select(this::event);
                forgotten();
                for (Socket s = armed.poll(); s != null; s = armed.poll()) {
                    s.queued.set(false);
                    update(s);
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    private void forgotten() throws IOException {
        if (flushes.isEmpty()) {
            return;
        }
        List<Turn> all = new ArrayList<>();
        for (Turn t = flushes.poll(); t != null; t = flushes.poll()) {
            all.add(t);
        }
        // a channel that was closed before somebody asked is out after one more look
        selector.selectNow(this::event);
        all.forEach(t -> {
            t.done = true;
            LockSupport.unpark(t.waiting);
        });
    }

    private void update(Socket s) {
        SelectableChannel c = s.channel();
        if (c == null) {
            s.notice(true, true);
            return;
        }
        try {
            int ops = s.interest();
            SelectionKey key = c.keyFor(selector);
            if (key == null) {
                c.register(selector, ops, s);
            } else {
                key.interestOps(ops);
            }
        } catch (ClosedChannelException | CancelledKeyException e) {
            s.notice(true, true);
        }
    }

    private void event(SelectionKey key) {
        Socket s = (Socket) key.attachment();
        try {
            int ready = key.readyOps();
            key.interestOps(key.interestOps() & ~ready);
            s.notice((ready & (SelectionKey.OP_READ | SelectionKey.OP_ACCEPT)) != 0,
                    (ready & (SelectionKey.OP_WRITE | SelectionKey.OP_CONNECT)) != 0);
        } catch (CancelledKeyException e) {
            s.notice(true, true);
        }
    }
}
