package jopher.runtime.host;

import jopher.runtime.G;
import jopher.runtime.sched.Sched;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/// A regular file or device opened by path.
final class DiskFile extends OpenFile {
    private final FileChannel channel;
    private final Path path;
    /// Appends are emulated where Java cannot open for reading and appending.
    private final boolean seekToEnd;
    /// Terminals, FIFOs and such: reads may take for ever.
    private final boolean slow;
    private final Stat atOpen;

    DiskFile(FileChannel channel, Path path, int flags, boolean seekToEnd, Stat atOpen) {
        super(flags);
        this.channel = channel;
        this.path = path;
        this.seekToEnd = seekToEnd;
        this.atOpen = atOpen;
        this.slow = atOpen != null && (atOpen.mode() & Stat.S_IFMT) != Stat.S_IFREG;
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public long read(G g, byte[] b, int off, int len) throws IOException {
        if (slow) {
            Sched.enterBlocking(g);
        }
        try {
            return Math.max(0, channel.read(ByteBuffer.wrap(b, off, len)));
        } finally {
            if (slow) {
                Sched.exitBlocking(g);
            }
        }
    }

    /// Whether it was opened for reading alone; the channel may be able to write, since creating and truncating want that.
    private boolean readOnly() {
        return (flags & (O_WRONLY | O_RDWR)) == 0;
    }

    @Override
    public long write(G g, byte[] b, int off, int len) throws IOException {
        if (readOnly()) {
            return -Errno.EBADF;
        }
        ByteBuffer buffer = ByteBuffer.wrap(b, off, len);
        if (seekToEnd) {
            channel.position(channel.size());
        }
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        return len;
    }

    @Override
    public long pread(byte[] b, int off, int len, long at) throws IOException {
        return Math.max(0, channel.read(ByteBuffer.wrap(b, off, len), at));
    }

    @Override
    public long pwrite(byte[] b, int off, int len, long at) throws IOException {
        if (readOnly()) {
            return -Errno.EBADF;
        }
        ByteBuffer buffer = ByteBuffer.wrap(b, off, len);
        while (buffer.hasRemaining()) {
            at += channel.write(buffer, at);
        }
        return len;
    }

    @Override
    public long seek(long offset, int whence) throws IOException {
        long base = switch (whence) {
            case 0 -> 0;
            case 1 -> channel.position();
            case 2 -> channel.size();
            default -> -1;
        };
        if (base < 0 || base + offset < 0) {
            return -Errno.EINVAL;
        }
        channel.position(base + offset);
        return base + offset;
    }

    @Override
    public long truncate(long size) throws IOException {
        if (size < 0 || readOnly()) {
            return -Errno.EINVAL;
        }
        long now = channel.size();
        if (size < now) {
            long at = channel.position();
            channel.truncate(size);
            channel.position(at);
        } else if (size > now) {
            channel.write(ByteBuffer.wrap(new byte[1]), size - 1);
        }
        return 0;
    }

    @Override
    public long sync() throws IOException {
        channel.force(true);
        return 0;
    }

    /// By path while the path still names this file; else what was known at opening, with the present size.
    @Override
    public Stat stat() throws IOException {
        try {
            Stat s = Stat.of(path, true);
            if (atOpen == null || s.ino() == atOpen.ino() && s.dev() == atOpen.dev()) {
                return s;
            }
        } catch (IOException e) {
            if (atOpen == null) {
                throw e;
            }
        }
        Stat a = atOpen;
        return new Stat(a.dev(), a.ino(), 0, a.mode(), a.uid(), a.gid(), a.rdev(), channel.size(), a.atime(), a.mtime(), a.ctime());
    }

    @Override
    protected void close() throws IOException {
        channel.close();
    }
}
