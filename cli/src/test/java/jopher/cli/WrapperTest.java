package jopher.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The wrapper `./jopher` in a checkout of its own, with a Maven and a JDK that only say what they were asked.
class WrapperTest {
    @TempDir Path temp;
    private Path root;
    private Path home;

    @BeforeEach
    void checkout() throws IOException {
        root = Files.createDirectories(temp.toRealPath().resolve("a checkout"));
        home = Files.createDirectory(temp.toRealPath().resolve("home"));
        Path original = Path.of(System.getProperty("jopher.root", "..")).toAbsolutePath().normalize().resolve("jopher");
        script(root.resolve("jopher"), Files.readString(original));
        Files.writeString(root.resolve("pom.xml"), "");
        for (String m : List.of("abi", "compiler", "runtime", "std", "cli")) {
            Files.createDirectories(root.resolve(m + "/src/main"));
            Files.writeString(root.resolve(m + "/pom.xml"), "");
            Files.writeString(root.resolve(m + "/src/main/X.java"), "");
        }
        jdk("jdk", "25.0.1");
        mvn("mkdir -p target/jopher/lib && : > target/jopher/lib/jopher.jar");
    }

    private static void script(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        assertTrue(file.toFile().setExecutable(true));
    }

    /// A JDK whose java prints its program's arguments and standard input, and ends with 5.
    private void jdk(String name, String version) throws IOException {
        Path dir = temp.resolve(name);
        script(dir.resolve("bin/java"), """
                #!/bin/bash
                while [ $# -gt 0 ]; do
                  case $1 in --train) exit 1 ;; -jar) shift 2; break ;; *) shift ;; esac
                done
                [ "${1:-}" = --train ] && exit 1
                printf '<%s>' "$@"; cat; exit 5
                """);
        script(dir.resolve("bin/javac"), "#!/bin/sh\n");
        Files.writeString(dir.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    }

    private void mvn(String does) throws IOException {
        script(temp.resolve("mvn"), "#!/bin/bash\necho called >> \"" + temp.resolve("calls") + "\"\n" + does + "\n");
    }

    private long calls() throws IOException {
        return Files.exists(temp.resolve("calls")) ? Files.readAllLines(temp.resolve("calls")).size() : 0;
    }

    private Process start(Path command, Path dir, Map<String, String> env, String... args) throws IOException {
        List<String> all = new ArrayList<>(List.of(command.toString()));
        all.addAll(List.of(args));
        ProcessBuilder b = new ProcessBuilder(all).directory(dir.toFile()).redirectErrorStream(true);
        b.environment().put("JAVA_HOME", temp.resolve("jdk").toString());
        b.environment().put("MVN", temp.resolve("mvn").toString());
        b.environment().put("HOME", home.toString());
        b.environment().remove("JOPHER_CACHE");
        b.environment().remove("XDG_CACHE_HOME");
        b.environment().putAll(env);
        return b.start();
    }

    private static String end(Process p, String input) throws IOException, InterruptedException {
        p.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
        p.getOutputStream().close();
        String out = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(p.waitFor(60, TimeUnit.SECONDS));
        return out + "exit " + p.exitValue();
    }

    private String jopher(String... args) throws IOException, InterruptedException {
        return end(start(root.resolve("jopher"), root, Map.of(), args), "");
    }

    @Test
    void buildsOnceAndWhenSourcesChange() throws Exception {
        assertEquals("<version><a b>in exit 5", end(start(root.resolve("jopher"), root, Map.of(), "version", "a b"), "in "));
        assertEquals("<env>exit 5", jopher("env"));
        assertEquals(1, calls());
        Files.setLastModifiedTime(root.resolve("compiler/src/main/X.java"), FileTime.from(Instant.now().plusSeconds(5)));
        assertEquals("<env>exit 5", jopher("env"));
        assertEquals(2, calls());
    }

    @Test
    void calledThroughALinkFromElsewhereWithoutHome() throws Exception {
        Path link = Files.createSymbolicLink(temp.resolve("link"), root.resolve("jopher"));
        assertEquals("<list>exit 5", end(start(link, temp, Map.of(), "list"), ""));
        assertEquals("<run><x.go>exit 5", end(start(link, temp, Map.of(), "run", "x.go"), ""));
        ProcessBuilder b = new ProcessBuilder("/usr/bin/env", "-u", "HOME", "-u", "JOPHER_CACHE", "-u", "XDG_CACHE_HOME", "JAVA_HOME=" + temp.resolve("jdk"), link.toString(), "run", "x.go");
        assertEquals("<run><x.go>exit 5", end(b.directory(temp.toFile()).redirectErrorStream(true).start(), ""));
    }

    @Test
    void twoFirstBuildsAtOnce() throws Exception {
        mvn("sleep 1; mkdir -p target/jopher/lib && : > target/jopher/lib/jopher.jar");
        Process a = start(root.resolve("jopher"), root, Map.of(), "a");
        Process b = start(root.resolve("jopher"), root, Map.of(), "b");
        assertEquals("<a>exit 5", end(a, ""));
        assertEquals("<b>exit 5", end(b, ""));
        assertEquals(1, calls());
    }

    @Test
    void brokenAndInterruptedBuildsLeaveNothingBroken() throws Exception {
        mvn("echo '[INFO] x'; echo '[ERROR] no network'; exit 1");
        assertEquals("[ERROR] no network\njopher: the build failed; the whole log is in " + root + "/target/jopher/build.log\nexit 2", jopher("env"));
        mvn("mkdir -p target/jopher/lib && echo half > target/jopher/lib/jopher.jar; sleep 30");
        Process p = start(root.resolve("jopher"), root, Map.of(), "env");
        while (!Files.exists(root.resolve("target/jopher/lib/jopher.jar"))) {
            Thread.sleep(20);
        }
        p.descendants().forEach(ProcessHandle::destroy);
        p.destroy();
        p.waitFor();
        mvn("mkdir -p target/jopher/lib && : > target/jopher/lib/jopher.jar");
        assertEquals("<env>exit 5", jopher("env"));
        assertEquals(3, calls());
        Files.delete(root.resolve("target/jopher/current"));
        assertEquals("<env>exit 5", jopher("env"));
    }

    @Test
    void jdksThatAreTooOldAndMissingMaven() throws Exception {
        jdk("old", "21.0.2");
        Files.createDirectories(root.resolve("target/jopher"));
        Files.writeString(root.resolve("target/jopher/jdk"), temp.resolve("jdk") + "\n");
        assertEquals("<env>exit 5", end(start(root.resolve("jopher"), root, Map.of("JAVA_HOME", temp.resolve("old").toString()), "env"), ""));
        Files.delete(root.resolve("target/jopher/stamp"));
        assertEquals("jopher: needs Maven (mvn) to build itself on first use; it is not on PATH.\nexit 2",
                end(start(root.resolve("jopher"), root, Map.of("MVN", temp.resolve("none").toString()), "env"), ""));
    }

    @Test
    void closedStandardFiles() throws Exception {
        jopher("env");
        ProcessBuilder b = new ProcessBuilder("/bin/bash", "-c", "\"$0\" env <&-; echo \" $?\"; \"$0\" env >&-; echo \" $?\"", root.resolve("jopher").toString());
        b.environment().put("JAVA_HOME", temp.resolve("jdk").toString());
        assertEquals("<env> 5\n 5\nexit 0", end(b.directory(root.toFile()).redirectErrorStream(true).start(), ""));
        Path gone = Files.createDirectory(temp.resolve("gone"));
        b = new ProcessBuilder("/bin/bash", "-c", "rmdir \"$1\"; \"$0\" env 2>&1 | tail -n 1", root.resolve("jopher").toString(), gone.toString());
        b.environment().put("JAVA_HOME", temp.resolve("jdk").toString());
        assertEquals("jopher: the current folder has been removed\nexit 0", end(b.directory(gone.toFile()).redirectErrorStream(true).start(), ""));
    }
}
