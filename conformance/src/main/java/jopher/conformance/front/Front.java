package jopher.conformance.front;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jopher.compiler.base.DeepStack;
import jopher.compiler.driver.load.GoEnv;
import jopher.compiler.driver.load.Goroot;
import jopher.compiler.driver.load.LoadException;
import jopher.conformance.DiagnosticOutput;
import jopher.conformance.Toolchain;
import jopher.conformance.Toolchains;

/// The command `tools/front`; without arguments it says what it can do.
public final class Front {
    private static final String USAGE = """
            usage: tools/front COMMAND
              differential [-n=3000] [-seed=1] [-jobs=2] [-record]   changed files, as many accepted by gc as rejected: gc against us
              replay [-every=1]                                      the recorded ones, without gc
              output [-record]                                       all that is printed for the tests of class diag-language: gc against us
              nesting [-ours] [NAME…]                                sources that nest 10,000 deep: gc against us
              mutations [-n=200000] [-seed=1]                        damaged files: nothing may crash or hang
              std [-cmd]                                             the standard library and its tests, and cmd: nothing may be refused
              speed [-processes=3] [-rounds=15]                      parse + check of net/http and its imports, beside go/parser + go/types
              show FILE SEED                                         one changed file, and both outputs
            """;

    private static final int SHOWN = 10;

    private final Path root;
    private final Path goroot;
    private final Results results;
    private final Map<String, String> options = new LinkedHashMap<>();
    private final List<String> words = new ArrayList<>();

    private Front(Path root, Path goroot, List<String> arguments) {
        this.root = root;
        this.goroot = goroot;
        this.results = new Results(root);
        for (String a : arguments) {
            int eq = a.indexOf('=');
            if (a.startsWith("-")) {
                options.put(eq < 0 ? a : a.substring(0, eq), eq < 0 ? "" : a.substring(eq + 1));
            } else {
                words.add(a);
            }
        }
    }

