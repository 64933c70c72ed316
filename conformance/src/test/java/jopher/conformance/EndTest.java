package jopher.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import jopher.cli.Main;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How the process of a program ends: with the heap full, by signals from its first moments on, with shutdown hooks in the JVM.
class EndTest {
    private static final String PROGRAM = """
            package main

            import (
            	"fmt"
            	"os"
            	"time"
            )

            type node struct {
            	next *node
            	v    [4]int
            }

            func small() {
            	var l *node
            	for {
            		l = &node{next: l}
            	}
            }

            func strings() {
            	m := map[int]string{}
            	for i := 0; ; i++ {
            		m[i] = fmt.Sprint("value ", i)
            	}
            }

            func large() {
            	var l [][]byte
            	for {
            		l = append(l, make([]byte, 1<<20))
            	}
            }

            func main() {
            	switch os.Args[1] {
            	case "small":
            		small()
            	case "strings":
            		strings()
            	case "several":
            		for range 4 {
            			go small()
            			go large()
            		}
            		select {}
            	case "sleep":
            		time.Sleep(time.Minute)
            	case "exit":
            		os.Exit(3)
            	}
            }
            """;

    @TempDir
    static Path work;

    @BeforeAll
    static void build() throws IOException {
        Files.writeString(work.resolve("main.go"), PROGRAM);
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(messages, true, StandardCharsets.UTF_8);
        assertEquals(0, Main.run(new String[] {"build", "-o", "prog", "main.go"}, new Main.Console(out, out, work)), messages::toString);
    }

    private static Ran run(Map<String, String> environment, String argument) throws Exception {
        return Ran.run(List.of(work.resolve("prog").toString(), argument), work, null, environment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "strings", "several"})
    void fullHeapIsReported(String how) throws Exception {
        for (String scheduler : List.of("continuations", "threads")) {
            Ran r = run(Map.of("JOPHER_SCHED", scheduler, "JOPHER_JAVA_OPTS", "-Xmx64m"), how);
            assertEquals(2, r.exit(), r.stderr());
            assertTrue(r.stderr().startsWith("fatal error: runtime: out of memory\n"), r.stderr());
        }
    }

    /// Either the script, the JVM or the program gets it; the JVM has no handler in its first milliseconds.
    @ParameterizedTest
    @ValueSource(ints = {0, 50, 150, 300, 600})
    void quitPrintsGoroutinesEarly(int millis) throws Exception {
        Process p = new ProcessBuilder(work.resolve("prog").toString(), "sleep").start();
        Thread.sleep(millis);
        new ProcessBuilder("kill", "-QUIT", Long.toString(p.pid())).start().waitFor();
        String err = new String(p.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        String out = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals("", out);
        assertTrue(p.waitFor() == 2 && err.startsWith("SIGQUIT: quit\n") || p.waitFor() == 128 + 3 && err.isEmpty(), err);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 300, 1000})
    void terminateEnds(int millis) throws Exception {
        Process p = new ProcessBuilder(work.resolve("prog").toString(), "sleep").start();
        Thread.sleep(millis);
        new ProcessBuilder("kill", "-TERM", Long.toString(p.pid())).start().waitFor();
        assertEquals(128 + 15, p.waitFor());
    }

    @Test
    void flightRecordingIsWritten() throws Exception {
        for (String how : List.of("exit", "main returns")) {
            Path recording = work.resolve(how.charAt(0) + ".jfr");
            Ran r = run(Map.of("JOPHER_JAVA_OPTS", "-XX:StartFlightRecording=filename=" + recording), how);
            assertEquals(how.equals("exit") ? 3 : 0, r.exit(), r.stderr());
            assertTrue(Files.size(recording) > 0, r.stdout() + r.stderr());
        }
    }

    /// Java code in the program's JVM: a hook that never ends.
    public static final class HangingHook {
        public static void premain(String arguments) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                System.out.println("hook");
                try {
                    Thread.sleep(1_000_000);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }));
        }
    }

    @Test
    void hangingHookIsCutShort() throws Exception {
        Path agent = work.resolve("agent.jar");
        Manifest m = new Manifest();
        m.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        m.getMainAttributes().putValue("Premain-Class", HangingHook.class.getName());
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(agent), m);
                var in = HangingHook.class.getResourceAsStream("EndTest$HangingHook.class")) {
            jar.putNextEntry(new ZipEntry(HangingHook.class.getName().replace('.', '/') + ".class"));
            in.transferTo(jar);
        }
        Map<String, String> environment = Map.of("JOPHER_JAVA_OPTS", "-javaagent:" + agent);
        for (String how : List.of("exit", "main returns")) {
            Ran r = run(environment, how);
            assertEquals("hook\n", r.stdout(), r.stderr());
            assertEquals(how.equals("exit") ? 3 : 0, r.exit(), r.stderr());
        }
    }
}
