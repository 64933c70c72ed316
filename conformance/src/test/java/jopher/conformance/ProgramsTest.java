package jopher.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jopher.cli.Main;
import jopher.testkit.Txtar;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Programs that were written to catch wrong code (`programs/*.txtar`: Go files, and what gc's build of them does: `stdout`, and
/// where they are not empty and zero, `stderr` and `exit`), with gc's usual flags, with `-gcflags='-N -l'`, and with functions of more than 300 bytes
/// in parts ([jopher.compiler.split.Outliner]), or with those of the part `flags` alone; the part `java` has flags for the JVM.
/// With `-Djopher.rewrite=true` gc is asked again.
class ProgramsTest {
    private final Path programs = Path.of(System.getProperty("jopher.root", "..")).toAbsolutePath().normalize()
            .resolve("conformance/src/test/resources/jopher/conformance/programs");

    @TestFactory
    Stream<DynamicTest> programs(@TempDir Path work) throws IOException {
        List<Path> files;
        try (Stream<Path> s = Files.list(programs)) {
            files = s.sorted().toList();
        }
        return files.stream().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
            Map<String, String> parts = Txtar.parse(Files.readString(file, StandardCharsets.ISO_8859_1));
            Path dir = Files.createTempDirectory(work, "program");
            List<String> sources = parts.keySet().stream().filter(n -> n.endsWith(".go")).toList();
            for (String name : sources) {
                Files.writeString(dir.resolve(name), parts.get(name), StandardCharsets.ISO_8859_1);
            }
            if (Boolean.getBoolean("jopher.rewrite")) {
                rewrite(file, parts, sources, dir);
                return;
            }
            ByteArrayOutputStream messages = new ByteArrayOutputStream();
            PrintStream out = new PrintStream(messages, true, StandardCharsets.UTF_8);
            for (String flags : parts.containsKey("flags") ? List.of(parts.get("flags").strip()) : List.of("", "-N -l", "-d=outline=300")) {
                String[] command = Stream.concat(Stream.of("build", "-gcflags=" + flags, "-o", "prog"), sources.stream()).toArray(String[]::new);
                assertEquals(0, Main.run(command, new Main.Console(out, out, dir)), () -> messages.toString(StandardCharsets.UTF_8));
                // with goroutines: on both schedulers
                boolean concurrent = flags.isEmpty() && sources.stream().map(parts::get).anyMatch(t -> t.contains("\tgo ") || t.contains(".Go("));
                for (String scheduler : concurrent ? List.of("continuations", "threads") : List.of("continuations")) {
                    Ran r = Ran.run(List.of(dir.resolve("prog").toString()), dir, null, Map.of("JOPHER_SCHED", scheduler, "JOPHER_JAVA_OPTS", parts.getOrDefault("java", "").strip()));
                    assertEquals(Ran.of(parts).masked(), r.masked(), () -> scheduler + " " + flags);
                }
            }
        }));
    }

    private static void rewrite(Path file, Map<String, String> parts, List<String> sources, Path dir) throws IOException, InterruptedException {
        List<String> command = Stream.concat(Stream.of("go", "build", "-gcflags=" + parts.getOrDefault("flags", "").strip(), "-o", "prog"), sources.stream()).toList();
        Ran built = Ran.run(command, dir, null, Map.of());
        assertEquals(0, built.exit(), built.stderr());
        Ran r = Ran.run(List.of(dir.resolve("prog").toString()), dir, null, Map.of());
        Map<String, String> all = new LinkedHashMap<>(parts);
        all.keySet().removeIf(n -> !sources.contains(n) && !n.equals("flags") && !n.equals("java"));
        all.put("stdout", r.stdout());
        if (!r.stderr().isEmpty()) {
            all.put("stderr", r.stderr());
        }
        if (r.exit() != 0) {
            all.put("exit", r.exit() + "\n");
        }
        StringBuilder sb = new StringBuilder();
        all.forEach((name, text) -> sb.append("-- ").append(name).append(" --\n").append(text).append(text.isEmpty() || text.endsWith("\n") ? "" : "\n"));
        Files.writeString(file, sb, StandardCharsets.ISO_8859_1);
    }
}
