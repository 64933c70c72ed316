package jopher.conformance;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Everything that a compiler prints about the tests of class diag-language, with columns: their own regular expressions leave out
/// where in the line a message stands, in which order messages come, and most of their words.
public final class DiagnosticOutput {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Toolchain toolchain;

    public DiagnosticOutput(Toolchain toolchain) {
        this.toolchain = toolchain;
    }

    /// What compiling each of the tests prints, by path.
    public Map<String, List<String>> run(List<TestCase> tests, PrintStream progress) throws IOException {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (TestCase t : tests) {
            Recording recording = new Recording(toolchain);
            new TestRun(recording, t, LIMIT).run();
            all.put(t.path(), List.copyOf(recording.lines));
            if (all.size() % 100 == 0) {
                progress.println(toolchain.name() + ": " + all.size() + " of " + tests.size());
            }
        }
        return all;
    }

    /// The tests of the class that gc itself passes.
    public static List<TestCase> tests() {
        return TestList.of(TestClass.DIAG_LANGUAGE).stream().filter(t -> !t.cannotPass()).toList();
    }

    /// Passes everything on, and writes down what compiling prints.
    private static final class Recording implements Toolchain {
        private final Toolchain to;
        private final List<String> lines = new ArrayList<>();

        Recording(Toolchain to) {
            this.to = to;
        }

        @Override
        public String name() {
            return to.name();
        }

        @Override
        public Path goroot() {
            return to.goroot();
        }

        @Override
        public Map<String, String> environment() {
            return to.environment();
        }

        @Override
        public Workspace open(Path dir, Map<String, String> environment) {
            Workspace w = to.open(dir, environment);
            return new Workspace() {
                @Override
                public Outcome compile(Unit unit) throws IOException {
                    List<String> flags = unit.flags().stream().filter(f -> !f.equals("-C")).toList();
                    Outcome o = w.compile(new Unit(unit.path(), unit.cwd(), unit.files(), flags, unit.local(), unit.linked()));
                    add(o, dir);
                    return o;
                }

                @Override
                public Built link(Unit main, List<String> ldflags) throws IOException {
                    return w.link(main, ldflags);
                }

                @Override
                public Built build(Path cwd, List<String> flags, List<String> arguments) throws IOException {
                    return w.build(cwd, flags, arguments);
                }
            };
        }

        private void add(Outcome o, Path dir) {
            String text = new String(o.output().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            text.lines().map(l -> l.replace(dir + "/", "").replace(goroot() + "/test/", "").replace(goroot() + "/", "$GOROOT/")).forEach(lines::add);
            lines.add(o.success() ? "-- compiled" : "-- refused");
        }
    }
}
