package jopher.runtime.natives;

import jopher.abi.GoNative;
import jopher.runtime.G;
import jopher.runtime.host.Errno;
import jopher.runtime.host.Fds;
import jopher.runtime.host.OpenFile;
import jopher.runtime.host.Paths;
import jopher.runtime.host.Stat;
import jopher.runtime.slices.Slice;
import jopher.runtime.strings.GoString;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;

/// Names in the file system: the path calls of packages syscall and internal/syscall/unix.
public final class FileNatives {
    private static final int AT_SYMLINK_NOFOLLOW = 0x100;
    private static final int AT_REMOVEDIR = 0x200;
    private static final int AT_SYMLINK_FOLLOW = 0x400;
    private static final long UTIME_NOW = (1 << 30) - 1;
    private static final long UTIME_OMIT = (1 << 30) - 2;

    private FileNatives() {
    }

    @GoNative({"syscall.openat", "internal/syscall/unix.Openat"})
    public static Object openat(G g, long dirfd, GoString path, long flags, int mode) {
        return Results.count(g, () -> Fds.open(Paths.resolve(dirfd, path), (int) flags, mode));
    }

    @GoNative({"syscall.fstatat", "internal/syscall/unix.Fstatat"})
    public static Object fstatat(G g, long dirfd, GoString path, Object st, long flags) {
        return Results.error(g, () -> SyscallNatives.fillStat(st,
                Stat.of(Paths.resolve(dirfd, path), (flags & AT_SYMLINK_NOFOLLOW) == 0)));
    }

    @GoNative({"syscall.Mkdirat", "internal/syscall/unix.Mkdirat"})
    public static Object mkdirat(G g, long dirfd, GoString path, int mode) {
        return Results.error(g, () -> {
            Path p = Paths.resolve(dirfd, path);
            if (p.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createDirectory(p, PosixFilePermissions.asFileAttribute(Fds.permissions(mode)));
            } else {
                Files.createDirectory(p);
            }
            return 0;
        });
    }

    @GoNative({"syscall.unlinkat", "internal/syscall/unix.Unlinkat"})
    public static Object unlinkat(G g, long dirfd, GoString path, long flags) {
        return Results.error(g, () -> {
            Path p = Paths.resolve(dirfd, path);
            boolean directory = Stat.of(p, false).isDirectory();
            if ((flags & AT_REMOVEDIR) != 0) {
                if (!directory) {
                    return -Errno.ENOTDIR;
                }
            } else if (directory) {
                return -Errno.EISDIR;
            }
            Files.delete(p);
            return 0;
        });
    }

    @GoNative({"syscall.Renameat", "internal/syscall/unix.Renameat"})
    public static Object renameat(G g, long oldDir, GoString oldPath, long newDir, GoString newPath) {
        return Results.error(g, () -> {
            Files.move(Paths.resolve(oldDir, oldPath), Paths.resolve(newDir, newPath), StandardCopyOption.ATOMIC_MOVE);
            return 0;
        });
    }

    @GoNative({"syscall.linkat", "internal/syscall/unix.Linkat"})
    public static Object linkat(G g, long oldDir, GoString oldPath, long newDir, GoString newPath, long flags) {
        return Results.error(g, () -> {
            Path existing = Paths.resolve(oldDir, oldPath);
            if ((flags & AT_SYMLINK_FOLLOW) != 0) {
                existing = existing.toRealPath();
            }
            Files.createLink(Paths.resolve(newDir, newPath), existing);
            return 0;
        });
    }

    @GoNative({"syscall.symlinkat", "internal/syscall/unix.Symlinkat"})
    public static Object symlinkat(G g, GoString target, long dir, GoString path) {
        return Results.error(g, () -> {
            if (target.len == 0) {
                return -Errno.ENOENT;
            }
            Files.createSymbolicLink(Paths.resolve(dir, path), Path.of(Paths.text(target)));
            return 0;
        });
    }

