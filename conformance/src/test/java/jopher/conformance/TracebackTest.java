package jopher.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jopher.cli.Main;
import jopher.testkit.Txtar;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a program with goroutines that wait in every way there is prints at its end: wait reasons and frames as gc's.
class TracebackTest {
    @TempDir
    static Path work;
    private static List<String> deadlock;

    @BeforeAll
    static void build() throws IOException {
        try (var in = TracebackTest.class.getResourceAsStream("tracebacks/waiting.txtar")) {
            Map<String, String> parts = Txtar.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            Files.writeString(work.resolve("main.go"), parts.get("main.go"));
            deadlock = List.of(parts.get("deadlock").strip().split("\n\n"));
        }
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(messages, true, StandardCharsets.UTF_8);
        int status = Main.run(new String[] {"build", "-o", "prog", "main.go"}, new Main.Console(out, out, work));
        assertEquals(0, status, messages.toString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"continuations", "threads"})
    void deadlockListsAllGoroutines(String scheduler) throws Exception {
        Process p = start(scheduler, "single");
        assertEquals(deadlock, end(p, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"continuations", "threads"})
    void sigquitListsAllGoroutines(String scheduler) throws Exception {
        Process p = start(scheduler, "single", "quit");
        // the program prints a line when all wait
        assertEquals("waiting\n", p.inputReader().readLine() + "\n");
        new ProcessBuilder("kill", "-QUIT", Long.toString(p.pid())).start().waitFor();
        List<String> blocks = end(p, 2);
        assertEquals("SIGQUIT: quit", blocks.removeFirst());
        assertEquals("goroutine [sync.Mutex.Lock]:\ninternal/sync.runtime_SemacquireMutex\ninternal/sync.(*Mutex).lockSlow\ninternal/sync.(*Mutex).Lock\nsync.(*Mutex).Lock\nmain.main", blocks.removeFirst());
        assertEquals(waitingAndAsleep(), blocks);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "single", "all", "crash"})
    void gotracebackSaysHowMuchAPanicShows(String level) throws Exception {
        List<String> blocks = end(start("continuations", level, "panic"), level.equals("crash") ? 134 : 2);
        List<String> expected = new ArrayList<>(List.of("panic: boom"));
        if (!level.equals("none")) {
            expected.add("goroutine [running]:\nmain.main");
        }
        if (level.equals("all") || level.equals("crash")) {
            expected.addAll(waitingAndAsleep());
        }
        assertEquals(expected, blocks);
    }

    /// The goroutines of the deadlock but for main and the last, and the one that sleeps instead.
    private static List<String> waitingAndAsleep() {
        List<String> l = new ArrayList<>(deadlock.subList(2, deadlock.size() - 1));
        l.add("goroutine [sleep]:\ntime.Sleep\nmain.sleep\ncreated by main.main");
        return l;
    }

    private static Process start(String scheduler, String level, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(work.resolve("prog").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder b = new ProcessBuilder(command);
        b.environment().put("JOPHER_SCHED", scheduler);
        b.environment().put("GOTRACEBACK", level);
        return b.start();
    }

    private static List<String> end(Process p, int status) throws Exception {
        String err = new String(p.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(status, p.waitFor());
        List<String> blocks = new ArrayList<>();
        for (String b : err.strip().split("\n\n")) {
            blocks.add(b.replaceAll("(?m)^\t.*\n?", "").replaceAll("(?m)^goroutine \\d+ ", "goroutine ").replaceAll("(?m) in goroutine \\d+$", "")
                    .replaceAll("(?m)\\((\\.\\.\\.)?\\)$", "").strip());
        }
        return blocks;
    }
}
