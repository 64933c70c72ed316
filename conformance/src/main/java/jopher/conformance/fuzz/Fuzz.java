package jopher.conformance.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import jopher.conformance.GcToolchain;
import jopher.conformance.Toolchain;
import jopher.conformance.Toolchains;

/// The command `tools/fuzz`.
public final class Fuzz {
    private static final String USAGE = """
            usage: tools/fuzz [-seed=1] [-count=200] [-jobs=2] [-order] [-as=default] [-keep] [-for=SECONDS]   programs of so many seeds, gc against us; what differs is cut down
                   (-order: effects and faults anywhere in expressions; -keep: not cut down; -for: no new ones after this time;
                   -as=A,B: our builds in turn, of default, N (-N -l), outline (-d=outline=300), threads (goroutines as virtual threads), verify (every phase's verifier))
                   tools/fuzz -show=SEED [-order]       one program's source, and both outcomes
                   tools/fuzz -record                   asks go for the outcomes of the programs in the tests
            """;

    private final Path root;
    private final Map<String, String> options = new LinkedHashMap<>();
    private final boolean order;

    private Fuzz(Path root, List<String> arguments) {
        this.root = root;
        for (String a : arguments) {
            int eq = a.indexOf('=');
            options.put(eq < 0 ? a : a.substring(0, eq), eq < 0 ? "" : a.substring(eq + 1));
        }
        this.order = options.containsKey("-order");
    }

    public static void main(String[] args) throws Exception {
        Fuzz fuzz = new Fuzz(Path.of(System.getProperty("jopher.root", "")).toAbsolutePath(), List.of(args));
        if (!List.of("-seed", "-count", "-jobs", "-order", "-as", "-keep", "-for", "-show", "-record").containsAll(fuzz.options.keySet())) {
            System.err.print(USAGE);
            System.exit(2);
        }
        System.exit(fuzz.run() ? 0 : 1);
    }

    private boolean run() throws IOException, InterruptedException {
        Path work = Files.createTempDirectory("jopher-fuzz");
        try {
            if (options.containsKey("-record")) {
                Recorded.write(root, gc(work));
                return true;
            }
            return options.containsKey("-show") ? show(work) : compare(work);
        } finally {
            BatchRun.delete(work);
        }
    }

    private long number(String option, long otherwise) {
        return options.containsKey(option) ? Long.parseLong(options.get(option)) : otherwise;
    }

    /// Without gc's inliner, which changes the order of evaluation and takes a quarter of the time.
    private static BatchRun gc(Path work) throws IOException {
        return new BatchRun("gc", new GcToolchain(work), work, List.of("-gcflags=-e -l -dwarf=false", "-ldflags=-s -w"));
    }

    /// Our builds, in turn.
    private List<BatchRun> ours(Path work) throws IOException {
        Toolchain toolchain = ourToolchain(work);
        List<BatchRun> builds = new ArrayList<>();
        for (String as : options.getOrDefault("-as", "default").split(",")) {
            builds.add(new BatchRun(as, toolchain, work, switch (as) {
                case "default" -> List.of();
                case "N" -> List.of("-gcflags=-N -l");
                case "outline" -> List.of("-gcflags=-d=outline=300");
                case "threads" -> List.of(Toolchains.THREADS);
                case "verify" -> List.of(Toolchains.VERIFY_EACH);
                default -> throw new IOException("there is no build called " + as);
            }));
        }
        return builds;
    }

    static Toolchain ourToolchain(Path work) throws IOException {
        return Toolchains.jopher(work, Batch.IMPORTS);
    }

    private boolean show(Path work) throws IOException {
        Node p = ProgramGen.program(Long.parseLong(options.get("-show")), order);
        System.out.println(Batch.of(List.of(0), List.of(p.text(Batch.prefix(0)))).text());
        System.out.println("// gc:\n" + gc(work).run(List.of(p)).getFirst() + "// ours:\n" + ours(work).getFirst().run(List.of(p)).getFirst());
        return true;
    }

    /// @param gc outcome, and ours
    private record Found(long seed, Node program, BatchRun build, String gc, String ours) {}

