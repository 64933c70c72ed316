package jopher.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jopher.cli.Main;
import jopher.testkit.Txtar;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Builds and runs every program of examples/ and compares standard output, standard error and exit code with what gc's build
/// of it did (`expect.txtar`), and with gc itself where the go command is installed.
class ExamplesTest {
    private final Path examples = Path.of(System.getProperty("jopher.root", "..")).toAbsolutePath().normalize().resolve("examples");

    @TestFactory
    Stream<DynamicTest> examples(@TempDir Path work) throws IOException {
        boolean gc = GcToolchain.available();
        List<String> names;
        try (Stream<Path> s = Files.list(examples)) {
            names = s.filter(d -> Files.exists(d.resolve("main.go"))).map(d -> d.getFileName().toString()).sorted().toList();
        }
        assertTrue(names.size() >= 10, "examples are missing: " + names);
        return names.stream().map(name -> DynamicTest.dynamicTest(name, () -> {
            Ran expected = Ran.of(Txtar.parse(Files.readString(examples.resolve(name).resolve("expect.txtar"), StandardCharsets.ISO_8859_1)));
            Path ours = work.resolve(name);
            ByteArrayOutputStream messages = new ByteArrayOutputStream();
            PrintStream out = new PrintStream(messages, true, StandardCharsets.UTF_8);
            int status = Main.run(new String[] {"build", "-o", ours.toString(), "./" + name}, new Main.Console(out, out, examples));
            assertEquals(0, status, messages.toString(StandardCharsets.UTF_8));
            assertEquals(expected.masked(), run(name, ours, "continuations").masked());
            assertEquals(expected.masked(), run(name, ours, "threads").masked());
            if (gc) {
                Path theirs = work.resolve(name + "-gc");
                Outcome o = Processes.run(List.of("go", "build", "-o", theirs.toString(), "./" + name + "/main.go"), examples, Map.of(), java.time.Duration.ofMinutes(5));
                assertTrue(o.success(), o.output());
                assertEquals(run(name, theirs, "").masked(), expected.masked());
            }
        }));
    }

    private Ran run(String name, Path program, String scheduler) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        Path args = examples.resolve(name).resolve("args.txt");
        if (Files.exists(args)) {
            command.addAll(Files.readAllLines(args));
        }
        Path in = examples.resolve(name).resolve("stdin.txt");
        return Ran.run(command, examples, Files.exists(in) ? in : null, Map.of("JOPHER_SCHED", scheduler));
    }
}
