package jopher.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the wrapper is told about a program, and how its file starts: by hand, in place of the wrapper.
class LaunchTest {
    @TempDir Path dir;
    private Path plan;

    @BeforeEach
    void properties() {
        plan = dir.resolve("plan");
        System.setProperty("jopher.plan", plan.toString());
        System.setProperty("jopher.plan.key", "the key");
        System.setProperty("jopher.cache", dir.resolve("cache").toString());
    }

    @AfterEach
    void restore() {
        System.clearProperty("jopher.plan");
        System.clearProperty("jopher.plan.key");
        System.clearProperty("jopher.cache");
    }

    private List<String> planOf(String... args) throws Exception {
        Files.deleteIfExists(plan);
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try (PrintStream e = new PrintStream(err, true, StandardCharsets.UTF_8)) {
            assertEquals(0, Main.run(args, new Main.Console(e, e, dir.toRealPath())), () -> err.toString(StandardCharsets.UTF_8));
        }
        return Files.readAllLines(plan);
    }

    /// Older than the compiler's start, so that nothing is doubtful.
    private void settle() throws InterruptedException {
        Instant start = Instant.now();
        while (Instant.now().isBefore(start.plusMillis(80))) {
            Thread.sleep(20);
        }
    }

    private String sh(List<String> plan, String... environment) throws Exception {
        ProcessBuilder b = new ProcessBuilder("/bin/sh", plan.get(1), "x y").redirectErrorStream(true);
        b.environment().put("JOPHER_RUN_JAVA", System.getProperty("java.home") + "/bin/java");
        b.environment().put("JOPHER_ARGV0", plan.get(2));
        b.environment().put("JOPHER_CACHE", dir.resolve("cache").toString());
        for (String e : environment) {
            b.environment().put(e.substring(0, e.indexOf('=')), e.substring(e.indexOf('=') + 1));
        }
        Process p = b.start();
        p.getOutputStream().close();
        String out = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return out + "exit " + p.waitFor();
    }

    @Test
    void planNamesWhatWasLookedAt() throws Exception {
        Files.writeString(dir.resolve("x.go"), "package main\n\nfunc main() {\n\tprintln(\"hello\")\n\tpanic(1)\n}\n");
        settle();
        List<String> p = planOf("run", "x.go", "a", "b");
        assertEquals("the key", p.get(0));
        assertEquals("x", p.get(2));
        assertEquals("2", p.get(3));
        int present = Integer.parseInt(p.get(4));
        int absent = Integer.parseInt(p.get(5));
        assertEquals(6 + 2 * present + absent, p.size());
        int source = p.indexOf(dir.toRealPath().resolve("x.go").toString());
        assertTrue(source >= 6 && source < 6 + present, p::toString);
        assertTrue(p.subList(6 + present, 6 + present + absent).contains(dir.toRealPath().resolve("go.mod").toString()));
        // the state is what stat says of the file
        Process stat = new ProcessBuilder("stat", "-L", "-c", "%i %s %.9Y %.9Z", dir.resolve("x.go").toString()).start();
        assertEquals(new String(stat.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip(), p.get(source + present + absent));
        assertTrue(sh(p).startsWith("hello\npanic: 1\n"));
        assertTrue(sh(p).endsWith("exit 2"));
    }

    @Test
    void trimmedPaths() throws Exception {
        Files.writeString(dir.resolve("x.go"), "package main\n\nfunc main() {\n\tpanic(1)\n}\n");
        assertTrue(sh(planOf("run", "x.go")).contains("\t" + dir.toRealPath().resolve("x.go") + ":4 "));
        assertTrue(sh(planOf("run", "-trimpath", "x.go")).contains("\t./x.go:4 "));
    }

    @Test
    void doubtfulFilesAreNotTrusted() throws Exception {
        Path x = dir.resolve("x.go");
        Files.writeString(x, "package main\n\nfunc main() {}\n");
        Files.setLastModifiedTime(x, java.nio.file.attribute.FileTime.from(Instant.now().plusSeconds(60)));
        assertEquals("0", planOf("run", "x.go").get(4));
    }

    @Test
    void theUsersCollectorReplacesOurs() throws Exception {
        Files.writeString(dir.resolve("x.go"), "package main\n\nfunc main() {\n\tprintln(\"main\")\n}\n");
        List<String> p = planOf("run", "x.go");
        for (String options : List.of("-XX:+UseSerialGC", "-Xmx200m -XX:+UseSerialGC -Xss1m", "-XX:+UseG1GC -XX:-UseGCOverheadLimit")) {
            String out = sh(p, "JOPHER_JAVA_OPTS=-Xlog:gc " + options);
            assertTrue(out.contains(options.contains("G1") ? "Using G1\n" : "Using Serial\n") && out.endsWith("main\nexit 0"), out);
        }
        String out = sh(p, "JOPHER_JAVA_OPTS=-XX:+UseGCOverheadLimit -Xlog:gc");
        assertTrue(out.contains("Using Parallel\n") && out.endsWith("main\nexit 0"), out);
        assertTrue(ProgramFile.flags("").contains("-XX:+UseParallelGC"));
        assertTrue(ProgramFile.flags("-Xmx1g -XX:+UseGCOverheadLimit").contains("-XX:+UseParallelGC"));
        assertFalse(ProgramFile.flags("-XX:+UseZGC").contains("-XX:+UseParallelGC"));
    }

    @Test
    void aotCacheIsMadeWithoutRunningTheProgram() throws Exception {
        Files.writeString(dir.resolve("x.go"), "package main\n\nfunc init() {\n\tprintln(\"init\")\n}\n\nfunc main() {\n\tprintln(\"main\")\n}\n");
        List<String> p = planOf("run", "x.go");
        assertEquals("init\nmain\nexit 0", sh(p, "JOPHER_AOT=off"));
        assertFalse(Files.exists(dir.resolve("cache/aot")));
        assertEquals("init\nmain\nexit 0", sh(p));
        assertEquals("init\nmain\nexit 0", sh(p));
        Path made = null;
        for (int i = 0; i < 600 && made == null; i++) {
            Thread.sleep(100);
            try (var files = Files.list(dir.resolve("cache/aot"))) {
                made = files.filter(f -> f.toString().endsWith(".aot")).findFirst().orElse(null);
            }
        }
        assertTrue(made != null, "no AOT cache after a minute");
        assertEquals("init\nmain\nexit 0", sh(p));
        // a broken one is no reason to fail or to complain
        Files.writeString(made, "not a cache");
        assertEquals("init\nmain\nexit 0", sh(p));
    }
}
