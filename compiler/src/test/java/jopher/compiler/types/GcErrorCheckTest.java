package jopher.compiler.types;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The `errorcheck` tests of GOROOT/test that are about the language pass with parser and checker alone, but for these.
class GcErrorCheckTest {
    private static final Pattern RECIPE = Pattern.compile("(?m)^// (errorcheck|errorcheckdir|errorcheckwithauto)( .*)?$");

    private static final Set<String> OPEN = new TreeSet<>(Set.of(
            // gc does not pass them either (cmd/internal/testdir skips them)
            "fixedbugs/issue10700.go", "fixedbugs/issue18331.go", "fixedbugs/issue18419.go", "fixedbugs/issue20233.go",
            "fixedbugs/issue20245.go", "fixedbugs/issue31053.go", "shift1.go",
            // the limit of ten messages is the command's
            "fixedbugs/issue20298.go",
            // later phases: frame sizes, escape analysis, write barriers, link names
            "fixedbugs/issue20780.go", "fixedbugs/issue22200.go", "fixedbugs/issue25507.go",
            "fixedbugs/issue14999.go", "nowritebarrier.go", "linkname3.go",
            // the version that go:embed needs
            "embedvers.go"));

    @Test
    void messagesAreThoseOfGc() throws IOException {
        Path goroot = Path.of(System.getenv().getOrDefault("GOROOT", "/usr/local/go"));
        assumeTrue(Files.isDirectory(goroot.resolve("test")), "needs GOROOT");
        GcErrorCheck suite = new GcErrorCheck(goroot);
        Path test = goroot.resolve("test");
        Set<String> failed = new TreeSet<>();
        try (Stream<Path> walk = Files.walk(test)) {
            for (Path p : walk.filter(f -> f.toString().endsWith(".go") && !f.toString().contains(".dir/")).sorted().toList()) {
                String text = Files.readString(p, StandardCharsets.ISO_8859_1);
                Matcher m = RECIPE.matcher(text.length() > 1000 ? text.substring(0, 1000) : text);
                if (!m.find() || text.contains("//go:build")) {
                    continue;
                }
                String flags = m.group(2) == null ? "" : m.group(2).strip();
                if (flags.matches(".*(-0|-m|-l\\b|-live|-d=|-N|-goexperiment).*") && !flags.contains("-d=panic")) {
                    continue;
                }
                String name = test.relativize(p).toString();
                if (!suite.run(name, m.group(1), flags).isEmpty()) {
                    failed.add(name);
                }
            }
        }
        assertEquals(OPEN, failed);
    }
}
