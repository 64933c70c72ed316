package jopher.runtime.host;

import jopher.runtime.strings.GoString;

import java.io.File;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// Path names: bytes in Go, strings in Java. A working directory of our own, since the JVM's cannot change.
public final class Paths {
    public static final int AT_FDCWD = -100;
    private static final Charset NATIVE = charset();
    /// Null until the first chdir: relative paths are then the JVM's.
    private static volatile Path cwd;

    private Paths() {
    }

    private static Charset charset() {
        String jnu = System.getProperty("sun.jnu.encoding", "UTF-8");
        try {
            return Charset.forName(jnu);
        } catch (IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }

    /// Null: the name is one that no file can have.
    private static Path parse(GoString s) {
        String text = new String(s.a, s.off, s.len, NATIVE);
        try {
            return new File(text).toPath();
        } catch (InvalidPathException e) {
            return null;
        }
    }

    public static byte[] bytes(String name) {
        return name.getBytes(NATIVE);
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
