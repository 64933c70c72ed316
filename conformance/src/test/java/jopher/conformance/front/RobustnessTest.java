package jopher.conformance.front;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import jopher.compiler.base.DeepStack;
import jopher.compiler.driver.load.GoEnv;
import jopher.compiler.driver.load.Goroot;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Damaged files neither crash nor stop parser and checker; `tools/front mutations` tries a hundred times as many.
class RobustnessTest {
    private static final int FILES = 2_000;

    private final Path goroot = goroot();

    private static Path goroot() {
        try {
            return Goroot.find(null, new GoEnv(System.getenv())).dir();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void damagedFiles(@TempDir Path found) {
        Robustness r = DeepStack.call(() -> {
            try {
                return Robustness.run(goroot, FILES, 2026, found, System.out);
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        System.out.println(r.summary());
        assertEquals(List.of(), r.crashes());
        assertEquals(List.of(), r.hangs());
    }

    /// Files in `crashed` once made parser or checker throw.
    @TestFactory
    Stream<DynamicTest> whatOnceCrashed() throws Exception {
        URI folder = RobustnessTest.class.getResource("crashed").toURI();
        FrontEnd ours = new FrontEnd(goroot);
        Set<Path> files;
        try (Stream<Path> s = Files.list(Path.of(folder))) {
            files = new TreeSet<>(s.toList());
        }
        return files.stream().map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> {
            Subject s = new Subject("test/" + f.getFileName(), "p", List.of(), "", false, false);
            assertNull(Robustness.failure(ours, s, Files.readAllBytes(f)));
        }));
    }

    /// A crash is cut down to the lines that make it.
    @Test
    void crashesAreReduced() {
        byte[] file = "a\nb\nbad\nc\nworse\n".getBytes(StandardCharsets.UTF_8);
        byte[] less = Robustness.reduce(file, b -> {
            String s = new String(b, StandardCharsets.UTF_8);
            return s.contains("bad") && s.contains("worse");
        });
        assertEquals("bad\nworse\n", new String(less, StandardCharsets.UTF_8));
    }
}
