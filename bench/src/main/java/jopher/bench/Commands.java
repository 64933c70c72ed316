package jopher.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Runs commands and times them.
final class Commands {
    private Commands() {}

    /// @param nanos from start to end
    /// @param peakKilobytes highest resident memory seen (Linux), 0 if unknown
    record Ran(int status, String stdout, String stderr, long nanos, long peakKilobytes) {
        Ran orFail(String what) {
            if (status != 0) {
                throw new IllegalStateException(what + " ended with " + status + ":\n" + stdout + stderr);
            }
            return this;
        }
    }

    static Ran run(List<String> command, Path cwd, Map<String, String> env, long seconds) throws IOException, InterruptedException {
        Path out = Files.createTempFile("bench", ".out");
        Path err = Files.createTempFile("bench", ".err");
        try {
            ProcessBuilder b = new ProcessBuilder(command).directory(cwd.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
            b.environment().putAll(env);
            long start = System.nanoTime();
            Process p = b.start();
            long peak = 0;
            long limit = start + TimeUnit.SECONDS.toNanos(seconds);
            while (!p.waitFor(20, TimeUnit.MILLISECONDS)) {
                peak = Math.max(peak, peak(p.pid()));
                if (System.nanoTime() > limit) {
                    p.descendants().forEach(ProcessHandle::destroyForcibly);
                    p.destroyForcibly().waitFor();
                    return new Ran(124, read(out), read(err) + "\nstopped after " + seconds + " s", System.nanoTime() - start, peak);
                }
            }
            return new Ran(p.exitValue(), read(out), read(err), System.nanoTime() - start, peak);
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    private static String read(Path p) throws IOException {
        return Files.readString(p, StandardCharsets.ISO_8859_1);
    }

    private static long peak(long pid) {
        try {
            for (String l : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
                if (l.startsWith("VmHWM:")) {
                    return Long.parseLong(l.replaceAll("\\D", ""));
                }
            }
        } catch (IOException e) {
            // it has ended
        }
        return 0;
    }
}
