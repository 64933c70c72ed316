package jopher.compiler.types;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The suite that Go's two type checkers share passes, but for files that need what Jopher does not have (cgo, `gotypesalias=0`).
class ErrorSuiteTest {
    @Test
    void messagesAreThoseOfTypes2() throws IOException {
        Path goroot = Path.of(System.getenv().getOrDefault("GOROOT", "/usr/local/go"));
        assumeTrue(Files.isDirectory(goroot.resolve("src/internal/types/testdata")), "needs GOROOT");
        ErrorSuite suite = new ErrorSuite(goroot);
        List<String> failures = new ArrayList<>();
        for (String test : suite.tests()) {
            List<String> problems = suite.run(test);
            if (problems != null && !problems.isEmpty()) {
                failures.add(test + ": " + problems);
            }
        }
        assertEquals(List.of(), failures);
    }
}