    @GoNative({"syscall.readlinkat", "internal/syscall/unix.Readlinkat"})
    public static Object readlinkat(G g, long dir, GoString path, Slice buf) {
        return Results.count(g, () -> {
            byte[] t = Paths.bytes(Files.readSymbolicLink(Paths.resolve(dir, path)).toString());
            int n = Math.min(t.length, buf.len);
            if (n > 0) {
                System.arraycopy(t, 0, (byte[]) buf.a, buf.off, n);
            }
            return n;
        });
    }

    @GoNative("syscall.faccessat")
    public static Object faccessat(G g, long dir, GoString path, int mode) {
        return Results.error(g, () -> access(Paths.resolve(dir, path), mode));
    }

    @GoNative("syscall.faccessat2")
    public static Object faccessat2(G g, long dir, GoString path, int mode, long flags) {
        return Results.error(g, () -> access(Paths.resolve(dir, path), mode));
    }

    private static long access(Path p, int mode) throws IOException {
        Stat.of(p, true);
        boolean ok = ((mode & 4) == 0 || Files.isReadable(p)) && ((mode & 2) == 0 || Files.isWritable(p))
                && ((mode & 1) == 0 || Files.isExecutable(p));
        return ok ? 0 : -Errno.EACCES;
    }

    private static long chmod(Path p, int mode) throws IOException {
        try {
            Files.setAttribute(p, "unix:mode", mode & 07777);
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            Files.setPosixFilePermissions(p, Fds.permissions(mode));
        }
        return 0;
    }

    @GoNative("syscall.fchmodat")
    public static Object fchmodat(G g, long dir, GoString path, int mode) {
        return Results.error(g, () -> chmod(Paths.resolve(dir, path), mode));
    }

    @GoNative("syscall.fchmodat2")
    public static Object fchmodat2(G g, long dir, GoString path, int mode, long flags) {
        return Results.error(g, () -> (flags & AT_SYMLINK_NOFOLLOW) != 0 ? -Errno.ENOTSUP
                : chmod(Paths.resolve(dir, path), mode));
    }

    private static Path pathOf(long fd) throws Paths.PathError {
        OpenFile f = Fds.get((int) fd);
        if (f == null) {
            throw Paths.error(Errno.EBADF);
        }
        if (f.path() == null) {
            throw Paths.error(Errno.EINVAL);
        }
        return f.path();
    }

    @GoNative("syscall.Fchmod")
    public static Object fchmod(G g, long fd, int mode) {
        return Results.error(g, () -> chmod(pathOf(fd), mode));
    }

    private static long chown(Path p, long uid, long gid, boolean follow) throws IOException {
        LinkOption[] how = follow ? new LinkOption[0] : new LinkOption[]{LinkOption.NOFOLLOW_LINKS};
        if ((int) uid != -1) {
            Files.setAttribute(p, "unix:uid", (int) uid, how);
        }
        if ((int) gid != -1) {
            Files.setAttribute(p, "unix:gid", (int) gid, how);
        }
        if ((int) uid == -1 && (int) gid == -1) {
            Stat.of(p, follow);
        }
        return 0;
    }

    @GoNative("syscall.Fchown")
    public static Object fchown(G g, long fd, long uid, long gid) {
        return Results.error(g, () -> chown(pathOf(fd), uid, gid, true));
    }

    @GoNative({"syscall.Fchownat", "internal/syscall/unix.Fchownat"})
    public static Object fchownat(G g, long dir, GoString path, long uid, long gid, long flags) {
        return Results.error(g, () -> chown(Paths.resolve(dir, path), uid, gid, (flags & AT_SYMLINK_NOFOLLOW) == 0));
    }

