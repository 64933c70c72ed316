package jopher.conformance.front;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/// Damaged files: parser and checker must end, soon, without an exception.
///
/// @param crashes and hangs, each with how to make it
/// @param slowest nanoseconds of the slowest file
/// @param heap most bytes of heap seen in use after a file
record Robustness(int files, List<String> crashes, List<String> hangs, long slowest, long heap) {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    /// How long one file may take, in CPU time: a busy machine is no hang.
    private static final long LIMIT = 2_000_000_000L;

    /// Damages `n` files; to be called on a [jopher.compiler.base.DeepStack], where the work is then done. What crashes is cut down and written to `found`.
    static Robustness run(Path goroot, int n, long seed, Path found, PrintStream progress) throws IOException {
        Corpus corpus = new Corpus(goroot);
        FrontEnd ours = new FrontEnd(goroot);
        List<String> files = corpus.files();
        int tests = corpus.tests().size();
        SplittableRandom random = new SplittableRandom(seed);
        List<String> crashes = new ArrayList<>();
        List<String> hangs = new ArrayList<>();
        long slowest = 0;
        long heap = 0;
        Runtime vm = Runtime.getRuntime();
        for (int i = 0; i < n; i++) {
            // packages of std are many files, and one of them is changed: they cost more and show less
            String name = files.get(random.nextInt(8) > 0 ? random.nextInt(tests) : tests + random.nextInt(files.size() - tests));
            String other = files.get(random.nextInt(files.size()));
            long damage = random.nextLong();
            Subject s = corpus.subject(name);
            byte[] bytes = Mutator.damage(corpus.bytes(s), corpus.bytes(corpus.subject(other)), damage);
            String what = name + " " + other + " " + damage;
            long nanos = 0;
            Throwable failure = null;
            for (int attempt = 0; attempt < 2 && (attempt == 0 || nanos > LIMIT); attempt++) { // the first may check imports, too
                long start = THREADS.getCurrentThreadCpuTime();
                failure = failure(ours, s, bytes);
                nanos = THREADS.getCurrentThreadCpuTime() - start;
            }
            slowest = Math.max(slowest, nanos);
            heap = Math.max(heap, vm.totalMemory() - vm.freeMemory());
            if (failure != null) {
                crashes.add(what + ": " + failure + "\n" + where(failure));
                String key = where(failure);
                write(found, "crash" + i, reduce(bytes, b -> {
                    Throwable f = failure(ours, s, b);
                    return f != null && where(f).equals(key);
                }), s);
            } else if (nanos > LIMIT) {
                hangs.add(what + ": " + nanos / 1_000_000 + " ms");
                write(found, "slow" + i, bytes, s);
            }
            if ((i + 1) % 5_000 == 0) {
                progress.println(i + 1 + " of " + n + ": " + crashes.size() + " crashes, " + hangs.size() + " hangs");
            }
        }
        return new Robustness(n, crashes, hangs, slowest, heap);
    }

    /// What checking the file throws, or null.
    static Throwable failure(FrontEnd ours, Subject s, byte[] bytes) {
        try {
            ours.check(s, bytes);
            return null;
        } catch (IOException | RuntimeException | StackOverflowError | AssertionError e) {
            return e;
        }
    }

    /// The frames nearest to the failure.
    static String where(Throwable t) {
        Throwable cause = t;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        StringBuilder sb = new StringBuilder(cause.getClass().getName()).append('\n');
        for (int i = 0; i < Math.min(3, cause.getStackTrace().length); i++) {
            sb.append("\tat ").append(cause.getStackTrace()[i]).append('\n');
        }
        return sb.toString();
    }

    private static void write(Path dir, String name, byte[] bytes, Subject s) throws IOException {
        Files.createDirectories(dir);
        Files.write(dir.resolve(name + "-" + s.base()), bytes);
    }

    /// Drops lines as long as the failure stays.
    static byte[] reduce(byte[] bytes, Predicate<byte[]> fails) {
        List<String> lines = new ArrayList<>(List.of(new String(bytes, StandardCharsets.ISO_8859_1).split("(?<=\n)")));
        for (int size = Math.max(1, lines.size() / 2); size >= 1; size /= 2) {
            for (int i = 0; i + size <= lines.size();) {
                List<String> less = new ArrayList<>(lines);
                less.subList(i, i + size).clear();
                if (fails.test(String.join("", less).getBytes(StandardCharsets.ISO_8859_1))) {
                    lines = less;
                } else {
                    i += size;
                }
            }
        }
        return String.join("", lines).getBytes(StandardCharsets.ISO_8859_1);
    }

    String summary() {
        return files + " damaged files: " + crashes.size() + " crashes, " + hangs.size() + " hangs; slowest " + slowest / 1_000_000 + " ms; heap at most " + (heap >> 20) + " MB";
    }
}
