package jopher.runtime.host;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jopher.runtime.funcs.Func;
import jopher.runtime.sched.Program;
import jopher.runtime.sched.Sched;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The descriptor table, with Linux as the judge of errors.
class FdsTest {
    @TempDir
    Path dir;

    @Test
    void createWriteSeekRead() throws Exception {
        int fd = Fds.open(dir.resolve("f"), OpenFile.O_RDWR | OpenFile.O_CREAT | OpenFile.O_EXCL, 0640);
        assertTrue(fd > 2);
        OpenFile f = Fds.get(fd);
        assertEquals(5, f.write(Sched.system(), "hello".getBytes(), 0, 5));
        assertEquals(1, f.seek(1, 0));
        byte[] b = new byte[10];
        assertEquals(4, f.read(Sched.system(), b, 0, 10));
        assertEquals(0, f.read(Sched.system(), b, 0, 10));
        assertEquals(2, f.pread(b, 0, 2, 3));
        assertEquals('l', b[0]);
        assertEquals(0100640, f.stat().mode());
        assertEquals(5, f.stat().size());
        assertEquals(0, f.truncate(2));
        assertEquals(2, f.stat().size());
        assertEquals(-Errno.EEXIST, Fds.open(dir.resolve("f"), OpenFile.O_RDWR | OpenFile.O_CREAT | OpenFile.O_EXCL, 0600));
        assertEquals(0, Fds.close(fd));
        assertEquals(Errno.EBADF, Fds.close(fd));
    }

    @Test
    void readingAlone() throws Exception {
        Path f = Files.writeString(dir.resolve("f"), "text");
        int create = OpenFile.O_CREAT | OpenFile.O_EXCL;
        assertEquals(-Errno.EEXIST, Fds.open(f, create, 0600));
        assertEquals(-Errno.EEXIST, Fds.open(dir, create, 0600));
        Files.createSymbolicLink(dir.resolve("nowhere"), dir.resolve("none"));
        assertEquals(-Errno.EEXIST, Fds.open(dir.resolve("nowhere"), create, 0600));
        assertEquals(-Errno.EISDIR, Fds.open(dir, OpenFile.O_TRUNC, 0));
        int fd = Fds.open(dir.resolve("new"), create, 0600);
        assertEquals(-Errno.EBADF, Fds.get(fd).write(Sched.system(), "x".getBytes(), 0, 1));
        assertEquals(-Errno.EINVAL, Fds.get(fd).truncate(0));
        Fds.close(fd);
        fd = Fds.open(f, OpenFile.O_TRUNC, 0);
        assertEquals(-Errno.EBADF, Fds.get(fd).pwrite("x".getBytes(), 0, 1, 0));
        assertEquals(0, Fds.get(fd).stat().size());
        Fds.close(fd);
    }

    @Test
    void appendsAndDirectories() throws Exception {
        Files.writeString(dir.resolve("a"), "x");
        int fd = Fds.open(dir.resolve("a"), OpenFile.O_WRONLY | OpenFile.O_APPEND, 0);
        Fds.get(fd).write(Sched.system(), "y".getBytes(), 0, 1);
        Fds.close(fd);
        assertEquals("xy", Files.readString(dir.resolve("a")));
        assertEquals(-Errno.ENOENT, Fds.open(dir.resolve("none"), 0, 0));
        assertEquals(-Errno.EISDIR, Fds.open(dir, OpenFile.O_WRONLY, 0));
        assertEquals(-Errno.ENOTDIR, Fds.open(dir.resolve("a"), OpenFile.O_DIRECTORY, 0));
        int d = Fds.open(dir, 0, 0);
        byte[] b = new byte[1024];
        long n = Fds.get(d).getdents(b, 0, b.length);
        assertEquals(24, n);
        assertEquals(8, b[18]);
        assertEquals('a', b[19]);
        assertEquals(0, Fds.get(d).getdents(b, 0, b.length));
        Fds.close(d);
    }

    @Test
    void pipesParkReadersAndWriters() throws Exception {
        Program.go(g -> {
            Pipe p = new Pipe();
            byte[] big = new byte[300_000];
            new java.util.Random(1).nextBytes(big);
            int w = Fds.add(p.writer, 0, false);
            Sched.newproc(g, Func.of(h -> {
                try {
                    Fds.get(w).write(h, big, 0, big.length);
                } catch (java.io.IOException e) {
                    throw new AssertionError(e);
                }
                Fds.close(w);
            }));
            byte[] got = new byte[big.length];
            int n = 0;
            try {
                for (long k; (k = p.reader.read(g, got, n, Math.min(4096, got.length - n))) > 0; ) {
                    n += (int) k;
                    if (n == got.length) {
                        break;
                    }
                }
                assertEquals(0, p.reader.read(g, got, 0, 1));
            } catch (java.io.IOException e) {
                throw new AssertionError(e);
            }
            assertArrayEquals(big, got);
        });
    }
}
