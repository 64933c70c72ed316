package jopher.runtime.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// What fstat(2) tells; times in nanoseconds since 1970.
public record Stat(long dev, long ino, long nlink, int mode, int uid, int gid, long rdev, long size, long atime, long mtime,
                   long ctime) {
    public static final int S_IFMT = 0xF000;
    public static final int S_IFIFO = 0x1000;
    public static final int S_IFCHR = 0x2000;
    public static final int S_IFDIR = 0x4000;
    public static final int S_IFREG = 0x8000;
    public static final int S_IFLNK = 0xA000;
    public static final int S_IFSOCK = 0xC000;

    private static final LinkOption[] FOLLOW = {};
    private static final LinkOption[] NOFOLLOW = {LinkOption.NOFOLLOW_LINKS};

    public static Stat of(Path p, boolean follow) throws IOException {
        LinkOption[] how = follow ? FOLLOW : NOFOLLOW;
        try {
            Map<String, Object> a = Files.readAttributes(p, "unix:*", how);
            return new Stat((Long) a.get("dev"), (Long) a.get("ino"), (Integer) a.get("nlink"), (Integer) a.get("mode"),
                    (Integer) a.get("uid"), (Integer) a.get("gid"), (Long) a.get("rdev"), (Long) a.get("size"),
                    nanos(a.get("lastAccessTime")), nanos(a.get("lastModifiedTime")), nanos(a.get("ctime")));
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            BasicFileAttributes b = Files.readAttributes(p, BasicFileAttributes.class, how);
            int mode = b.isDirectory() ? S_IFDIR | 0755 : b.isSymbolicLink() ? S_IFLNK | 0777 : S_IFREG | 0644;
            return new Stat(1, p.toAbsolutePath().hashCode() & 0xFFFFFFFFL | 1, 1, mode, 0, 0, 0, b.size(),
                    nanos(b.lastAccessTime()), nanos(b.lastModifiedTime()), nanos(b.lastModifiedTime()));
        }
    }

    /// For what is no file on disk: pipes, terminals.
    public static Stat synthetic(int mode, long ino) {
        return new Stat(13, ino, 1, mode, 0, 0, 0, 0, 0, 0, 0);
    }

    private static long nanos(Object t) {
        return ((FileTime) t).to(TimeUnit.NANOSECONDS);
    }

    public boolean isDirectory() {
        return (mode & S_IFMT) == S_IFDIR;
    }
}