    @GoNative("syscall.Truncate")
    public static Object truncate(G g, GoString path, long size) {
        return Results.error(g, () -> {
            int fd = Fds.open(Paths.resolve(Paths.AT_FDCWD, path), OpenFile.O_WRONLY, 0);
            if (fd < 0) {
                return fd;
            }
            try {
                return Fds.get(fd).truncate(size);
            } finally {
                Fds.close(fd);
            }
        });
    }

    @GoNative("syscall.utimensat")
    public static Object utimensat(G g, long dir, GoString path, Object times, long flags) {
        return Results.error(g, () -> {
            Path p = Paths.resolve(dir, path);
            BasicFileAttributeView v = (flags & AT_SYMLINK_NOFOLLOW) != 0
                    ? Files.getFileAttributeView(p, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    : Files.getFileAttributeView(p, BasicFileAttributeView.class);
            Object[] ts = (Object[]) times;
            FileTime now = FileTime.fromMillis(System.currentTimeMillis());
            v.setTimes(ts == null ? now : time(ts[1], now), ts == null ? now : time(ts[0], now), null);
            return 0;
        });
    }

    private static FileTime time(Object ts, FileTime now) {
        long nsec = Fields.get(ts, "Nsec");
        if (nsec == UTIME_OMIT) {
            return null;
        }
        return nsec == UTIME_NOW ? now : FileTime.from(java.time.Instant.ofEpochSecond(Fields.get(ts, "Sec"), nsec));
    }

    @GoNative("syscall.Chdir")
    public static Object chdir(G g, GoString path) {
        return Results.error(g, () -> -Paths.chdir(Paths.resolve(Paths.AT_FDCWD, path)));
    }

    @GoNative("syscall.Fchdir")
    public static Object fchdir(G g, long fd) {
        return Results.error(g, () -> -Paths.chdir(pathOf(fd)));
    }

    /// `(n int, err error)`: with the NUL, as the kernel counts.
    @GoNative("syscall.Getcwd")
    public static Object getcwd(G g, Slice buf) {
        return Results.count(g, () -> {
            byte[] p = Paths.bytes(Paths.cwd().toString());
            if (p.length + 1 > buf.len) {
                return -Errno.ERANGE;
            }
            byte[] a = (byte[]) buf.a;
            System.arraycopy(p, 0, a, buf.off, p.length);
            a[buf.off + p.length] = 0;
            return p.length + 1;
        });
    }

    @GoNative("syscall.Sync")
    public static void sync(G g) {
    }

    @GoNative("internal/syscall/unix.CopyFileRange")
    public static Object copyFileRange(G g, long rfd, Object roff, long wfd, Object woff, long len, long flags) {
        return Results.count(g, () -> -Errno.ENOSYS);
    }

    @GoNative("internal/syscall/unix.GetRandom")
    public static Object getRandom(G g, Slice p, long flags) {
        return Results.count(g, () -> {
            byte[] r = new byte[p.len];
            RANDOM.nextBytes(r);
            if (p.len > 0) {
                System.arraycopy(r, 0, (byte[]) p.a, p.off, p.len);
            }
            return SyscallNatives.filled(p, p.len);
        });
    }

    private static final java.security.SecureRandom RANDOM = new java.security.SecureRandom();

    @GoNative("internal/syscall/unix.PidFDSendSignal")
    public static Object pidFdSendSignal(G g, long fd, long signal) {
        return Results.error(g, () -> -Errno.ENOSYS);
    }

    @GoNative("internal/syscall/unix.PidFDOpen")
    public static Object pidFdOpen(G g, long pid, long flags) {
        return Results.count(g, () -> -Errno.ENOSYS);
    }

    @GoNative("internal/syscall/unix.Tcsetpgrp")
    public static Object tcsetpgrp(G g, long fd, int pgid) {
        return Results.error(g, () -> -Errno.ENOTTY);
    }

    @GoNative("internal/syscall/unix.Waitid")
    public static Object waitid(G g, long type, long id, Object info, long options, Object rusage) {
        return Results.error(g, () -> -Errno.ENOSYS);
    }
}
