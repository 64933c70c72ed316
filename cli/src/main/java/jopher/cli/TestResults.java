package jopher.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jopher.compiler.driver.BuildCache;
import jopher.compiler.driver.Hash;

/// The output of tests that passed, kept while program, flags and what the tests looked at stay the same (go help test, *package list mode*).
///
/// Two entries: for program and flags, what the test looked at, as package testing logs it (variables, files below the module); for
/// these and the state of all of it, the output.
final class TestResults {
    /// First line of the log (testing/internal/testdeps).
    private static final String MAGIC = "# test log\n";
    private static final String LOOKED_AT = "testlog";
    private static final String OUTPUT = "testoutput";
    /// Flags that are part of the key; with any other nothing is kept.
    private static final Set<String> KEPT = Set.of("-test.benchtime", "-test.cpu", "-test.list", "-test.parallel", "-test.run", "-test.short", "-test.skip", "-test.timeout", "-test.failfast", "-test.v",
            "-test.fullpath");
    private static final Set<String> WITHOUT_EFFECT = Set.of("-test.outputdir");

    private final BuildCache cache;
    private final String key;
    private final Path dir;
    private final Path root;
    private final Map<String, String> environment;

    private TestResults(BuildCache cache, String key, Path dir, Path root, Map<String, String> environment) {
        this.cache = cache;
        this.key = key;
        this.dir = dir;
        this.root = root;
        this.environment = environment;
    }

    /// Null if the arguments forbid it.
    ///
    /// @param program names the program by its contents
    /// @param dir the working folder of the test
    /// @param root folder of the module or of GOROOT: what lies elsewhere does not count
    static TestResults of(BuildCache cache, String program, List<String> arguments, String exec, Path dir, Path root, Map<String, String> environment) {
        List<String> kept = new ArrayList<>();
        for (String a : arguments) {
            int eq = a.indexOf('=');
            String name = eq < 0 ? "" : a.substring(0, eq);
            if (KEPT.contains(name)) {
                kept.add(a);
            } else if (!WITHOUT_EFFECT.contains(name)) {
                return null;
            }
        }
        return root == null ? null : new TestResults(cache, Hash.of("test result\0" + program + "\0" + kept + "\0" + exec), dir, root, environment);
    }

    /// The output of an earlier run, with `(cached)` where its time was.
    Optional<byte[]> find() {
        Optional<byte[]> log = cache.get(LOOKED_AT, key);
        if (log.isEmpty()) {
            return Optional.empty();
        }
        String inputs = state(new String(log.get(), StandardCharsets.UTF_8));
        return inputs == null ? Optional.empty() : cache.get(OUTPUT, Hash.of(key + inputs)).flatMap(TestResults::marked);
    }

    private static Optional<byte[]> marked(byte[] bytes) {
        String s = new String(bytes, StandardCharsets.ISO_8859_1);
        int last = s.lastIndexOf('\n', s.length() - 2) + 1;
        int time = s.indexOf('\t', last + "ok  \t".length()) + 1;
        if (!s.startsWith("ok  \t", last) || time == 0) {
            return Optional.empty();
        }
        int end = time;
        while (end < s.length() && "0123456789.s".indexOf(s.charAt(end)) >= 0) {
            end++;
        }
        return Optional.of((s.substring(0, time) + "(cached)" + s.substring(end)).getBytes(StandardCharsets.ISO_8859_1));
    }

    /// Keeps the output of a test that passed.
    ///
    /// @param log the file that package testing wrote
    void put(Path log, byte[] output) {
        try {
            String text = Files.readString(log);
            String inputs = text.startsWith(MAGIC) && text.endsWith("\n") ? state(text) : null;
            if (inputs != null) {
                cache.put(LOOKED_AT, key, text.getBytes(StandardCharsets.UTF_8));
                cache.put(OUTPUT, Hash.of(key + inputs), output);
            }
        } catch (IOException e) {
            // the test exited without a log
        }
    }

    /// What the variables and files of a log are like now; null if the log is damaged or a file changed just now.
    private String state(String log) {
        StringBuilder sb = new StringBuilder(variable("GODEBUG"));
        Path at = dir;
        for (String line : log.substring(Math.min(MAGIC.length(), log.length())).split("\n")) {
            if (line.isEmpty()) {
                continue;
            }
            int blank = line.indexOf(' ');
            if (blank < 0) {
                return null;
            }
            String name = line.substring(blank + 1);
            switch (line.substring(0, blank)) {
                case "getenv" -> sb.append(variable(name));
                case "chdir" -> {
                    at = Path.of(name);
                    sb.append("chdir ").append(name).append(stat(at));
                }
                case "stat", "open" -> {
                    Path file = at.resolve(name).normalize();
                    if (!file.startsWith(root)) {
                        continue;
                    }
                    sb.append(line, 0, blank).append(' ').append(file).append(stat(file));
                    if (line.startsWith("open ") && !contents(file, sb)) {
                        return null;
                    }
                }
                default -> {
                    return null;
                }
            }
        }
        return sb.toString();
    }

    private String variable(String name) {
        String v = environment.get(name);
        return "env " + name + (v == null ? "" : "=" + v) + "\n";
    }

    private static String stat(Path file) {
        return " " + attributes(file) + " " + attributes(file, LinkOption.NOFOLLOW_LINKS) + "\n";
    }

    private static String attributes(Path file, LinkOption... options) {
        try {
            Map<String, Object> a = Files.readAttributes(file, "unix:mode,size,lastModifiedTime", options);
            return a.get("mode") + " " + a.get("size") + " " + a.get("lastModifiedTime");
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return e.getClass().getSimpleName();
        }
    }

    /// The names in a folder with their states. False for a file that is younger than what file systems can tell apart.
    private static boolean contents(Path file, StringBuilder sb) {
        try {
            if (Files.isDirectory(file)) {
                try (var names = Files.list(file)) {
                    names.sorted().forEach(f -> sb.append(f.getFileName()).append(attributes(f, LinkOption.NOFOLLOW_LINKS)).append('\n'));
                }
            } else if (Files.isRegularFile(file)) {
                return Duration.between(Files.getLastModifiedTime(file).toInstant(), Instant.now()).compareTo(Duration.ofSeconds(2)) >= 0;
            }
        } catch (IOException | java.io.UncheckedIOException e) {
            sb.append("unreadable\n");
        }
        return true;
    }
}
