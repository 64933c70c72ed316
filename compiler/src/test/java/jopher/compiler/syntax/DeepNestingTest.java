package jopher.compiler.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import jopher.compiler.base.DeepStack;
import jopher.compiler.base.Diagnostics;
import jopher.compiler.base.Source;

/// Sources that nest far deeper than people write: generated code does, and the stack must hold.
class DeepNestingTest {
    private static final int N = 10_000;

    @TestFactory
    Stream<DynamicTest> nested() {
        return Stream.of(
                parses("parentheses", "var x = " + "(".repeat(N) + "1" + ")".repeat(N)),
                parses("calls", "var x = " + "f(".repeat(N) + "1" + ")".repeat(N)),
                parses("indices", "var x = " + "a[".repeat(N) + "1" + "]".repeat(N)),
                parses("unary operators", "var x = " + "-".repeat(1) + " -".repeat(N) + "1"),
                parses("literals", "var x = " + "[]any{".repeat(N) + "}".repeat(N)),
                parses("selectors", "var x = a" + ".b".repeat(N)),
                parses("pointer types", "var x " + "*".repeat(N) + "int"),
                parses("slice types", "var x " + "[]".repeat(N) + "int"),
                parses("struct types", "var x " + "struct{ f ".repeat(N) + "int" + "}".repeat(N)),
                parses("function types", "var x " + "func(".repeat(N) + ")".repeat(N)),
                parses("type arguments", "var x " + "T[".repeat(N) + "int" + "]".repeat(N)),
                parses("function literals", "var x = " + "func() { _ = ".repeat(N) + "1" + "}".repeat(N)),
                parses("blocks", "func f() " + "{".repeat(N) + "}".repeat(N)),
                parses("ifs", "func f() {" + "if a {".repeat(N) + "}".repeat(N) + "}"),
                parses("else if chain", "func f() { if a {}" + " else if a {}".repeat(N) + "}"),
                parses("labels", "func f() {" + "_:\n".repeat(N) + "}"),
                parses("100,000 terms", "var x = 1" + " + 1".repeat(10 * N)),
                parses("100,000 strings", "var x = \"\"" + " +\n\"a\"".repeat(10 * N)),
                parses("mixed precedence", "var x = 1" + " + 1 * 2 == 3 && 4".repeat(N)));
    }

    private static DynamicTest parses(String name, String decl) {
        return DynamicTest.dynamicTest(name, () -> assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            Diagnostics d = new Diagnostics();
            File f = Parser.parse(Source.of("deep.go", "package p\n" + decl + "\n"), d);
            assertEquals("", d.toString());
            assertNull(DeepStack.call(() -> Sweep.difference(f)));
        }));
    }
}
