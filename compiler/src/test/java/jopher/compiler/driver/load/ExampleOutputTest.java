package jopher.compiler.driver.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

/// Bodies of examples, and what `go test` compares their output with.
class ExampleOutputTest {
    private static ExampleOutput of(String body) {
        byte[] b = body.getBytes(StandardCharsets.UTF_8);
        return ExampleOutput.of(b, 0, b.length);
    }

    @Test
    void lastCommentIsTheOutput() {
        assertEquals("3\n", of("{\n\tf() // not this\n\t// Output: 3\n").text());
        assertEquals("a\n\nb\n", of("{\n\tf()\n\t// Output:\n\t// a\n\t//\n\t//\n\t// b  \n").text());
        assertEquals("x\n  y\n", of("{\n/*\noutput:\nx\n  y\n*/\n").text());
        assertEquals("", of("{\n\t// Output:\n").text());
    }

    @Test
    void orderMayBeFree() {
        assertTrue(of("{\n\t// Unordered output: b\n\t// a\n").unordered());
    }

    @Test
    void anythingBetweenCommentsEndsThem() {
        assertNull(of("{\n\t// Output: 3\n\n\t// another\n"));
        assertNull(of("{\n\t// Output: 3\n\tf()\n\t// another\n"));
        assertNull(of("{\n\tf(\"// Output: 3\", `\n// Output: 4`, '\"')\n"));
        assertNull(of("{\n\tf()\n"));
    }

    @Test
    void directivesAreNoText() {
        assertEquals("3\n", of("{\n\t//go:noinline\n\t// Output: 3\n").text());
    }
}
