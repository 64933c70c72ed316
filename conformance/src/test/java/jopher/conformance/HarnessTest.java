package jopher.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The harness's own parts.
class HarnessTest {
    @Test
    void recipesAreRead() {
        Recipe r = Recipe.parse("errorcheckandrundir -1 -t 10 -goexperiment a -goexperiment b -l=4 x \"y z\"");
        assertEquals("errorcheckandrundir", r.kind());
        assertTrue(r.wantError());
        assertEquals(10, r.seconds());
        assertEquals("a,b", r.environment().get("GOEXPERIMENT"));
        assertEquals(List.of("-l=4"), r.flags());
        assertEquals(List.of("x", "y z"), r.arguments());
    }

    @Test
    void goRegexpsAreTranslated() {
        assertTrue(GoRegexp.compile("[^[]x").matcher("ax").find());
        assertTrue(GoRegexp.compile("struct{_ int}").matcher("struct{_ int}").find());
        assertTrue(GoRegexp.compile("a{2}[[:digit:]]").matcher("aa7").find());
        assertTrue(GoRegexp.compile("[]a]b").matcher("]b").find());
    }

    @Test
    void messagesAreHeldAgainstComments(@TempDir Path dir) throws Exception {
        Path f = Files.writeString(dir.resolve("a.go"), "x // ERROR \"one|two\" \"three\"\ny\nz // ERROR \"at LINE-2\"\n");
        assertEquals("", ErrorComments.compare(f + ":1: two\na.go:1: three\n" + f + ":3: at a.go:1\n", false, List.of(f)));
        assertEquals("a.go:3: missing error \"at a.go:1\"\nunexpected: a.go:2: four", ErrorComments.compare("a.go:1: one three\na.go:1: three\na.go:2: four\n", false, List.of(f)));
    }

    @Test
    void unsteadyTestsAreFewAndHaveACause() {
        assertTrue(Unsteady.list().size() <= Unsteady.MOST);
        Unsteady.list().values().forEach(cause -> assertTrue(cause.length() > 10));
    }

    @Test
    void theListsHaveTheSizesOfTheSuite() {
        assertEquals(1149, TestList.of(TestClass.EXEC).size());
        assertEquals(577, TestList.of(TestClass.DIAG_LANGUAGE).size());
        assertEquals(665, TestList.of(TestClass.COMPILE).size());
        assertEquals(7, TestList.of(TestClass.DIAG_LANGUAGE).stream().filter(TestCase::cannotPass).count());
    }
}
