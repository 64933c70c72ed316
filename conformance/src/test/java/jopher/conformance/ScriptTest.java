package jopher.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jopher.compiler.driver.load.GoEnv;
import jopher.compiler.driver.load.Goroot;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// The command line says what go says (`scripts/*.txtar`, see [Scripts]): same output, same exit code. `-Djopher.rewrite=true` records what the
/// installed go says.
class ScriptTest {
    private final Path scripts = Path.of(System.getProperty("jopher.root", "..")).toAbsolutePath().normalize().resolve("conformance/src/test/resources/jopher/conformance/scripts");

    @TestFactory
    Stream<DynamicTest> scripts(@TempDir Path work) throws Exception {
        Path goroot = Goroot.find(null, new GoEnv(System.getenv())).dir();
        List<Path> files;
        try (Stream<Path> s = Files.list(scripts)) {
            files = s.sorted().toList();
        }
        return files.stream().map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> check(f, work.toRealPath(), goroot)));
    }

    private static void check(Path file, Path work, Path goroot) throws IOException, InterruptedException {
        String text = Files.readString(file);
        Path dir = Files.createDirectory(work.resolve(file.getFileName().toString().replace(".txtar", "")));
        if (Boolean.getBoolean("jopher.rewrite")) {
            Files.writeString(file, Scripts.recorded(text, Scripts.run(text, dir, goroot, Scripts::theirs)));
            return;
        }
        assertEquals(show(Scripts.wanted(text)), show(Scripts.run(text, dir, goroot, Scripts::ours)));
    }

    private static String show(List<Scripts.Step> steps) {
        return steps.stream().map(s -> "$ " + s.command() + "\n" + s.outcome()).collect(Collectors.joining());
    }
}
