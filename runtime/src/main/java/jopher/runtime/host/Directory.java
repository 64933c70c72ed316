package jopher.runtime.host;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A directory opened for listing or as the base of the *at calls.
final class Directory extends OpenFile {
    private final Path path;
    private List<Path> entries;
    private int next;

    Directory(Path path, int flags) {
        super(flags);
        this.path = path;
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public long read(jopher.runtime.G g, byte[] b, int off, int len) {
        return -Errno.EISDIR;
    }

    @Override
    public long pread(byte[] b, int off, int len, long at) {
        return -Errno.EISDIR;
    }

    @Override
    public synchronized long seek(long offset, int whence) {
        if (offset == 0 && whence == 0) {
            entries = null;
            next = 0;
            return 0;
        }
        return whence == 1 && offset == 0 ? next : -Errno.EINVAL;
    }

    /// Records of ino (8), off (8), reclen (2), type (1), name, NUL, padded to 8.
    @Override
    public synchronized long getdents(byte[] b, int off, int len) throws IOException {
        if (entries == null) {
            List<Path> all = new ArrayList<>();
            try (DirectoryStream<Path> s = Files.newDirectoryStream(path)) {
                s.forEach(all::add);
            } catch (DirectoryIteratorException e) {
                throw e.getCause();
            }
            entries = all;
        }
        int n = 0;
        while (next < entries.size()) {
            byte[] name = Paths.bytes(entries.get(next).getFileName().toString());
            int size = 19 + name.length + 1 + 7 & ~7;
            if (n + size > len) {
                if (n == 0) {
                    return -Errno.EINVAL;
                }
                break;
            }
            long ino = 1;
            int type = 0;
            try {
                Stat s = Stat.of(entries.get(next), false);
                ino = s.ino() == 0 ? 1 : s.ino();
                type = s.mode() >>> 12;
            } catch (IOException e) {
                // gone meanwhile: unknown type, the reader looks for itself
            }
            int at = off + n;
            put(b, at, ino, 8);
            put(b, at + 8, next + 1, 8);
            put(b, at + 16, size, 2);
            b[at + 18] = (byte) type;
            System.arraycopy(name, 0, b, at + 19, name.length);
            for (int i = at + 19 + name.length; i < at + size; i++) {
                b[i] = 0;
            }
            n += size;
            next++;
        }
        return n;
    }

    private static void put(byte[] b, int at, long v, int bytes) {
        for (int i = 0; i < bytes; i++) {
            b[at + i] = (byte) (v >>> 8 * i);
        }
    }

    @Override
    public long sync() {
        return 0;
    }

    @Override
    public Stat stat() throws IOException {
        return Stat.of(path, true);
    }

    @Override
    protected void close() {
    }
}
