package jopher.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import jopher.cli.Main;
import jopher.testkit.Txtar;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// The last words of programs (`reports/*.txtar`): a Go program, and for each list of arguments (the name of a part) what gc's build
/// of it writes: output, exit status, report, and the functions on the first goroutine's stack but for package runtime's
/// unexported ones. With `-Djopher.rewrite=true` gc is asked again.
class ReportsTest {
    private final Path reports = Path.of(System.getProperty("jopher.root", "..")).toAbsolutePath().normalize()
            .resolve("conformance/src/test/resources/jopher/conformance/reports");

    @TestFactory
    Stream<DynamicTest> reports(@TempDir Path work) throws IOException {
        List<Path> files;
        try (Stream<Path> s = Files.list(reports)) {
            files = s.sorted().toList();
        }
        return files.stream().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
            Map<String, String> parts = Txtar.parse(Files.readString(file, StandardCharsets.UTF_8));
            Path dir = Files.createTempDirectory(work, "program");
            Files.writeString(dir.resolve("main.go"), parts.get("main.go"));
            boolean rewrite = Boolean.getBoolean("jopher.rewrite");
            if (rewrite) {
                Ran built = Ran.run(List.of("go", "build", "-o", "prog", "main.go"), dir, null, Map.of());
                assertEquals(0, built.exit(), built.stderr());
            } else {
                ByteArrayOutputStream messages = new ByteArrayOutputStream();
                PrintStream out = new PrintStream(messages, true, StandardCharsets.UTF_8);
                assertEquals(0, Main.run(new String[] {"build", "-o", "prog", "main.go"}, new Main.Console(out, out, dir)), messages::toString);
            }
            Map<String, String> found = new LinkedHashMap<>(parts);
            for (String scheduler : rewrite ? List.of("") : List.of("continuations", "threads")) {
                for (String arguments : parts.keySet()) {
                    if (!arguments.equals("main.go")) {
                        List<String> command = new ArrayList<>(List.of(dir.resolve("prog").toString()));
                        command.addAll(List.of(arguments.split(" ")));
                        found.put(arguments, words(Ran.run(command, dir, null, Map.of("JOPHER_SCHED", scheduler))));
                    }
                }
                if (!rewrite) {
                    assertEquals(parts, found, scheduler);
                }
            }
            if (rewrite) {
                StringBuilder sb = new StringBuilder();
                found.forEach((name, text) -> sb.append("-- ").append(name).append(" --\n").append(text));
                Files.writeString(file, sb, StandardCharsets.UTF_8);
            }
        }));
    }

    /// Output, status and report without positions, numbers and what only a runtime's author reads.
    private static String words(Ran r) {
        StringBuilder out = new StringBuilder(r.stdout()).append("exit ").append(r.exit()).append('\n');
        boolean frames = false;
        String[] lines = r.stderr().split("\n");
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i];
            if (line.startsWith("goroutine ")) {
                frames = true;
                out.append("goroutine [").append(line.substring(line.indexOf('[') + 1)).append('\n');
            } else if (!frames) {
                // gc's trace of its own stack
                while (line.equals("runtime stack:") && !lines[++i].isEmpty()) {
                }
                if (!lines[i].isEmpty() || i > 0 && out.charAt(out.length() - 2) != '\n') {
                    out.append(lines[i].replaceAll("0x[0-9a-f]+", "0x…")).append('\n');
                }
            } else if (line.endsWith(" frames elided...")) {
                // of an endless recursion: which functions take part
                int start = out.lastIndexOf("\n", out.indexOf("goroutine [")) + 1;
                int body = out.indexOf("\n", start) + 1;
                TreeMap<String, Integer> names = new TreeMap<>();
                for (String name : out.substring(body).split("\n")) {
                    names.merge(name, 1, Integer::sum);
                }
                out.setLength(body);
                names.forEach((name, times) -> out.append(times > 2 ? name + "\n" : ""));
                break;
            } else if (line.isEmpty()) {
                break;
            } else if (!line.startsWith("\t") && !line.matches("runtime\\.[a-z].*") && !(i + 1 < lines.length && lines[i + 1].startsWith("\t<autogenerated>"))) {
                out.append(line.replaceAll("\\([^()]*\\)$", "").replaceAll(" in goroutine \\d+$", "")).append('\n');
            }
        }
        return out.toString();
    }
}
