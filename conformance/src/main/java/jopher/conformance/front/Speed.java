package jopher.conformance.front;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import jopher.compiler.base.DeepStack;
import jopher.compiler.base.Diagnostics;
import jopher.compiler.base.Source;
import jopher.compiler.syntax.File;
import jopher.compiler.syntax.Mode;
import jopher.compiler.syntax.Parser;
import jopher.compiler.types.CheckConfig;
import jopher.compiler.types.Checker;
import jopher.compiler.types.Context;
import jopher.compiler.types.Package;
import jopher.compiler.types.Universe;
import jopher.conformance.Outcome;
import jopher.conformance.Processes;

/// Parse and check of net/http and all it imports, beside a Go program that does the same with go/parser and go/types (`speed.go`): each in processes
/// of its own, in turns, with two workers; ours with a heap of 1 GiB.
///
/// @param coldGo milliseconds of a first round, best of the processes; `coldOurs` likewise
/// @param warmGo milliseconds of the best round; `warmOurs` likewise
record Speed(int packages, int lines, long coldGo, long coldOurs, long warmGo, long warmOurs) {
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final int WORKERS = 2;

    /// @param work an empty folder
    static Speed measure(Path work, int processes, int rounds) throws IOException {
        Map<String, String> env = Map.of("CGO_ENABLED", "0", "GOFLAGS", "", "GOENV", "off", "GOOS", "linux", "GOARCH", "amd64", "GOMAXPROCS", String.valueOf(WORKERS));
        String list = output(List.of("go", "list", "-deps", "-f", "{{if ne .ImportPath \"unsafe\"}}{{.ImportPath}}{{range .GoFiles}} {{$.Dir}}/{{.}}{{end}}{{end}}", "net/http"), work, env)
                .lines().filter(l -> !l.isBlank()).reduce("", (a, b) -> a + b + "\n");
        Path file = Files.writeString(work.resolve("list"), list);
        Path program = work.resolve("speed.go");
        try (InputStream in = Speed.class.getResourceAsStream("speed.go")) {
            Files.copy(in, program);
        }
        Path exe = work.resolve("speed");
        output(List.of("go", "build", "-o", exe.toString(), program.toString()), work, env);
        List<String> go = List.of(exe.toString(), file.toString(), String.valueOf(rounds));
        List<String> ours = List.of(ProcessHandle.current().info().command().orElse("java"), "-Xmx1g", "-XX:+UseParallelGC", "-cp", System.getProperty("java.class.path"), Speed.class.getName(),
                file.toString(), String.valueOf(rounds));
        long[] best = {Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE};
        for (int i = 0; i < processes; i++) {
            note(best, 0, output(go, work, env));
            note(best, 1, output(ours, work, env));
        }
        int lines = 0;
        int packages = 0;
        for (String line : list.lines().toList()) {
            packages++;
            for (String f : List.of(line.split(" ")).subList(1, line.split(" ").length)) {
                lines += (int) Files.readString(Path.of(f), java.nio.charset.StandardCharsets.ISO_8859_1).lines().count();
            }
        }
        return new Speed(packages, lines, best[0], best[1], best[2], best[3]);
    }

    private static void note(long[] best, int who, String output) {
        long[] rounds = output.lines().mapToLong(Long::parseLong).toArray();
        best[who] = Math.min(best[who], rounds[0]);
        for (long r : rounds) {
            best[2 + who] = Math.min(best[2 + who], r);
        }
    }

    private static String output(List<String> command, Path cwd, Map<String, String> env) throws IOException {
        Outcome o = Processes.run(command, cwd, env, LIMIT);
        if (!o.success()) {
            throw new IOException(String.join(" ", command) + ": " + o.output());
        }
        return o.output();
    }

    String summary() {
        return String.format(Locale.ROOT, "%d packages, %d lines; cold: go %d ms, ours %d ms, ratio %.2f; warm: go %d ms, ours %d ms, ratio %.2f", packages, lines, coldGo, coldOurs,
                (double) coldOurs / coldGo, warmGo, warmOurs, (double) warmOurs / warmGo);
    }

    String ratios() {
        return String.format(Locale.ROOT, "cold %.2f, warm %.2f times its time", (double) coldOurs / coldGo, (double) warmOurs / warmGo);
    }

    // ---- our side, in a process of its own ----

    /// `LIST ROUNDS`, as speed.go.
    public static void main(String[] args) throws IOException {
        Map<String, List<Path>> packages = new LinkedHashMap<>();
        for (String line : Files.readAllLines(Path.of(args[0]))) {
            String[] f = line.split(" ");
            packages.put(f[0], List.of(f).subList(1, f.length).stream().map(Path::of).toList());
        }
        for (int round = 0; round < Integer.parseInt(args[1]); round++) {
            long start = System.nanoTime();
            round(packages);
            System.out.println((System.nanoTime() - start) / 1_000_000);
        }
    }

    /// Checks every package when those it imports are checked; they come before it in the list.
    private static void round(Map<String, List<Path>> packages) {
        Context context = new Context();
        Map<String, CompletableFuture<Package>> checked = new java.util.concurrent.ConcurrentHashMap<>();
        Map<String, CompletableFuture<List<File>>> parsed = new LinkedHashMap<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(WORKERS, r -> new Thread(r, "speed"))) {
            packages.forEach((path, files) -> {
                CompletableFuture<List<File>> trees = CompletableFuture.supplyAsync(() -> DeepStack.call(() -> parse(files)), pool);
                parsed.put(path, trees);
            });
            packages.forEach((path, files) -> checked.put(path, parsed.get(path).thenCompose(trees -> {
                CompletableFuture<?>[] imports = trees.stream().flatMap(f -> f.imports().stream()).map(i -> jopher.compiler.syntax.StringLiteral.unquoteOrNull(i.path().value()))
                        .filter(i -> !i.equals("unsafe")).map(i -> find(checked, i)).toArray(CompletableFuture[]::new);
                return CompletableFuture.allOf(imports).thenApplyAsync(x -> check(path, trees, checked, context), pool);
            })));
            checked.values().forEach(CompletableFuture::join);
        }
    }

    private static CompletableFuture<Package> find(Map<String, CompletableFuture<Package>> checked, String path) {
        CompletableFuture<Package> p = checked.get(path);
        return p != null ? p : checked.get("vendor/" + path);
    }

    private static List<File> parse(List<Path> files) {
        List<File> trees = new ArrayList<>();
        Diagnostics errors = new Diagnostics();
        try {
            for (Path f : files) {
                trees.add(Parser.parse(Source.read(f, f.toString()), errors, EnumSet.of(Mode.STD, Mode.RUNTIME, Mode.CHECK_BRANCHES)));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return require(trees, errors);
    }

    private static Package check(String path, List<File> trees, Map<String, CompletableFuture<Package>> checked, Context context) {
        Diagnostics errors = new Diagnostics();
        Package p = new Checker(CheckConfig.COMPILER, (i, dir) -> i.equals("unsafe") ? Universe.UNSAFE : find(checked, i).join(), context, errors).check(path, trees).pkg();
        return require(p, errors);
    }

    private static <T> T require(T value, Diagnostics errors) {
        if (errors.hasErrors()) {
            throw new IllegalStateException(errors.toString());
        }
        return value;
    }
}
