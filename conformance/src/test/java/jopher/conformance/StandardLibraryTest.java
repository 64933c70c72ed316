package jopher.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import jopher.cli.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// All of the standard library, compiled with every phase's verifier.
class StandardLibraryTest {
    @Test
    void everyPackageCompilesAndVerifies(@TempDir Path dir) {
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(messages, true, StandardCharsets.UTF_8);
        int status = Main.run(new String[] {"build", "--verify-each", "std"}, new Main.Console(out, out, dir));
        assertEquals("", messages.toString(StandardCharsets.UTF_8));
        assertEquals(0, status);
    }
}
