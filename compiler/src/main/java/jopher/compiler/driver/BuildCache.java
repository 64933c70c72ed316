package jopher.compiler.driver;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jopher.compiler.driver.load.GoEnv;

/// Products kept by content: `<kind>/<first two digits>/<key>`. A key is the hash of everything its product depends on, so an
/// entry is never changed, only made or removed.
///
/// Entries are written beside their place and renamed, so readers and several processes never see half of one. A folder that
/// cannot be written turns the cache off; nothing depends on it but time.
public final class BuildCache {
    private final Path root;
    private boolean writable;
    private boolean trimmed;

    /// The folder is made if it can be.
    public BuildCache(Path root) {
        this.root = root;
        try {
            Files.createDirectories(root);
            this.writable = Files.isWritable(root);
        } catch (IOException e) {
            this.writable = false;
        }
    }

    /// The system property jopher.cache, $JOPHER_CACHE, else jopher in the user's cache folder, else in the folder for temporary files.
    public static Path folder(GoEnv env) {
        String set = System.getProperty("jopher.cache", env.environment().getOrDefault("JOPHER_CACHE", ""));
        if (!set.isEmpty()) {
            return Path.of(set).toAbsolutePath();
        }
        Path user = env.userCache();
        return user != null ? user.resolve("jopher") : Path.of(System.getProperty("java.io.tmpdir"), "jopher-" + System.getProperty("user.name", "user"));
    }

    public boolean isWritable() {
        return writable;
    }

    public Path root() {
        return root;
    }

    private Path place(String kind, String key) {
        return root.resolve(kind).resolve(key.substring(0, 2)).resolve(key);
    }

    /// Where an entry is, if it is there.
    public Optional<Path> find(String kind, String key) {
        Path p = place(kind, key);
        if (!Files.isRegularFile(p)) {
            return Optional.empty();
        }
        use(p);
        return Optional.of(p);
    }

    /// The bytes of an entry, if it is there and can be read.
    public Optional<byte[]> get(String kind, String key) {
        try {
            Path p = place(kind, key);
            byte[] bytes = Files.readAllBytes(p);
            use(p);
            return Optional.of(bytes);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// Makes an entry. Failures are silent: the next build makes it again.
    public void put(String kind, String key, byte[] bytes) {
        if (!writable) {
            return;
        }
        Path p = place(kind, key);
        Path temporary = null;
        try {
            Files.createDirectories(p.getParent());
            temporary = Files.createTempFile(p.getParent(), ".new", null);
            Files.write(temporary, bytes);
            move(temporary, p);
            trim();
        } catch (IOException e) {
            delete(temporary);
        }
    }

    /// Once a day, removes what nobody has made or asked for in a while, programs earlier than packages, as go does.
    private synchronized void trim() {
        Path mark = root.resolve("trimmed");
        if (trimmed || age(mark) < 1) {
            return;
        }
        trimmed = true;
        try {
            Files.write(mark, new byte[0]);
            try (var files = Files.walk(root, 3)) {
                for (Path f : (Iterable<Path>) files::iterator) {
                    String kind = root.relativize(f).getName(0).toString();
                    long limit = kind.equals("program") || kind.equals("run") ? 7 : 30;
                    if (!f.getParent().equals(root) && Files.isRegularFile(f) && age(f) > limit) {
                        delete(f);
                    }
                }
            }
        } catch (IOException | java.io.UncheckedIOException e) {
            // another process trims, too, or files cannot be removed
        }
    }

    /// Days since a file was made or asked for; many if it is not there.
    private static long age(Path p) {
        try {
            return Duration.between(Files.getLastModifiedTime(p).toInstant(), Instant.now()).toDays();
        } catch (IOException e) {
            return Integer.MAX_VALUE;
        }
    }

    /// Notes that an entry is in use, at most once a day.
    private void use(Path p) {
        if (writable && age(p) >= 1) {
            try {
                Files.setLastModifiedTime(p, FileTime.from(Instant.now()));
            } catch (IOException e) {
                // it is removed early and made again
            }
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void delete(Path p) {
        if (p != null) {
            try {
                Files.deleteIfExists(p);
            } catch (IOException e) {
                // a left-over temporary file is harmless
            }
        }
    }

    /// Waits until no other process holds the lock of this name; null if locks cannot be had here.
    public Lock lock(String name) {
        if (!writable) {
            return null;
        }
        try {
            FileChannel c = FileChannel.open(root.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            return new Lock(c, c.lock());
        } catch (IOException | java.nio.channels.OverlappingFileLockException e) {
            return null;
        }
    }

    /// A lock between processes; the operating system releases it when its process dies.
    public record Lock(FileChannel channel, FileLock lock) implements AutoCloseable {
        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                // closing releases the lock in any case
            }
        }
    }
}
