package jopher.runtime.host;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/// The table of file descriptors: numbers that only this program knows, the lowest free one first.
public final class Fds {
    private static OpenFile[] table = new OpenFile[64];
    private static boolean[] closeOnExec = new boolean[64];
    private static volatile int umask = -1;

    static {
        table[0] = StandardStream.input();
        table[1] = StandardStream.output(1);
        table[2] = StandardStream.output(2);
        for (int i = 0; i < 3; i++) {
            table[i].references = 1;
        }
    }

    private Fds() {
    }

    public static synchronized OpenFile get(int fd) {
        return fd < 0 || fd >= table.length ? null : table[fd];
    }

    /// The lowest free number from `min` on.
    public static synchronized int add(OpenFile f, int min, boolean cloexec) {
        int fd = min;
        while (fd < table.length && table[fd] != null) {
            fd++;
        }
        if (fd >= table.length) {
            table = Arrays.copyOf(table, Math.max(fd + 1, table.length * 2));
            closeOnExec = Arrays.copyOf(closeOnExec, table.length);
        }
        table[fd] = f;
        closeOnExec[fd] = cloexec;
        f.references++;
        return fd;
    }

    public static int close(int fd) {
        OpenFile f;
        synchronized (Fds.class) {
            f = get(fd);
            if (f == null) {
                return Errno.EBADF;
            }
            table[fd] = null;
            if (--f.references > 0) {
                return 0;
            }
        }
        try {
            f.close();
            return 0;
        } catch (IOException e) {
            return Errno.of(e);
        }
    }

    public static synchronized boolean cloexec(int fd) {
        return closeOnExec[fd];
    }

    public static synchronized void cloexec(int fd, boolean on) {
        closeOnExec[fd] = on;
    }

    /// open(2): the number or -errno.
    public static int open(Path p, int flags, int mode) {
        try {
            return add(openFile(p, flags, mode), 0, (flags & OpenFile.O_CLOEXEC) != 0);
        } catch (IOException | RuntimeException e) {
            return -Errno.of(e);
        } catch (Paths.PathError e) {
            return -e.errno;
        }
    }

    private static OpenFile openFile(Path p, int flags, int mode) throws IOException, Paths.PathError {
        boolean follow = (flags & OpenFile.O_NOFOLLOW) == 0;
        Stat before = null;
        try {
            before = Stat.of(p, follow);
        } catch (java.nio.file.NoSuchFileException e) {
            // may be created
        }
        boolean write = (flags & 3) != 0;
        boolean truncate = (flags & OpenFile.O_TRUNC) != 0;
        if ((flags & (OpenFile.O_CREAT | OpenFile.O_EXCL)) == (OpenFile.O_CREAT | OpenFile.O_EXCL) && (before != null || Files.exists(p, LinkOption.NOFOLLOW_LINKS))) {
            // whatever the access mode, and links that lead nowhere, too
            throw new Paths.PathError(Errno.EEXIST);
        }
        if (before != null && before.isDirectory()) {
            if (write || truncate || (flags & OpenFile.O_CREAT) != 0) {
                throw new Paths.PathError(Errno.EISDIR);
            }
            if (!Files.isReadable(p)) {
                throw new Paths.PathError(Errno.EACCES);
            }
            return new Directory(p.toAbsolutePath().equals(p) ? p : Paths.cwd().resolve(p), flags);
        }
        if ((flags & OpenFile.O_DIRECTORY) != 0) {
            throw new Paths.PathError(before == null ? Errno.ENOENT : Errno.ENOTDIR);
        }
        if (!follow && before != null && (before.mode() & Stat.S_IFMT) == Stat.S_IFLNK) {
            throw new Paths.PathError(Errno.ELOOP);
        }
        Set<OpenOption> options = new HashSet<>();
        boolean append = (flags & OpenFile.O_APPEND) != 0;
        boolean read = (flags & 3) != OpenFile.O_WRONLY;
        if (read) {
            options.add(StandardOpenOption.READ);
        }
        if (write || truncate || (flags & OpenFile.O_CREAT) != 0 && before == null) {
            // creating and truncating need WRITE in Java; a descriptor for reading alone refuses writes below
            options.add(append && !read && !truncate ? StandardOpenOption.APPEND : StandardOpenOption.WRITE);
        }
        if ((flags & OpenFile.O_CREAT) != 0) {
            options.add((flags & OpenFile.O_EXCL) != 0 ? StandardOpenOption.CREATE_NEW : StandardOpenOption.CREATE);
        }
        if (truncate) {
            options.add(StandardOpenOption.TRUNCATE_EXISTING);
        }
        if (!follow) {
            options.add(LinkOption.NOFOLLOW_LINKS);
        }
        boolean creates = (flags & OpenFile.O_CREAT) != 0 && before == null;
        FileAttribute<?>[] attributes = creates && posix(p)
                ? new FileAttribute<?>[]{PosixFilePermissions.asFileAttribute(permissions(mode))} : new FileAttribute<?>[0];
        FileChannel c = FileChannel.open(p, options, attributes);
        if (creates || before == null) {
            before = Stat.of(p, true);
        }
        Path absolute = p.isAbsolute() ? p : Paths.cwd().resolve(p);
        return new DiskFile(c, absolute, flags, append && (read || truncate), before);
    }

    static boolean posix(Path p) {
        return p.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    public static Set<PosixFilePermission> permissions(int mode) {
        EnumSet<PosixFilePermission> s = EnumSet.noneOf(PosixFilePermission.class);
        PosixFilePermission[] order = {PosixFilePermission.OTHERS_EXECUTE, PosixFilePermission.OTHERS_WRITE,
                PosixFilePermission.OTHERS_READ, PosixFilePermission.GROUP_EXECUTE, PosixFilePermission.GROUP_WRITE,
                PosixFilePermission.GROUP_READ, PosixFilePermission.OWNER_EXECUTE, PosixFilePermission.OWNER_WRITE,
                PosixFilePermission.OWNER_READ};
        for (int i = 0; i < 9; i++) {
            if ((mode >> i & 1) != 0) {
                s.add(order[i]);
            }
        }
        return s;
    }
}
