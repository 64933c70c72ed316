package jopher.conformance.front;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The standard library with its overlay, and its own tests, check; `tools/front std -cmd` does the same for GOROOT/src/cmd.
class StandardTestsTest {
    @Test
    void nothingIsRefused(@TempDir Path work) throws Exception {
        TestPackages t = TestPackages.run(work, false);
        var known = new TreeSet<>(KnownDifferences.read("std-tests.txt").keySet());
        known.removeIf(k -> k.startsWith("cmd/"));
        assertEquals(known, new TreeSet<>(t.errors().keySet()), () -> String.join("\n", t.errors().values().stream().map(l -> String.join("\n", l)).toList()));
        assertTrue(t.packages() > 300 && t.tests() > 300, t.packages() + " packages and " + t.tests() + " test packages");
    }
}
