package jopher.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PhasesTest {
    @Test
    void theArchitecturesExampleIsWhatThePhasesMakeOfItNow() throws IOException {
        Path root = Path.of(System.getProperty("jopher.root", "..")).toAbsolutePath().normalize();
        String block = Phases.block(Files.readString(root.resolve("ARCHITECTURE.md")));
        assertEquals(Phases.render(block), block, "the phases have changed: tools/phases");
    }
}
