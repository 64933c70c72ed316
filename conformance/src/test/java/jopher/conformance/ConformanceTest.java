package jopher.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Runs Go's own test suite: `-Dconformance=full` (all), `quick` (every tenth test) or `off`. Each class must agree with its
/// file in conformance/known-failures.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConformanceTest {
    private static final String MODE = System.getProperty("conformance", "full");

    private final Path root = Path.of(System.getProperty("jopher.root", "..")).toAbsolutePath().normalize();
    private Toolchain toolchain;
    private Conformance conformance;

    @BeforeAll
    void start(@TempDir Path work) throws IOException {
        if (!MODE.equals("off")) {
            toolchain = Toolchains.named("jopher", root, work);
            conformance = new Conformance(toolchain, root, Runtime.getRuntime().availableProcessors(), Duration.ofSeconds(60));
        }
    }

    @AfterAll
    void stop() {
        if (toolchain != null) {
            toolchain.close();
        }
    }

    @ParameterizedTest
    @EnumSource(TestClass.class)
    void agreesWithTheListOfKnownFailures(TestClass testClass) throws Exception {
        assumeTrue(conformance != null, "-Dconformance=off");
        KnownFailures known = KnownFailures.read(root.resolve("conformance/known-failures"), testClass);
        Report report = conformance.runAgainst(known, testClass, MODE.equals("quick") ? Conformance.tenth() : t -> true, System.out);
        report.write(root.resolve("target/conformance/jopher-" + testClass.label() + ".txt"));
        if (MODE.equals("full")) {
            Results.record(root, report);
        }
        System.out.println(report.line());
        assertEquals("", String.join("\n", report.disagreements(known)));
    }

    /// Most programs of the suite print nothing when all is well, so a compiler of empty programs would pass. With a back end
    /// that inverts the first branch of every function few may still pass.
    @Test
    void brokenCodeIsNoticed() throws Exception {
        assumeTrue(conformance != null, "-Dconformance=off");
        Mutation.Result r = Mutation.run(conformance, MODE.equals("quick"));
        System.out.println(r);
        assertEquals("", r.passedTooOften());
    }

    @Test
    void knownFailuresNameTestsOfTheirClass() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (TestClass c : TestClass.values()) {
            List<String> paths = TestList.of(c).stream().map(TestCase::path).toList();
            KnownFailures.read(root.resolve("conformance/known-failures"), c).all().stream().filter(e -> !paths.contains(e.path())).forEach(e -> wrong.add(c.label() + ": " + e.path()));
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void everyRecipeIsOfTheKindInTheList() throws IOException {
        assumeTrue(toolchain != null, "-Dconformance=off");
        Path suite = toolchain.goroot().resolve("test");
        List<String> wrong = new ArrayList<>();
        for (TestClass c : TestClass.values()) {
            for (TestCase t : TestList.of(c)) {
                Path file = suite.resolve(t.path());
                String kind = Files.exists(file) ? Recipe.read(file).kind() : "absent";
                if (!kind.equals(t.kind().replace("errorcheckwithauto", "errorcheck"))) {
                    wrong.add(t.path() + ": " + kind + ", listed as " + t.kind());
                }
            }
        }
        assertEquals(List.of(), wrong);
    }
}
