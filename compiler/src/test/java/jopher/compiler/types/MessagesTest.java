package jopher.compiler.types;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import jopher.compiler.base.Diagnostic;
import jopher.compiler.base.Diagnostics;
import jopher.compiler.base.Source;
import jopher.compiler.syntax.Parser;
import org.junit.jupiter.api.Test;

/// Messages, positions and their order are those of `go tool compile -e` (recorded in messages/*.txt), where causes come from several classes.
class MessagesTest {
    @Test
    void conversions() throws IOException {
        compare("conversions");
    }

    @Test
    void recursiveTypes() throws IOException {
        compare("recursive");
    }

    @Test
    void inferenceAndConstraints() throws IOException {
        compare("inference");
    }

    @Test
    void structFields() throws IOException {
        compare("fields");
    }

    private static void compare(String name) throws IOException {
        var diagnostics = new Diagnostics();
        var file = Parser.parse(new Source(name + ".go", resource(name + ".go")), diagnostics);
        new Checker(CheckConfig.COMPILER.withGoVersion("go1.26"), (path, dir) -> Universe.UNSAFE, new Context(), diagnostics).check("p", List.of(file));
        String got = diagnostics.sorted().stream().map(Diagnostic::toString).map(s -> s + "\n").collect(Collectors.joining());
        assertEquals(new String(resource(name + ".txt"), StandardCharsets.UTF_8), got);
    }

    private static byte[] resource(String name) throws IOException {
        try (var in = MessagesTest.class.getResourceAsStream("messages/" + name)) {
            return in.readAllBytes();
        }
    }
}
