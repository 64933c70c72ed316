package jopher.conformance.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jopher.conformance.Outcome;
import jopher.conformance.Processes;
import jopher.conformance.Toolchain;

/// Builds and runs programs with one toolchain, all in one file. A program that does not compile or ends the process is found and left out. May be used by several threads.
final class BatchRun {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    /// A fifth less time for gc's compiler; ours does not look at it.
    private static final Map<String, String> BUILDING = Map.of("GOGC", "800");
    private static final Pattern MESSAGE = Pattern.compile("(?m)^(?:\\./)?main\\.go:(\\d+)(?::\\d+)?: (.*)$");

    private final String name;
    private final Toolchain toolchain;
    private final Path work;
    private final List<String> flags;

    private final AtomicLong building = new AtomicLong();
    private final AtomicLong running = new AtomicLong();
    private final AtomicLong count = new AtomicLong();

    /// @param name of this kind of build
    BatchRun(String name, Toolchain toolchain, Path work, List<String> flags) {
        this.name = name;
        this.toolchain = toolchain;
        this.work = work;
        this.flags = flags;
    }

    String name() {
        return name;
    }

    /// How many programs were run and what one took, other threads' work included.
    String times() {
        long n = count.get();
        return n == 0 ? name + ": none" : "%s: %d programs, build %d ms, run %d ms each".formatted(name, n, building.get() / n / 1_000_000, running.get() / n / 1_000_000);
    }

    /// The outcome of each program: what it printed; what was wrong with it after `!build ` or `!run `.
    List<String> run(List<Node> programs) throws IOException {
        return run(programs, java.util.stream.IntStream.range(0, programs.size()).boxed().toList());
    }

    /// Those with the numbers alone; null for the rest.
    List<String> run(List<Node> programs, List<Integer> numbers) throws IOException {
        String[] outcomes = new String[programs.size()];
        run(programs, new ArrayList<>(numbers), outcomes);
        return java.util.Arrays.asList(outcomes);
    }

    private void run(List<Node> programs, List<Integer> left, String[] outcomes) throws IOException {
        while (!left.isEmpty()) {
            List<String> texts = new ArrayList<>();
            for (int i : left) {
                texts.add(programs.get(i).text(Batch.prefix(i)));
            }
            Batch b = Batch.of(left, texts);
            Path dir = Files.createTempDirectory(work, "fuzz");
            Files.writeString(dir.resolve("main.go"), b.text());
            long start = System.nanoTime();
            Toolchain.Built built = toolchain.open(dir, BUILDING).build(dir, flags, List.of("main.go"));
            building.addAndGet(System.nanoTime() - start);
            count.addAndGet(left.size());
            if (!built.outcome().success()) {
                delete(dir);
                refuse(b, programs, left, built.outcome().output(), outcomes);
                continue;
            }
            start = System.nanoTime();
            Outcome o = Processes.run(built.command(), dir, Map.of(), LIMIT);
            running.addAndGet(System.nanoTime() - start);
            delete(dir);
            int done = 0;
            String rest = o.output();
            while (done < left.size() && rest.startsWith("=== " + left.get(done) + "\n")) {
                int end = rest.indexOf("\nsum ");
                end = end < 0 ? -1 : rest.indexOf('\n', end + 1);
                if (end < 0) {
                    break;
                }
                outcomes[left.get(done)] = rest.substring(rest.indexOf('\n') + 1, end + 1);
                rest = rest.substring(end + 1);
                done++;
            }
            if (done == left.size()) {
                return;
            }
            outcomes[left.get(done)] = "!run " + (o.timedOut() ? "timed out" : rest.lines().limit(12).reduce("", (x, y) -> x + y + "\n"));
            left.subList(0, done + 1).clear();
        }
    }

    /// Takes the programs out that messages name; if none does, it looks for one by halves.
    private void refuse(Batch b, List<Node> programs, List<Integer> left, String output, String[] outcomes) throws IOException {
        List<Integer> named = new ArrayList<>();
        Matcher m = MESSAGE.matcher(output);
        while (m.find()) {
            int at = b.at(Integer.parseInt(m.group(1)));
            if (at >= 0 && !named.contains(left.get(at))) {
                named.add(left.get(at));
                outcomes[left.get(at)] = "!build " + m.group(2);
            }
        }
        if (named.isEmpty()) {
            if (left.size() == 1) {
                outcomes[left.getFirst()] = "!build " + output.strip();
                left.clear();
                return;
            }
            List<Integer> half = new ArrayList<>(left.subList(0, left.size() / 2));
            left.removeAll(half);
            run(programs, half, outcomes);
        }
        left.removeAll(named);
    }

    static void delete(Path dir) throws IOException {
        try (Stream<Path> s = Files.walk(dir)) {
            s.sorted(Comparator.reverseOrder()).forEach(p -> p.toFile().delete());
        }
    }
}