    public static void main(String[] args) throws LoadException {
        Path root = Path.of(System.getProperty("jopher.root", "")).toAbsolutePath();
        Path goroot = Goroot.find(null, new GoEnv(System.getenv())).dir();
        Front front = new Front(root, goroot, List.of(args));
        boolean ok = DeepStack.call(() -> {
            try {
                return front.run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        });
        System.exit(ok ? 0 : 1);
    }

    private int number(String option, int otherwise) {
        return options.containsKey(option) ? Integer.parseInt(options.get(option)) : otherwise;
    }

    private boolean run() throws IOException, InterruptedException {
        String command = words.isEmpty() ? "" : words.removeFirst();
        Path work = Files.createTempDirectory("jopher-front");
        try {
            return switch (command) {
                case "differential" -> differential(work);
                case "replay" -> replay();
                case "output" -> output(work);
                case "nesting" -> nesting(work);
                case "mutations" -> mutations();
                case "std" -> std(work);
                case "speed" -> speed(work);
                case "show" -> show(work);
                default -> {
                    System.err.print(USAGE);
                    yield false;
                }
            };
        } finally {
            delete(work);
        }
    }

    private boolean differential(Path work) throws IOException, InterruptedException {
        Differential d = new Differential(goroot);
        List<Case> cases = d.generate(new Gc(work, Duration.ofSeconds(60)), number("-seed", 1), number("-n", 3000), number("-jobs", 2), System.err);
        if (options.containsKey("-record")) {
            Recorded.writeDifferential(root, cases);
        }
        Comparison c = d.compare(cases, System.err);
        if (!options.containsKey("-seed") && !options.containsKey("-n")) {
            record(c);
        }
        return report(c, "differential");
    }

    private void record(Comparison c) throws IOException {
        results.record("changed files that one side alone accepts", c.onlyGcAccepts + c.onlyWeAccept + " of " + (c.accepted + c.rejected));
        results.record("changed files that gc rejects: errors on the same lines, same first message, same whole output", Comparison.percent(c.sameLines, c.rejected) + ", "
                + Comparison.percent(c.sameFirst, c.rejected) + ", " + Comparison.percent(c.sameOutput, c.rejected) + " of " + c.rejected + " (" + c.typeErrors + " type errors)");
    }

    private boolean replay() throws IOException {
        List<Case> cases = new ArrayList<>();
        List<Case> all = Recorded.differential();
        for (int i = 0; i < all.size(); i += number("-every", 1)) {
            cases.add(all.get(i));
        }
        Comparison c = new Differential(goroot).compare(cases, System.err);
        if (!options.containsKey("-every")) {
            record(c);
        }
        return report(c, "replay");
    }

    private boolean output(Path work) throws IOException {
        Map<String, List<String>> want;
        Map<String, List<String>> got;
        try (Toolchain gc = Toolchains.named("gc", root, Files.createDirectory(work.resolve("gc"))); Toolchain ours = Toolchains.named("jopher", root, Files.createDirectory(work.resolve("jopher")))) {
            want = new DiagnosticOutput(gc).run(DiagnosticOutput.tests(), System.err);
            got = new DiagnosticOutput(ours).run(DiagnosticOutput.tests(), System.err);
        }
        if (options.containsKey("-record")) {
            Recorded.writeDiagnostics(root, want);
        }
        Comparison c = new Comparison();
        want.forEach((path, lines) -> c.add(path, lines, got.get(path)));
        results.record("files of class diag-language: whole output as gc's", c.sameOutput + " of " + c.rejected + ", " + Comparison.percent(c.sameOutput, c.rejected));
        return report(c, "output");
    }

    private boolean nesting(Path work) throws IOException {
        Gc gc = new Gc(work, Duration.ofSeconds(15)); // its later phases take minutes
        FrontEnd ours = new FrontEnd(goroot);
        Comparison c = new Comparison();
        for (Map.Entry<String, String> e : Nesting.sources().entrySet()) {
            if (!words.isEmpty() && !words.contains(e.getKey())) {
                continue;
            }
            Subject s = new Subject("nesting.go", "main", List.of(), "", false, false);
            byte[] bytes = e.getValue().getBytes(java.nio.charset.StandardCharsets.UTF_8);
            List<String> want = options.containsKey("-ours") ? List.of() : gc.check(s, bytes);
            List<String> got;
            long start = System.nanoTime();
            try {
                got = ours.check(s, bytes);
            } catch (RuntimeException | StackOverflowError x) {
                got = List.of("crash: " + x);
            }
            long millis = (System.nanoTime() - start) / 1_000_000;
            System.err.println(e.getKey() + ": " + millis + " ms" + (want == null ? ", gc crashes" : ""));
            c.add(e.getKey(), cut(want == null ? List.of("crash or time limit") : want), cut(Case.portable(got, goroot)));
        }
        return report(c, "nesting");
    }

    private static List<String> cut(List<String> lines) {
        return lines.stream().map(l -> l.length() > 200 ? l.substring(0, 200) + "…" : l).toList();
    }

    private boolean std(Path work) throws IOException {
        boolean cmd = options.containsKey("-cmd");
        TestPackages t;
        try {
            t = TestPackages.run(cmd ? goroot.resolve("src/cmd") : work, cmd);
        } catch (LoadException e) {
            e.lines().forEach(System.out::println);
            return false;
        }
        Map<String, String> known = KnownDifferences.read("std-tests.txt");
        Map<String, List<String>> unknown = new LinkedHashMap<>(t.errors());
        unknown.keySet().removeAll(known.keySet());
        unknown.forEach((what, lines) -> {
            System.out.println("# " + what);
            lines.stream().limit(SHOWN).forEach(System.out::println);
        });
        System.out.println(t.packages() + " packages and " + t.tests() + " test packages, " + unknown.size() + " refused; left out: " + (t.errors().size() - unknown.size()));
        results.record((cmd ? "GOROOT/src/cmd, what it imports, and its tests" : "the standard library and its tests") + ": refused", unknown.size() + " of " + (t.packages() + t.tests())
                + " packages (besides " + (t.errors().size() - unknown.size()) + " that use what the overlay replaces)");
        return unknown.isEmpty();
    }

    private boolean speed(Path work) throws IOException {
        Speed s = Speed.measure(work, number("-processes", 3), number("-rounds", 15));
        System.out.println(s.summary());
        results.record("parse + check of net/http and its imports within 1 GiB, beside go/parser + go/types", s.ratios());
        return true;
    }

    private boolean mutations() throws IOException {
        Robustness r = Robustness.run(goroot, number("-n", 200_000), number("-seed", 1), root.resolve("target/front/crashes"), System.err);
        r.crashes().forEach(System.out::println);
        r.hangs().forEach(System.out::println);
        System.out.println(r.summary());
        if (!options.containsKey("-n")) {
            results.record("damaged files: crashes, hangs of 2 s; slowest; limit of the heap", r.crashes().size() + ", " + r.hangs().size() + " of " + r.files() + "; " + r.slowest() / 1_000_000 + " ms; "
                    + (Runtime.getRuntime().maxMemory() >> 20) + " MB");
        }
        return r.crashes().isEmpty() && r.hangs().isEmpty();
    }

    /// Prints a changed file's outputs and leaves the file in target/front.
    private boolean show(Path work) throws IOException {
        Differential d = new Differential(goroot);
        Corpus corpus = new Corpus(goroot);
        Subject s = corpus.subject(words.get(0));
        long seed = Long.parseLong(words.get(1));
        byte[] bytes = Mutator.mutate(corpus.bytes(s), seed);
        Path file = root.resolve("target/front").resolve(s.base());
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
        Case c = new Case(s.name(), seed, Case.sum(bytes), new Gc(work, Duration.ofSeconds(60)).check(s, bytes));
        System.out.println("gc:\n" + String.join("\n", c.gc()) + "\nours:\n" + String.join("\n", d.ours(c)) + "\n" + file);
        return true;
    }

    private boolean report(Comparison c, String name) throws IOException {
        StringBuilder sb = new StringBuilder(c.summary()).append("\n\n");
        c.differences.forEach(sb::append);
        Path file = root.resolve("target/front/" + name + ".txt");
        Files.createDirectories(file.getParent());
        Files.writeString(file, sb);
        System.out.println(c.summary() + "\n" + c.differences.size() + " differences: " + file);
        return c.onlyGcAccepts + c.onlyWeAccept == 0;
    }

    private static void delete(Path dir) throws IOException {
        try (Stream<Path> s = Files.walk(dir)) {
            s.sorted(java.util.Comparator.reverseOrder()).forEach(p -> p.toFile().delete());
        }
    }
}
