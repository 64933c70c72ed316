package jopher.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class NumbersTest {
    private final Path root = Path.of(System.getProperty("jopher.root", "..")).toAbsolutePath().normalize();

    @Test
    void theReadmesBlockIsWhatTheCommandWrites() throws IOException {
        String block = Numbers.block(Files.readString(root.resolve("README.md")));
        assertEquals(Numbers.read(block).render(), block, "edit nothing between the markers by hand: tools/numbers");
    }

    @Test
    void failuresInTheReadmeAreThoseOfTheLists() throws IOException {
        Numbers n = Numbers.read(Numbers.block(Files.readString(root.resolve("README.md"))));
        for (var t : n.tests.entrySet()) {
            Path list = root.resolve("conformance/known-failures/" + t.getKey() + ".txt");
            long listed = Files.exists(list) ? Files.readAllLines(list).stream().filter(l -> !l.isBlank() && !l.startsWith("#")).count() : 0;
            assertEquals(listed, t.getValue()[1], t.getKey() + ": run tools/conformance " + t.getKey() + " and tools/numbers");
        }
    }

    @Test
    void numbersSurviveBeingReadAgain() {
        Numbers n = new Numbers();
        n.tests.put("exec", new int[] {1, 2, 3});
        n.programs.put("sieve", new double[] {1.5, 3, 2});
        n.front.put("damaged files: crashes", "0 of 10");
        n.start.put("run again, from the cache", "0.50 s");
        assertEquals(n.render(), Numbers.read(n.render()).render());
    }
}
