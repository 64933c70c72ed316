package jopher.conformance;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import jopher.testkit.Mask;

/// What a program did: everything that must be as with gc. One char per byte.
record Ran(String stdout, String stderr, int exit) {
    /// From the parts of an archive: `stdout`, and where they are not empty and zero, `stderr` and `exit`.
    static Ran of(Map<String, String> expected) {
        return new Ran(expected.get("stdout"), expected.getOrDefault("stderr", ""), Integer.parseInt(expected.getOrDefault("exit", "0").strip()));
    }

    /// Without what differs from run to run on stderr: addresses, goroutine numbers and the like.
    Ran masked() {
        return new Ran(stdout, Mask.apply(stderr), exit);
    }

    /// Runs a command to its end, two minutes at most.
    static Ran run(List<String> command, Path cwd, Path stdin, Map<String, String> environment) throws IOException, InterruptedException {
        Path out = Files.createTempFile("ran", ".out");
        Path err = Files.createTempFile("ran", ".err");
        try {
            ProcessBuilder b = new ProcessBuilder(command);
            b.environment().putAll(environment);
            Process p = b.directory(cwd.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile())
                    .redirectInput(stdin != null ? stdin.toFile() : new File("/dev/null")).start();
            if (!p.waitFor(120, TimeUnit.SECONDS)) {
                p.destroyForcibly().waitFor();
            }
            return new Ran(Files.readString(out, StandardCharsets.ISO_8859_1), Files.readString(err, StandardCharsets.ISO_8859_1), p.exitValue());
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }
}
