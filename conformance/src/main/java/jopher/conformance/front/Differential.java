package jopher.conformance.front;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Changed files, to gc and to us: is the same accepted, and are the messages the same?
final class Differential {
    private static final int BATCH = 200;

    private final Corpus corpus;
    private final FrontEnd ours;
    private final Path goroot;

    Differential(Path goroot) {
        this.goroot = goroot;
        this.corpus = new Corpus(goroot);
        this.ours = new FrontEnd(goroot);
    }

    /// Makes cases from a seed until gc has accepted `each` of them and rejected as many.
    List<Case> generate(Gc gc, long seed, int each, int jobs, PrintStream progress) throws IOException, InterruptedException {
        List<String> files = corpus.files();
        int tests = corpus.tests().size();
        SplittableRandom random = new SplittableRandom(seed);
        List<Case> cases = new ArrayList<>();
        int accepted = 0;
        int rejected = 0;
        try (ExecutorService pool = Executors.newFixedThreadPool(jobs)) {
            while (accepted < each || rejected < each) {
                List<Future<Case>> batch = new ArrayList<>();
                for (int i = 0; i < BATCH; i++) {
                    String name = files.get(random.nextBoolean() ? random.nextInt(tests) : tests + random.nextInt(files.size() - tests));
                    long mutation = random.nextLong(1, 1L << 32);
                    Subject s = corpus.subject(name);
                    batch.add(pool.submit(() -> run(gc, s, mutation)));
                }
                for (Future<Case> f : batch) {
                    Case c;
                    try {
                        c = f.get();
                    } catch (ExecutionException e) {
                        throw new IOException(e.getCause());
                    }
                    if (c == null) {
                        continue;
                    }
                    int n = c.accepted() ? accepted++ : rejected++;
                    if (n < each) {
                        cases.add(c);
                    }
                }
                progress.println("gc: " + Math.min(each, accepted) + " accepted, " + Math.min(each, rejected) + " rejected");
            }
        }
        return cases;
    }

    /// Null if nothing was changed or gc crashed.
    private Case run(Gc gc, Subject s, long seed) throws IOException {
        byte[] original = corpus.bytes(s);
        byte[] bytes = Mutator.mutate(original, seed);
        if (java.util.Arrays.equals(original, bytes)) {
            return null;
        }
        List<String> lines = gc.check(s, bytes);
        return lines == null ? null : new Case(s.name(), seed, Case.sum(bytes), Case.portable(lines, goroot));
    }

    /// Whether the file is there and is the one that was recorded.
    boolean isRecorded(Case c) {
        try {
            return Case.sum(Mutator.mutate(corpus.bytes(corpus.subject(c.name())), c.seed())) == c.sum();
        } catch (IOException e) {
            return false;
        }
    }

    /// What we say about a case.
    List<String> ours(Case c) throws IOException {
        Subject s = corpus.subject(c.name());
        byte[] bytes = Mutator.mutate(corpus.bytes(s), c.seed());
        if (Case.sum(bytes) != c.sum()) {
            throw new IOException(c.name() + " is not the file that was recorded, or the mutator has changed");
        }
        return Case.portable(ours.check(s, bytes), goroot);
    }

    Comparison compare(List<Case> cases, PrintStream progress) throws IOException {
        Comparison comparison = new Comparison();
        int n = 0;
        for (Case c : cases) {
            List<String> lines;
            try {
                lines = ours(c);
            } catch (RuntimeException | StackOverflowError e) {
                lines = List.of("crash: " + e);
            }
            comparison.add(c.name() + " " + c.seed(), c.gc(), lines);
            if (++n % 1000 == 0) {
                progress.println("compared " + n + " of " + cases.size() + ": " + comparison.differences.size() + " differences");
            }
        }
        return comparison;
    }
}
