package jopher.conformance.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jopher.compiler.driver.load.GoEnv;
import jopher.compiler.driver.load.Goroot;
import jopher.conformance.Processes;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Small tools whose scripts hold gc's answers (`tools/real -record`). All of them, beside go: `tools/real`. Modules come from the module cache or
/// through the go command; where neither has them, the test says so on stderr and is skipped, or fails with `-Djopher.modules=true`.
class RealToolsTest {
    private static final List<String> RECORDED = List.of("tengo", "tomll", "gocyclo");

    @TestFactory
    Stream<DynamicTest> recordedAnswers(@TempDir Path temp) throws Exception {
        Path work = temp.toRealPath();
        GoEnv env = new GoEnv(System.getenv());
        Path goroot = Goroot.find(null, env).dir();
        return RECORDED.stream().map(RealTool::named).map(t -> DynamicTest.dynamicTest(t.name(), () -> {
            ToolScript script = t.script();
            assertFalse(script.wanted().isEmpty(), "nothing recorded");
            ToolBuild build = new ToolBuild(t, work);
            assertEquals("", build.module(script));
            if (!reachable(build, env)) {
                String why = t.pkg() + "@" + t.version() + " is neither in the module cache nor can it be downloaded";
                assertFalse(Boolean.getBoolean("jopher.modules"), why);
                System.err.println("\n*** NOT TESTED: the tool " + t.name() + ": " + why + " (-Djopher.modules=true makes this a failure) ***\n");
                Assumptions.abort(why);
            }
            List<ToolScript.Step> steps = script.run(build.ours(List.of()), build.dir().resolve("run"), "", goroot);
            assertEquals(show(script, script.wanted()), show(script, steps.stream().map(Object::toString).toList()));
        }));
    }

    private static boolean reachable(ToolBuild build, GoEnv env) {
        try {
            return Files.isDirectory(env.modCache().resolve(build.required()))
                    || Processes.run(List.of("go", "mod", "download"), build.dir(), Map.of("GOFLAGS", "-mod=mod"), Duration.ofMinutes(2)).success();
        } catch (IOException e) {
            return false; // no go command
        }
    }

    private static String show(ToolScript script, List<String> answers) {
        StringBuilder sb = new StringBuilder();
        for (int i = 0; i < script.commands().size(); i++) {
            sb.append("$ ").append(script.commands().get(i)).append('\n').append(answers.get(i));
        }
        return sb.toString();
    }

    @Test
    void everyToolHasAScriptAndAFixedVersion() {
        Set<String> names = new HashSet<>();
        for (RealTool t : RealTool.table()) {
            assertTrue(names.add(t.name()), "twice: " + t.name());
            assertTrue(t.pkg().startsWith("cmd/") == t.version().isEmpty() && !t.version().equals("latest"), t.toString());
            ToolScript script = t.script();
            assertTrue(script.commands().size() >= 3, t.name());
            assertTrue(script.wanted().isEmpty() || script.wanted().size() == script.commands().size(), t.name());
        }
        assertTrue(names.containsAll(RECORDED), names.stream().sorted().collect(Collectors.joining(" ")));
        assertNotNull(RealTool.named("compile"));
    }
}
