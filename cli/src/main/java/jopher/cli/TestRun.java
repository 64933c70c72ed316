package jopher.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Runs the test program of one package in the package's folder and says how that went, as go does.
final class TestRun {
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;

    private final TestFlags flags;
    private final Main.Console console;
    private final boolean direct;
    private final boolean shown;

    /// @param direct the package of the folder, or benchmarks: output goes straight to the user and nothing is kept
    /// @param shown output is shown while the test runs, and kept all the same
    TestRun(TestFlags flags, Main.Console console, boolean direct, boolean shown) {
        this.flags = flags;
        this.console = console;
        this.direct = direct;
        this.shown = shown;
    }

    /// What is left to be printed, and whether the test passed.
    record Result(byte[] output, boolean passed) {}

    /// Runs the program, or takes the result of an earlier run.
    ///
    /// @param path of the package
    /// @param exec words in front of the program, from -exec
    /// @param results null if nothing is kept
    Result run(String path, Path dir, Path program, List<String> exec, TestResults results) throws IOException {
        TestEvents events = flags.is("json") ? new TestEvents(console.out(), path) : null;
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        OutputStream user = events != null ? events : new Locked(console.out());
        OutputStream to = direct ? user : shown || events != null ? new Both(user, kept) : kept;
        boolean passed;
        Optional<byte[]> before = results == null ? Optional.empty() : results.find();
        if (before.isPresent()) {
            to.write(before.get());
            passed = true;
        } else {
            passed = start(path, dir, program, exec, results, to, kept);
        }
        if (events != null) {
            events.exited(passed);
            events.close();
        }
        return new Result(to == kept ? kept.toByteArray() : new byte[0], passed);
    }

    private boolean start(String path, Path dir, Path program, List<String> exec, TestResults results, OutputStream to, ByteArrayOutputStream kept) throws IOException {
        List<String> command = new ArrayList<>(exec);
        command.add(program.toString());
        Path log = results == null ? null : Files.createTempFile("jopher", ".testlog");
        if (log != null && exec.isEmpty()) {
            command.add("-test.testlogfile=" + log);
        }
        command.add("-test.paniconexit0");
        command.addAll(flags.passed);
        ProcessBuilder b = new ProcessBuilder(command).directory(dir.toFile()).redirectErrorStream(true).redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")));
        b.environment().clear();
        b.environment().putAll(console.environment());
        b.environment().put("PWD", dir.toString());
        b.environment().put("JOPHER_RUN_JAVA", System.getProperty("java.home") + "/bin/java");
        long start = System.nanoTime();
        String failure = null;
        String killed = null;
        try {
            Process p = b.start();
            Thread copy = Thread.ofPlatform().start(() -> copy(p.getInputStream(), to));
            killed = await(p, copy);
            failure = status(p.exitValue());
        } catch (IOException e) {
            failure = "fork/exec " + command.get(0) + ": " + String.valueOf(e.getMessage()).replaceFirst("(?s).*error=\\d+, ", "").toLowerCase(Locale.ROOT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure = "interrupted";
        }
        String time = String.format(Locale.ROOT, "%.3fs", (System.nanoTime() - start) / (double) SECOND);
        byte[] out = kept.toByteArray();
        boolean lineOpen = out.length > 0 && out[out.length - 1] != '\n';
        if (failure == null) {
            if (to == kept && !flags.showsPass()) {
                kept.reset();
            }
            print(to, (lineOpen ? "\n" : "") + "ok  \t" + path + "\t" + time + ending(new String(out, StandardCharsets.ISO_8859_1)) + "\n");
            if (log != null) {
                results.put(log, flags.showsPass() || flags.is("json") ? kept.toByteArray() : lastLine(kept.toByteArray()));
            }
        } else {
            if (killed != null) {
                print(to, killed);
            }
            boolean signal = failure.startsWith("signal: ");
            print(to, (signal || out.length == 0 ? failure + "\n" : lineOpen ? "\n" : "") + (flags.is("json") || flags.get("v").equals("test2json") ? "\u0016" : "") + "FAIL\t" + path + "\t" + time + "\n");
        }
        if (log != null) {
            Files.deleteIfExists(log);
        }
        return failure == null;
    }

    private static byte[] lastLine(byte[] bytes) {
        int i = bytes.length - 1;
        while (i > 0 && bytes[i - 1] != '\n') {
            i--;
        }
        return java.util.Arrays.copyOfRange(bytes, i, bytes.length);
    }

    /// Package testing says so when nothing ran.
    private static String ending(String out) {
        if (says(out, "testing: warning: no tests to run\n")) {
            return " [no tests to run]";
        }
        if (says(out, "testing: warning: no fuzz tests to fuzz\n")) {
            return " [no fuzz tests to fuzz]";
        }
        return "";
    }

    private static boolean says(String out, String line) {
        return out.startsWith(line) || out.contains("\n" + line);
    }

    /// Waits for the end. A test that outlives its own alarm by a minute gets SIGQUIT, then SIGKILL; the result tells so.
    private String await(Process p, Thread copy) throws InterruptedException {
        long timeout = flags.timeout();
        if (timeout <= 0 || !flags.get("bench").isEmpty()) {
            p.waitFor();
            copy.join();
            return null;
        }
        long patience = Math.max(timeout / 10, 5 * SECOND);
        long limit = timeout + Math.max(patience, MINUTE);
        String killed = null;
        if (!p.waitFor(limit, TimeUnit.NANOSECONDS)) {
            killed = "*** Test killed with quit: ran too long (" + GoDuration.text(limit) + ").\n";
            quit(p);
            if (!p.waitFor(patience, TimeUnit.NANOSECONDS)) {
                p.destroyForcibly();
                p.waitFor();
            }
        }
        if (!copy.join(java.time.Duration.ofNanos(patience))) {
            killed = "*** Test I/O incomplete " + GoDuration.text(patience) + " after exiting.\n";
        }
        return killed;
    }

    private static void quit(Process p) {
        try {
            new ProcessBuilder("kill", "-QUIT", String.valueOf(p.pid())).start().waitFor();
        } catch (IOException e) {
            p.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String status(int n) {
        return n == 0 ? null : n > 128 && n < 128 + 65 ? "signal: " + ProgramRun.signal(n - 128) : "exit status " + n;
    }

    private static void copy(InputStream from, OutputStream to) {
        byte[] buffer = new byte[8192];
        try {
            for (int n; (n = from.read(buffer)) >= 0;) {
                to.write(buffer, 0, n);
                to.flush();
            }
        } catch (IOException e) {
            // the process is gone
        }
    }

    private static void print(OutputStream to, String s) {
        try {
            to.write(s.getBytes(StandardCharsets.UTF_8));
            to.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The user's stream, for several tests at a time.
    private static final class Locked extends OutputStream {
        private final java.io.PrintStream out;

        Locked(java.io.PrintStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] b, int off, int len) {
            synchronized (out) {
                out.write(b, off, len);
                out.flush();
            }
        }
    }

    private static final class Both extends OutputStream {
        private final OutputStream first;
        private final OutputStream second;

        Both(OutputStream first, OutputStream second) {
            this.first = first;
            this.second = second;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] b, int off, int len) throws IOException {
            first.write(b, off, len);
            second.write(b, off, len);
        }
    }
}
