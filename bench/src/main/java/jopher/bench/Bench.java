package jopher.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jopher.testkit.JopherCommand;

/// `tools/bench [-reps=N] [-rounds=N] [-start] [name…]`: builds the programs with gc and with Jopher, runs them in turn, prints
/// a table and writes `target/bench/bench.csv`. Without names all programs, and the start-up measurements.
public final class Bench {
    /// The programs that the geometric mean is taken of.
    static final List<String> CLASSICS = List.of("nbody", "spectralnorm", "fannkuch", "binarytrees", "mandelbrot", "sieve", "quicksort", "matmul");
    private static final long LIMIT = 600;

    private final Path root;
    private final Path work;
    private final int reps;
    private final int rounds;

    private Bench(Path root, Path work, int reps, int rounds) {
        this.root = root;
        this.work = work;
        this.reps = reps;
        this.rounds = rounds;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Path root = Path.of(System.getProperty("jopher.root", "")).toAbsolutePath();
        List<String> names = new ArrayList<>();
        int reps = 10;
        int rounds = 2;
        boolean start = args.length == 0;
        for (String a : args) {
            if (a.startsWith("-reps=")) {
                reps = Integer.parseInt(a.substring(6));
            } else if (a.startsWith("-rounds=")) {
                rounds = Integer.parseInt(a.substring(8));
            } else if (a.equals("-start")) {
                start = true;
            } else {
                names.add(a);
            }
        }
        boolean all = names.isEmpty() && !List.of(args).contains("-start");
        Path work = Files.createTempDirectory("jopher-bench");
        try {
            Bench b = new Bench(root, work, reps, rounds);
            Table table = b.programs(all ? b.allNames() : names);
            System.out.print(table.text());
            Path csv = root.resolve("target/bench/bench.csv");
            Files.createDirectories(csv.getParent());
            Files.writeString(csv, table.csv());
            if (start) {
                StartUp s = StartUp.measure(work.resolve("start"));
                System.out.print(s.text());
                Files.writeString(root.resolve("target/bench/start.csv"), s.csv());
            }
            System.exit(table.failed() ? 1 : 0);
        } finally {
            try (Stream<Path> s = Files.walk(work)) {
                s.sorted(java.util.Comparator.reverseOrder()).forEach(p -> p.toFile().delete());
            }
        }
    }

    private List<String> allNames() throws IOException {
        List<String> names = new ArrayList<>(CLASSICS);
        try (Stream<Path> s = Files.list(root.resolve("bench/programs"))) {
            s.filter(p -> Files.exists(p.resolve("main.go"))).map(p -> p.getFileName().toString()).sorted().filter(n -> !names.contains(n)).forEach(names::add);
        }
        return names;
    }

    private Table programs(List<String> names) throws IOException, InterruptedException {
        Table table = new Table();
        for (String name : names) {
            try {
                Path gc = build(List.of("go"), name, "gc");
                Path ours = build(JopherCommand.command(), name, "jopher");
                Map<String, Measurement> by = new LinkedHashMap<>();
                for (int i = 0; i < rounds; i++) {
                    for (Path exe : List.of(gc, ours)) {
                        String which = exe == gc ? "gc" : "jopher";
                        Measurement m = Measurement.parse(Commands.run(List.of(exe.toString(), String.valueOf(reps)), work, Map.of(), LIMIT).orFail(name + " (" + which + ")").stdout());
                        by.merge(which, m, Measurement::and);
                    }
                }
                if (!by.get("gc").check().equals(by.get("jopher").check())) {
                    throw new IllegalStateException(name + ": gc computes " + by.get("gc").check() + ", Jopher " + by.get("jopher").check());
                }
                table.add(name, by.get("gc"), by.get("jopher"));
                System.err.print(table.lastLine());
            } catch (IllegalStateException e) {
                table.fail(name, e.getMessage());
                System.err.println(name + ": " + e.getMessage());
            }
        }
        return table;
    }

    private Path build(List<String> command, String name, String which) throws IOException, InterruptedException {
        Path exe = work.resolve(name + "-" + which);
        List<String> c = new ArrayList<>(command);
        c.addAll(List.of("build", "-o", exe.toString(), "./" + name));
        Commands.run(c, root.resolve("bench/programs"), Map.of(), LIMIT).orFail(which + " build " + name);
        return exe;
    }
}
