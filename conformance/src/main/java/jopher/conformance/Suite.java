package jopher.conformance;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Runs many tests at once and collects their verdicts.
public final class Suite {
    /// Compilers recurse deeply; reserved address space, not memory.
    private static final long STACK = 1L << 29;

    private final Toolchain toolchain;
    private final int jobs;
    private final Duration limit;

    public Suite(Toolchain toolchain, int jobs, Duration limit) {
        this.toolchain = toolchain;
        this.jobs = jobs;
        this.limit = limit;
    }

    /// Verdicts by path, sorted; `progress` gets a line now and then.
    public Map<String, Verdict> run(List<TestCase> tests, PrintStream progress) throws InterruptedException {
        Map<String, Verdict> verdicts = new TreeMap<>();
        long start = System.nanoTime();
        try (ExecutorService pool = Executors.newFixedThreadPool(jobs, r -> new Thread(null, r, "test", STACK))) {
            List<Future<Verdict>> futures = new ArrayList<>();
            for (TestCase t : tests) {
                futures.add(pool.submit(() -> one(t)));
            }
            for (int i = 0; i < tests.size(); i++) {
                Verdict v;
                try {
                    v = futures.get(i).get();
                } catch (ExecutionException e) {
                    v = Verdict.fail("harness: " + e.getCause(), String.valueOf(e.getCause()));
                }
                verdicts.put(tests.get(i).path(), v);
                if (progress != null && (i + 1) % 100 == 0) {
                    long failed = verdicts.values().stream().filter(w -> !w.passed()).count();
                    progress.printf("%d of %d, %d failed, %d s%n", i + 1, tests.size(), failed, (System.nanoTime() - start) / 1_000_000_000);
                }
            }
        }
        return verdicts;
    }

    private Verdict one(TestCase t) {
        try {
            return new TestRun(toolchain, t, limit).run();
        } catch (IOException | RuntimeException | StackOverflowError e) {
            java.io.StringWriter trace = new java.io.StringWriter();
            e.printStackTrace(new java.io.PrintWriter(trace));
            return Verdict.fail("harness: " + e, trace.toString());
        }
    }
}