    private boolean compare(Path work) throws IOException, InterruptedException {
        long seed = number("-seed", 1);
        long count = number("-count", 200);
        BatchRun gc = gc(work);
        List<BatchRun> builds = ours(work);
        List<Found> found = new ArrayList<>();
        int[] refused = new int[1];
        AtomicInteger compared = new AtomicInteger();
        long start = System.nanoTime();
        Path folder = root.resolve("target/fuzz");
        Files.createDirectories(folder);
        try (ExecutorService pool = Executors.newFixedThreadPool((int) number("-jobs", 2))) {
            List<Future<?>> parts = new ArrayList<>();
            for (long at = seed; at < seed + count; at += PROGRAMS_PER_FILE) {
                long from = at;
                long to = Math.min(seed + count, at + PROGRAMS_PER_FILE);
                BatchRun ours = builds.get(parts.size() % builds.size());
                parts.add(pool.submit(() -> {
                    if (System.nanoTime() - start > number("-for", 1 << 20) * 1_000_000_000) {
                        return null;
                    }
                    List<Node> programs = new ArrayList<>();
                    for (long s = from; s < to; s++) {
                        programs.add(ProgramGen.program(s, order));
                    }
                    List<String> g = gc.run(programs);
                    List<Integer> numbers = new ArrayList<>();
                    for (int i = 0; i < g.size(); i++) {
                        if (g.get(i).startsWith("!")) {
                            synchronized (found) {
                                refused[0]++;
                                System.out.println("seed " + (from + i) + ": gc: " + g.get(i).strip());
                            }
                        } else {
                            numbers.add(i);
                        }
                    }
                    compared.addAndGet(numbers.size());
                    List<String> o = ours.run(programs, numbers);
                    for (int i : numbers) {
                        if (!g.get(i).equals(o.get(i))) {
                            Found f = new Found(from + i, programs.get(i), ours, g.get(i), o.get(i));
                            synchronized (found) {
                                found.add(f);
                                System.out.println("seed " + f.seed + ", " + ours.name() + ": " + difference(f.gc, f.ours));
                            }
                        }
                    }
                    return null;
                }));
            }
            int shown = 0;
            for (Future<?> f : parts) {
                f.get();
                if (compared.get() >= shown + 300) {
                    shown = compared.get();
                    System.out.println(shown + " programs, " + found.size() + " differ, " + (System.nanoTime() - start) / 1_000_000_000 + " s");
                }
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
        System.out.println(compared + " programs, " + found.size() + " differ, " + refused[0] + " that gc does not compile or run; " + (System.nanoTime() - start) / 1_000_000_000 + " s");
        System.out.println(gc.times());
        builds.forEach(b -> System.out.println(b.times()));
        if (!options.containsKey("-keep")) {
            for (Found f : found) {
                BatchRun ours = f.build;
                Node small = new Reducer(gc, ours).reduce(f.program);
                String g = gc.run(List.of(small)).getFirst();
                String o = ours.run(List.of(small)).getFirst();
                Path file = folder.resolve("seed" + f.seed + (order ? "-order" : "") + "-" + ours.name() + ".go");
                Files.writeString(file, Batch.of(List.of(0), List.of(small.text(Batch.prefix(0)))).text() + comment("gc", g) + comment("ours", o));
                System.out.println("seed " + f.seed + ": " + small.text("").lines().count() + " lines: " + file);
            }
        }
        return found.isEmpty();
    }

    private static String comment(String who, String outcome) {
        return "\n// " + who + ":\n" + String.join("", outcome.lines().map(l -> "//   " + l + "\n").toList());
    }

    private static final int PROGRAMS_PER_FILE = 40;

    /// The first lines that differ.
    static String difference(String gc, String ours) {
        List<String> g = gc.lines().toList();
        List<String> o = ours.lines().toList();
        for (int i = 0; i < Math.min(g.size(), o.size()); i++) {
            if (!g.get(i).equals(o.get(i))) {
                return "line " + (i + 1) + "\n    gc     " + g.get(i) + "\n    ours   " + o.get(i);
            }
        }
        return "other length";
    }
}
