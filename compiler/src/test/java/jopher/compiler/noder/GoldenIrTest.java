package jopher.compiler.noder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenIrTest {
    static List<Path> files() throws IOException {
        return GoldenIr.files();
    }

    @ParameterizedTest
    @MethodSource("files")
    void irIsAsWritten(Path file) throws IOException {
        String text = Files.readString(file);
        assertEquals(GoldenIr.expected(text), GoldenIr.actual(GoldenIr.name(file), GoldenIr.program(text)));
    }
}
