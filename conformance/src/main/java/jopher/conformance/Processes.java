package jopher.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Starts processes and waits for them.
public final class Processes {
    /// More output than this is a test that has gone wrong.
    private static final int MOST_OUTPUT = 64 << 20;

    private Processes() {}

    /// Runs a command to its end or to the limit. Its output goes through a file, so that a grandchild that holds it open
    /// cannot keep us waiting.
    public static Outcome run(List<String> command, Path cwd, Map<String, String> environment, Duration limit) throws IOException {
        Path out = Files.createTempFile("jopher-out", null);
        try {
            ProcessBuilder b = new ProcessBuilder(command).directory(cwd.toFile()).redirectErrorStream(true).redirectOutput(out.toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")));
            b.environment().putAll(environment);
            Process p = b.start();
            boolean ended = false;
            try {
                ended = p.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (!ended) {
                p.descendants().forEach(ProcessHandle::destroyForcibly);
                p.destroyForcibly();
                p.onExit().join();
            }
            return new Outcome(p.exitValue(), read(out), !ended);
        } finally {
            Files.deleteIfExists(out);
        }
    }

    private static String read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MOST_OUTPUT), StandardCharsets.ISO_8859_1);
        }
    }
}
