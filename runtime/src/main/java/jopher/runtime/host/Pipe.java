package jopher.runtime.host;

import jopher.runtime.G;
import jopher.runtime.sched.Sched;

import java.util.ArrayDeque;

/// pipe(2) inside the process: readers and writers are goroutines, which park.
public final class Pipe {
    /// Linux's default.
    private static final int CAPACITY = 65536;
    private final byte[] ring = new byte[CAPACITY];
    private int head;
    private int count;
    private boolean writerClosed;
    private boolean readerClosed;
    private final ArrayDeque<G> waiting = new ArrayDeque<>();
    private final long number = System.nanoTime();
    public final OpenFile reader = new Reader();
    public final OpenFile writer = new Writer();

    private void wakeAll(G[] woken) {
        for (G g : woken) {
            Sched.ready(g);
        }
    }

    private G[] take() {
        G[] all = waiting.toArray(G[]::new);
        waiting.clear();
        return all;
    }

    private final class Reader extends OpenFile {
        Reader() {
            super(0);
        }

        @Override
        public long read(G g, byte[] b, int off, int len) {
            if (len == 0) {
                return 0;
            }
            while (true) {
                G[] wake = null;
                int n = 0;
                synchronized (ring) {
                    if (count > 0) {
                        n = Math.min(len, count);
                        int first = Math.min(n, CAPACITY - head);
                        System.arraycopy(ring, head, b, off, first);
                        System.arraycopy(ring, 0, b, off + first, n - first);
                        head = (head + n) % CAPACITY;
                        count -= n;
                        wake = take();
                    } else if (writerClosed || readerClosed) {
                        return readerClosed ? -Errno.EBADF : 0;
                    } else if ((flags & O_NONBLOCK) != 0) {
                        return -Errno.EAGAIN;
                    } else {
                        waiting.add(g);
                    }
                }
                if (wake != null) {
                    wakeAll(wake);
                    return n;
                }
                Sched.park(g, Sched.IO_WAIT);
            }
        }

        @Override
        public Stat stat() {
            return Stat.synthetic(Stat.S_IFIFO | 0600, number);
        }

        @Override
        protected void close() {
            G[] wake;
            synchronized (ring) {
                readerClosed = true;
                wake = take();
            }
            wakeAll(wake);
        }
    }

    private final class Writer extends OpenFile {
        Writer() {
            super(O_WRONLY);
        }

        @Override
        public long write(G g, byte[] b, int off, int len) {
            int done = 0;
            while (done < len) {
                G[] wake = null;
                synchronized (ring) {
                    if (readerClosed) {
                        return -Errno.EPIPE;
                    }
                    if (writerClosed) {
                        return -Errno.EBADF;
                    }
                    if (count < CAPACITY) {
                        int n = Math.min(len - done, CAPACITY - count);
                        int tail = (head + count) % CAPACITY;
                        int first = Math.min(n, CAPACITY - tail);
                        System.arraycopy(b, off + done, ring, tail, first);
                        System.arraycopy(b, off + done + first, ring, 0, n - first);
                        count += n;
                        done += n;
                        wake = take();
                    } else if ((flags & O_NONBLOCK) != 0) {
                        return done > 0 ? done : -Errno.EAGAIN;
                    } else {
                        waiting.add(g);
                    }
                }
                if (wake != null) {
                    wakeAll(wake);
                } else {
                    Sched.park(g, Sched.IO_WAIT);
                }
            }
            return len;
        }

        @Override
        public Stat stat() {
            return Stat.synthetic(Stat.S_IFIFO | 0600, number);
        }

        @Override
        protected void close() {
            G[] wake;
            synchronized (ring) {
                writerClosed = true;
                wake = take();
            }
            wakeAll(wake);
        }
    }
}
