package jopher.runtime.host;

import jopher.runtime.strings.GoString;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// Path names: bytes in Go, strings in Java. [ByteNames] says how they go together. A working directory of our own, since the JVM's cannot change.
public final class Paths {
    public static final int AT_FDCWD = -100;
    /// Null until the first chdir: relative paths are then the JVM's.
    private static volatile Path cwd;

    private Paths() {
    }

    /// Null: the name is one that no file can have.
    private static Path parse(GoString s) {
        try {
            return new File(text(s)).toPath();
        } catch (InvalidPathException e) {
            return null;
        }
    }

    /// What Java makes of bytes from the operating system, and [#text] back: names of files, arguments, environment.
    public static byte[] bytes(String name) {
        return name.getBytes(ByteNames.charset());
    }

    public static String text(GoString s) {
        return new String(s.a, s.off, s.len, ByteNames.charset());
    }

    /// A path that a system call got. Throws with the errno where it cannot be resolved.
    public static Path resolve(long dirfd, GoString name) throws PathError {
        if (name.len == 0) {
            throw new PathError(Errno.ENOENT);
        }
        for (int i = 0; i < name.len; i++) {
            if (name.at(i) == 0) {
                throw new PathError(Errno.EINVAL);
            }
        }
        Path p = parse(name);
        if (p == null) {
            throw new PathError(Errno.ENOENT);
        }
        if (p.isAbsolute()) {
            return p;
        }
        if ((int) dirfd != AT_FDCWD) {
            OpenFile d = Fds.get((int) dirfd);
            if (d == null) {
                throw new PathError(Errno.EBADF);
            }
            if (!(d instanceof Directory)) {
                throw new PathError(Errno.ENOTDIR);
            }
            return d.path().resolve(p);
        }
        Path c = cwd;
        return c == null ? p : c.resolve(p);
    }

    public static int chdir(Path p) {
        try {
            Path real = p.toRealPath();
            if (!Files.isDirectory(real)) {
                return Errno.ENOTDIR;
            }
            if (!Files.isExecutable(real)) {
                return Errno.EACCES;
            }
            cwd = real;
            return 0;
        } catch (java.io.IOException e) {
            return Errno.of(e);
        }
    }

    public static Path cwd() {
        Path c = cwd;
        return c != null ? c : Path.of("").toAbsolutePath();
    }

    public static PathError error(int errno) {
        return new PathError(errno);
    }

    /// A path that does not resolve, before any system call.
    public static final class PathError extends Exception {
        public final int errno;

        PathError(int errno) {
            super(null, null, false, false);
            this.errno = errno;
        }
    }
}
