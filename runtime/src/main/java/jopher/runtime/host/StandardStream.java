package jopher.runtime.host;

import jopher.runtime.G;
import jopher.runtime.sched.Sched;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/// Descriptors 0, 1 and 2, unbuffered.
final class StandardStream extends OpenFile {
    private final int number;
    private final InputStream in;
    private final OutputStream out;

    StandardStream(int number, InputStream in, OutputStream out) {
        super(in != null ? 0 : O_WRONLY);
        this.number = number;
        this.in = in;
        this.out = out;
    }

    int number() {
        return number;
    }

    static StandardStream input() {
        return new StandardStream(0, new FileInputStream(FileDescriptor.in), null);
    }

    static StandardStream output(int number) {
        return new StandardStream(number, null, new FileOutputStream(number == 1 ? FileDescriptor.out : FileDescriptor.err));
    }

    @Override
    public long read(G g, byte[] b, int off, int len) throws IOException {
        if (in == null) {
            return super.read(g, b, off, len);
        }
        if (len == 0) {
            return 0;
        }
        Sched.enterBlocking(g);
        try {
            return Math.max(0, in.read(b, off, len));
        } finally {
            Sched.exitBlocking(g);
        }
    }

    @Override
    public long write(G g, byte[] b, int off, int len) throws IOException {
        if (out == null) {
            return super.write(g, b, off, len);
        }
        out.write(b, off, len);
        return len;
    }

    private FileChannel channel() {
        return in instanceof FileInputStream i ? i.getChannel() : out instanceof FileOutputStream o ? o.getChannel() : null;
    }

    @Override
    public long seek(long offset, int whence) throws IOException {
        if ((stat().mode() & Stat.S_IFMT) != Stat.S_IFREG) {
            return -Errno.ESPIPE;
        }
        FileChannel c = channel();
        long base = whence == 0 ? 0 : whence == 1 ? c.position() : c.size();
        if (base + offset < 0) {
            return -Errno.EINVAL;
        }
        c.position(base + offset);
        return base + offset;
    }

    @Override
    public long pread(byte[] b, int off, int len, long at) throws IOException {
        return in == null ? -Errno.EBADF : (stat().mode() & Stat.S_IFMT) != Stat.S_IFREG ? -Errno.ESPIPE
                : Math.max(0, channel().read(java.nio.ByteBuffer.wrap(b, off, len), at));
    }

    @Override
    public long sync() throws IOException {
        return -Errno.EINVAL;
    }

    /// Linux shows every process its descriptors.
    @Override
    public Stat stat() {
        try {
            return Stat.of(Path.of("/proc/self/fd/" + number), true);
        } catch (IOException | RuntimeException e) {
            return Stat.synthetic(Stat.S_IFIFO | 0600, number);
        }
    }

    /// Closing a standard descriptor makes it unusable for the program; the process keeps its own.
    @Override
    protected void close() {
    }
}
