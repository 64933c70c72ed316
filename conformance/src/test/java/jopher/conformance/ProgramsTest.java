package jopher.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jopher.cli.Main;
import jopher.testkit.Txtar;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Programs that were written to catch wrong optimisations (`programs/*.txtar`: main.go, and what gc's build of it prints).
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
            Map<String, String> parts = Txtar.parse(Files.readString(file));
            Path dir = Files.createTempDirectory(work, "program");
            Files.writeString(dir.resolve("main.go"), parts.get("main.go"));
            ByteArrayOutputStream messages = new ByteArrayOutputStream();
            PrintStream out = new PrintStream(messages, true, StandardCharsets.UTF_8);
            int status = Main.run(new String[] {"build", "-o", "prog", "main.go"}, new Main.Console(out, out, dir));
            assertEquals(0, status, messages.toString(StandardCharsets.UTF_8));
            Outcome o = Processes.run(List.of(dir.resolve("prog").toString()), dir, Map.of(), java.time.Duration.ofMinutes(2));
            assertEquals(parts.get("stdout"), o.output());
        }));
    }
}
