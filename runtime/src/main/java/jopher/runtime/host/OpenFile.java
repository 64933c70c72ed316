package jopher.runtime.host;

import jopher.runtime.G;

import java.io.IOException;

/// What a file descriptor refers to. Operations return counts, or throw an IOException that [Errno#of] maps; a result of `-errno`
/// is a plain error number.
public abstract class OpenFile {
    public static final int O_WRONLY = 1;
    public static final int O_RDWR = 2;
    public static final int O_CREAT = 0x40;
    public static final int O_EXCL = 0x80;
    public static final int O_TRUNC = 0x200;
    public static final int O_APPEND = 0x400;
    public static final int O_NONBLOCK = 0x800;
    public static final int O_DIRECTORY = 0x10000;
    public static final int O_NOFOLLOW = 0x20000;
    public static final int O_CLOEXEC = 0x80000;

    /// Status flags as F_GETFL reports them.
    protected volatile int flags;
    /// Descriptors that refer to this; guarded by [Fds].
    int references;

    protected OpenFile(int flags) {
        this.flags = flags & ~(O_CREAT | O_EXCL | O_TRUNC | O_CLOEXEC);
    }

    public int flags() {
        return flags;
    }

    /// F_SETFL: only what may change does.
    public void setFlags(int f) {
        int may = O_APPEND | O_NONBLOCK;
        flags = flags & ~may | f & may;
    }

    /// 0 at the end.
    public long read(G g, byte[] b, int off, int len) throws IOException {
        return -Errno.EBADF;
    }

    public long write(G g, byte[] b, int off, int len) throws IOException {
        return -Errno.EBADF;
    }

    public long pread(byte[] b, int off, int len, long at) throws IOException {
        return -Errno.ESPIPE;
    }

    public long pwrite(byte[] b, int off, int len, long at) throws IOException {
        return -Errno.ESPIPE;
    }

    public long seek(long offset, int whence) throws IOException {
        return -Errno.ESPIPE;
    }

    public long truncate(long size) throws IOException {
        return -Errno.EINVAL;
    }

    public long sync() throws IOException {
        return -Errno.EINVAL;
    }

    /// linux_dirent64 records.
    public long getdents(byte[] b, int off, int len) throws IOException {
        return -Errno.ENOTDIR;
    }

    public abstract Stat stat() throws IOException;

    /// The path it was opened by, or null.
    public java.nio.file.Path path() {
        return null;
    }

    /// The last descriptor is gone.
    protected abstract void close() throws IOException;
}
