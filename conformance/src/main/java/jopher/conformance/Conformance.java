package jopher.conformance;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// The command `tools/conformance`: runs classes, or single tests with everything they print.
///
/// ```
/// tools/conformance [-toolchain=gc|jopher] [-jobs=N] [-limit=SECONDS] [-quick] [-known] [-update] [-mutation] [class…] [path…]
/// ```
public final class Conformance {
    /// Of every so many tests of a class one is in the quick subset.
    static final int QUICK = 10;
    /// How often a test that disagrees with the list is run again alone: it counts when it does so every time.
    private static final int AGAIN = 2;

    private final Toolchain toolchain;
    private final Path root;
    private final int jobs;
    private final Duration limit;

    public Conformance(Toolchain toolchain, Path root, int jobs, Duration limit) {
        this.toolchain = toolchain;
        this.root = root;
        this.jobs = jobs;
        this.limit = limit;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Path root = Path.of(System.getProperty("jopher.root", "")).toAbsolutePath();
        String toolchain = "jopher";
        int jobs = Runtime.getRuntime().availableProcessors();
        long seconds = 60;
        boolean quick = false;
        boolean update = false;
        boolean mutation = false;
        boolean known = false;
        List<TestClass> classes = new ArrayList<>();
        List<String> paths = new ArrayList<>();
        for (String a : args) {
            String value = a.substring(a.indexOf('=') + 1);
            if (a.startsWith("-toolchain=")) {
                toolchain = value;
            } else if (a.startsWith("-jobs=")) {
                jobs = Integer.parseInt(value);
            } else if (a.startsWith("-limit=")) {
                seconds = Long.parseLong(value);
            } else if (a.equals("-quick")) {
                quick = true;
            } else if (a.equals("-known")) {
                known = true;
            } else if (a.equals("-mutation")) {
                mutation = true;
            } else if (a.equals("-update")) {
                update = true;
            } else if (a.startsWith("-")) {
                System.err.println("usage: tools/conformance [-toolchain=gc|jopher] [-jobs=N] [-limit=SECONDS] [-quick] [-known] [-update] [-mutation] [class…] [path…]");
                System.exit(2);
            } else if (TestClass.of(a) != null) {
                classes.add(TestClass.of(a));
            } else {
                paths.add(a);
            }
        }
        Path work = Files.createTempDirectory("jopher-conformance");
        try (Toolchain t = Toolchains.named(toolchain, root, work)) {
            Conformance c = new Conformance(t, root, jobs, Duration.ofSeconds(seconds));
            boolean ok = true;
            if (mutation) {
                Mutation.Result r = Mutation.run(c, quick);
                System.out.println(r + "\n" + String.join(" ", r.passed()));
                ok = r.passedTooOften().isEmpty();
            } else if (!paths.isEmpty()) {
                ok = c.single(classes, paths);
            } else {
                for (TestClass k : classes.isEmpty() ? List.of(TestClass.values()) : classes) {
                    KnownFailures list = KnownFailures.read(root.resolve("conformance/known-failures"), k);
                    Report r = c.run(k, known ? x -> list.get(x.path()) != null : quick ? tenth() : x -> true, System.err);
                    if (!known && !quick) {
                        Results.record(root, r);
                    }
                    r.write(root.resolve("target/conformance/" + t.name() + "-" + k.label() + ".txt"));
                    System.out.print(r.clusters(5));
                    System.out.println(r.line());
                    if (update) {
                        list.rewrite(k, r.failed());
                    }
                    ok &= r.failed().isEmpty();
                }
            }
            System.exit(ok ? 0 : 1);
        } finally {
            TestRun.delete(work);
        }
    }

    /// Every tenth test.
    static Predicate<TestCase> tenth() {
        int[] n = {0};
        return t -> n[0]++ % QUICK == 0;
    }

    /// Runs the tests of a class that are `wanted`.
    public Report run(TestClass testClass, Predicate<TestCase> wanted, PrintStream progress) throws InterruptedException {
        Map<String, String> unsteady = Unsteady.list();
        List<TestCase> tests = new ArrayList<>();
        List<TestCase> apart = new ArrayList<>();
        int skipped = 0;
        for (TestCase t : TestList.of(testClass)) {
            if (t.cannotPass() || !wanted.test(t)) {
                skipped++;
            } else {
                (unsteady.containsKey(t.path()) ? apart : tests).add(t);
            }
        }
        Suite suite = new Suite(toolchain, jobs, limit);
        Map<String, Verdict> verdicts = suite.run(tests, progress);
        Map<String, Verdict> last = new LinkedHashMap<>();
        List<TestCase> again = apart;
        for (int attempt = 0; attempt < Unsteady.ATTEMPTS && !again.isEmpty(); attempt++) {
            // one at a time: most of these want the machine for themselves
            last.putAll(new Suite(toolchain, 1, limit).run(again, null));
            again = again.stream().filter(t -> !last.get(t.path()).passed()).toList();
        }
        return new Report(testClass, verdicts, last, skipped);
    }

    /// As [#run], but a test that fails without being listed, or passes although it is, is run again alone: on a busy machine a time limit is
    /// no verdict. What changed by that is printed.
    public Report runAgainst(KnownFailures known, TestClass testClass, Predicate<TestCase> wanted, PrintStream progress) throws InterruptedException {
        Report report = run(testClass, wanted, progress);
        for (int attempt = 0; attempt < AGAIN; attempt++) {
            java.util.Set<String> doubtful = report.doubtful(known);
            if (doubtful.isEmpty()) {
                break;
            }
            List<TestCase> again = TestList.of(testClass).stream().filter(t -> doubtful.contains(t.path())).toList();
            Map<String, Verdict> second = new Suite(toolchain, 1, limit).run(again, null);
            second.forEach((path, v) -> progress.println(path + (v.passed() ? " passes" : " fails") + " when run alone"));
            report = report.with(second);
        }
        return report;
    }

    /// Runs tests with a time limit of their own.
    Map<String, Verdict> verdicts(List<TestCase> tests, Duration each) throws InterruptedException {
        return new Suite(toolchain, jobs, each).run(tests, null);
    }

    private boolean single(List<TestClass> classes, List<String> paths) {
        boolean ok = true;
        for (String path : paths) {
            TestCase test = (classes.isEmpty() ? List.of(TestClass.values()) : classes).stream().flatMap(c -> TestList.of(c).stream())
                    .filter(t -> t.path().equals(path)).findFirst().orElse(null);
            if (test == null) {
                System.out.println(path + ": in none of the lists");
                ok = false;
                continue;
            }
            Verdict[] v = new Verdict[1];
            try {
                v[0] = new Suite(toolchain, 1, limit).run(List.of(test), null).get(path);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
            System.out.println(v[0].passed() ? "PASS " + path : "FAIL " + path + ": " + v[0].reason() + "\n" + v[0].detail());
            ok &= v[0].passed();
        }
        return ok;
    }
}
