package jopher.runtime.host;

import jopher.runtime.G;
import jopher.runtime.sched.Sched;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Child processes. Java starts them; descriptors that are files or inherited streams are passed as such, pipes of ours are pumped
/// by threads. Descriptors above 2 are the matter of [ExtraFiles].
public final class Children {
    private static final Map<Long, java.lang.Process> RUNNING = new ConcurrentHashMap<>();
    private static final Map<Long, List<Thread>> PUMPS = new ConcurrentHashMap<>();
    private static final Map<Long, Integer> SIGNALS = new ConcurrentHashMap<>();

    private Children() {
    }

    static void signalled(long pid, int n) {
        if (RUNNING.containsKey(pid)) {
            SIGNALS.put(pid, n);
        }
    }

    /// The pid or -errno. `files` are descriptors for 0, 1, 2 (-1: closed).
    public static long start(String path, List<String> argv, List<String> env, Path dir, int[] files) {
        List<String> command = new ArrayList<>(argv);
        if (command.isEmpty()) {
            command.add(path);
        }
        command.set(0, path);
        Path f = (dir != null ? dir : Paths.cwd()).resolve(path);
        if (!Files.exists(f)) {
            return -Errno.ENOENT;
        }
        if (Files.isDirectory(f) || !Files.isExecutable(f)) {
            return -Errno.EACCES;
        }
        ExtraFiles extra = null;
        if (ExtraFiles.needed(files)) {
            try {
                extra = ExtraFiles.of(files);
            } catch (IOException x) {
                return -Errno.ENOSYS;
            }
            command = extra.wrap(command);
        }
        ProcessBuilder b = new ProcessBuilder(command);
        b.directory((dir != null ? dir : Paths.cwd()).toFile());
        Map<String, String> e = b.environment();
        e.clear();
        for (String kv : env) {
            int eq = kv.indexOf('=', 1);
            if (eq > 0) {
                e.put(kv.substring(0, eq), kv.substring(eq + 1));
            }
        }
        OpenFile[] ends = new OpenFile[3];
        for (int i = 0; i < 3; i++) {
            OpenFile o = i < files.length && files[i] >= 0 ? Fds.get(files[i]) : null;
            Redirect r = redirect(o, i);
            if (r == null) {
                ends[i] = o;
                r = Redirect.PIPE;
            }
            if (i == 0) {
                b.redirectInput(r);
            } else if (i == 1) {
                b.redirectOutput(r);
            } else {
                b.redirectError(r);
            }
        }
        if (ends[1] != null && ends[1] == ends[2]) {
            b.redirectErrorStream(true);
        }
        try {
            java.lang.Process p = b.start();
            List<Thread> pumps = new ArrayList<>();
            if (ends[0] != null) {
                hold(ends[0]);
                pump(() -> feed(ends[0], p.getOutputStream()));
            }
            if (ends[1] != null) {
                hold(ends[1]);
                pumps.add(pump(() -> drain(p.getInputStream(), ends[1])));
            }
            if (ends[2] != null && ends[2] != ends[1]) {
                hold(ends[2]);
                pumps.add(pump(() -> drain(p.getErrorStream(), ends[2])));
            }
            if (extra != null) {
                for (ExtraFiles.Link l : List.copyOf(extra.links())) {
                    hold(l.end());
                    ExtraFiles x = extra;
                    Thread t = pump(() -> serve(x, l));
                    if (!l.toChild()) {
                        pumps.add(t);
                    }
                }
            }
            RUNNING.put(p.pid(), p);
            PUMPS.put(p.pid(), pumps);
            return p.pid();
        } catch (IOException x) {
            return -Errno.of(x);
        }
    }

    private static Redirect redirect(OpenFile o, int i) {
        if (o == null) {
            return i == 0 ? Redirect.from(new File("/dev/null")) : Redirect.to(new File("/dev/null"));
        }
        if (o == Fds.get(i) && o instanceof StandardStream) {
            return Redirect.INHERIT;
        }
        if (o instanceof DiskFile d && d.path() != null) {
            File f = new File(ByteNames.file(d.path()));
            return i == 0 ? Redirect.from(f) : Redirect.appendTo(f);
        }
        return null;
    }

    /// The child's own reference to a pipe end, so that our closing it does not end the stream.
    private static void hold(OpenFile o) {
        synchronized (Fds.class) {
            o.references++;
        }
    }

    private static void drop(OpenFile o) {
        boolean last;
        synchronized (Fds.class) {
            last = --o.references == 0;
        }
        if (last) {
            try {
                o.close();
            } catch (IOException e) {
                // nobody is left to be told
            }
        }
    }

    private static Thread pump(Runnable r) {
        Thread t = new Thread(null, r, "pump", 1 << 18, false);
        t.setDaemon(true);
        t.start();
        return t;
    }

    private static void serve(ExtraFiles extra, ExtraFiles.Link link) {
        try {
            if (link.toChild()) {
                OutputStream to = new FileOutputStream(link.name().toFile());
                extra.opened(link);
                feed(link.end(), to);
            } else {
                InputStream from = new FileInputStream(link.name().toFile());
                extra.opened(link);
                drain(from, link.end());
            }
        } catch (IOException e) {
            drop(link.end());
        }
    }

    private static void drain(InputStream from, OpenFile to) {
        G g = Sched.system();
        byte[] b = new byte[16384];
        try (from) {
            for (int n; (n = from.read(b)) > 0; ) {
                if (to.write(g, b, 0, n) < 0) {
                    break;
                }
            }
        } catch (IOException e) {
            // the other side is gone
        } finally {
            drop(to);
        }
    }

    private static void feed(OpenFile from, OutputStream to) {
        G g = Sched.system();
        byte[] b = new byte[16384];
        try (to) {
            for (long n; (n = from.read(g, b, 0, b.length)) > 0; ) {
                to.write(b, 0, (int) n);
                to.flush();
            }
        } catch (IOException e) {
            // the child is gone
        } finally {
            drop(from);
        }
    }

    /// waitpid(2): the wait status, or -errno; -1 with WNOHANG while it runs.
    public static long await(G g, long pid, boolean noHang) {
        java.lang.Process p = RUNNING.get(pid);
        if (p == null) {
            return -Errno.ECHILD;
        }
        if (noHang && p.isAlive()) {
            return -1;
        }
        Sched.enterBlocking(g);
        try {
            int code = p.waitFor();
            for (Thread t : PUMPS.getOrDefault(pid, List.of())) {
                t.join(2000);
            }
            RUNNING.remove(pid);
            PUMPS.remove(pid);
            Integer signal = SIGNALS.remove(pid);
            return signal != null && code == 128 + signal ? signal : (code & 0xFF) << 8;
        } catch (InterruptedException e) {
            return -Errno.EINTR;
        } finally {
            Sched.exitBlocking(g);
        }
    }
}
