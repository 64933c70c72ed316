package jopher.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jopher.conformance.Toolchain.Built;
import jopher.conformance.Toolchain.Unit;
import jopher.conformance.Toolchain.Workspace;

/// Carries out the recipe of one test.
///
/// Facts of the recipes (flags, folders, what must fail): cmd/internal/testdir. Standard output and standard error together
/// must equal the `.out` file, which is empty where it is absent, and the status must be 0.
final class TestRun {
    private final Toolchain toolchain;
    private final TestCase test;
    private final Duration limit;
    private final Path suite;
    private final Path source;
    private Recipe recipe;
    private Path dir;
    private Workspace workspace;
    private Map<String, String> environment;

    TestRun(Toolchain toolchain, TestCase test, Duration limit) {
        this.toolchain = toolchain;
        this.test = test;
        this.limit = limit;
        this.suite = toolchain.goroot().resolve("test");
        this.source = suite.resolve(test.path());
    }

    Verdict run() throws IOException {
        recipe = Recipe.read(source);
        dir = Files.createTempDirectory("jopher-test");
        try {
            environment = new HashMap<>(toolchain.environment());
            // two programs leave out a check of raw memory when this is set, as in interpreters
            environment.put("GOSSAINTERP", "1");
            environment.putAll(recipe.environment());
            workspace = toolchain.open(dir, recipe.environment());
            return test.compileOnly() ? compileOnly() : byKind();
        } finally {
            delete(dir);
        }
    }

    private Verdict byKind() throws IOException {
        return switch (recipe.kind()) {
            case "run" -> runFile();
            case "buildrun" -> buildRun();
            case "runoutput" -> runOutput();
            case "runindir" -> runInDir();
            case "rundir", "compiledir", "errorcheckdir", "errorcheckandrundir" -> new DirRun().run();
            case "errorcheck" -> errorCheck();
            case "errorcheckoutput" -> errorCheckOutput();
            case "compile" -> succeed(workspace.compile(unit("p", dir, List.of(source.toString()), with("-e"))));
            case "build" -> succeed(workspace.build(dir, goFlags(recipe.flags()), List.of(source.toString())).outcome());
            case "builddir" -> buildDir();
            default -> throw new IOException(test.path() + ": recipe of unknown kind " + recipe.kind());
        };
    }

    // ---- programs ----

    private Verdict runFile() throws IOException {
        List<String> arguments = new ArrayList<>(recipe.arguments());
        List<String> files = new ArrayList<>(List.of(test.path()));
        while (!arguments.isEmpty() && arguments.getFirst().endsWith(".go")) {
            files.add(arguments.removeFirst());
        }
        if (recipe.flags().isEmpty() && files.size() == 1) {
            Unit unit = unit("main", suite, files, List.of());
            Outcome compiled = workspace.compile(unit);
            return compiled.success() ? runProgram(workspace.link(unit, List.of()), suite, arguments, Map.of()) : compileFailure(compiled);
        }
        return runProgram(workspace.build(suite, goFlags(recipe.flags()), files), suite, arguments, Map.of());
    }

    private Verdict buildRun() throws IOException {
        return runProgram(workspace.build(dir, goFlags(recipe.flags()), List.of(source.toString())), dir, recipe.arguments(), Map.of());
    }

    private Verdict runOutput() throws IOException {
        Verdict[] failure = new Verdict[1];
        Path generated = generate(failure);
        return generated == null ? failure[0] : runProgram(workspace.build(suite, List.of(), List.of(generated.toString())), suite, List.of(), Map.of());
    }

    /// Runs the test to write a program; null, and why, if that fails.
    private Path generate(Verdict[] failure) throws IOException {
        List<String> files = new ArrayList<>(List.of(test.path()));
        recipe.arguments().stream().filter(a -> a.endsWith(".go")).forEach(files::add);
        Built generator = workspace.build(suite, List.of(), files);
        if (generator.command() == null) {
            failure[0] = compileFailure(generator.outcome());
            return null;
        }
        Outcome written = start(generator, suite, List.of(), Map.of());
        if (!written.success()) {
            failure[0] = runFailure(written);
            return null;
        }
        Path file = dir.resolve("tmp__.go");
        Files.writeString(file, written.output(), StandardCharsets.ISO_8859_1);
        return file;
    }

    private Verdict runInDir() throws IOException {
        Path from = folder();
        Path to = dir.resolve("src").resolve(from.getFileName());
        try (Stream<Path> all = Files.walk(from)) {
            for (Path p : (Iterable<Path>) all::iterator) {
                Path q = to.resolve(from.relativize(p));
                if (Files.isDirectory(p)) {
                    Files.createDirectories(q);
                } else {
                    Files.copy(p, q);
                }
            }
        }
        String version = recipe.goVersion().isEmpty() ? "1.14" : recipe.goVersion();
        Files.writeString(to.resolve("go.mod"), "module " + from.getFileName() + "\ngo " + version + "\n");
        return runProgram(workspace.build(to, goFlags(recipe.flags()), List.of(".")), to, List.of(), Map.of("GOPATH", dir.toString()));
    }

    private Verdict runProgram(Built built, Path cwd, List<String> arguments, Map<String, String> extra) throws IOException {
        if (built.command() == null) {
            return compileFailure(built.outcome());
        }
        Outcome o = start(built, cwd, arguments, extra);
        if (!o.success()) {
            return runFailure(o);
        }
        Path expected = suite.resolve(test.path().replaceFirst("\\.go$", ".out"));
        String want = Files.exists(expected) ? Files.readString(expected, StandardCharsets.ISO_8859_1) : "";
        String got = o.output().replace("\r\n", "\n");
        return got.equals(want) ? Verdict.PASS : Verdict.fail("output: " + Difference.summary(want, got), Difference.show(want, got));
    }

    private Outcome start(Built built, Path cwd, List<String> arguments, Map<String, String> extra) throws IOException {
        List<String> command = new ArrayList<>(built.command());
        command.addAll(arguments);
        Map<String, String> env = new HashMap<>(environment);
        env.put("PWD", cwd.toString());
        env.putAll(extra);
        return Processes.run(command, cwd, env, recipe.seconds() > 0 ? Duration.ofSeconds(recipe.seconds()) : limit);
    }

    // ---- one file ----

    private Verdict errorCheck() throws IOException {
        List<String> flags = new ArrayList<>(List.of("-d=panic", "-C", "-e"));
        flags.addAll(recipe.flags());
        Unit unit = unit("p", dir, List.of(source.toString()), flags);
        return check(workspace.compile(unit), List.of(source));
    }

    private Verdict errorCheckOutput() throws IOException {
        Verdict[] failure = new Verdict[1];
        Path generated = generate(failure);
        if (generated == null) {
            return failure[0];
        }
        List<String> flags = new ArrayList<>(List.of("-d=panic", "-e"));
        flags.addAll(recipe.flags());
        return check(workspace.compile(unit("p", suite, List.of(generated.toString()), flags)), List.of(generated));
    }

    private Verdict check(Outcome o, List<Path> files) throws IOException {
        if (o.timedOut()) {
            return Verdict.fail("timeout", o.output());
        }
        if (recipe.wantError() && o.success()) {
            return Verdict.fail("compiled, must not", o.output());
        }
        if (!recipe.wantError() && !o.success()) {
            return compileFailure(o);
        }
        return checkComments(o, files);
    }

    private Verdict checkComments(Outcome o, List<Path> files) throws IOException {
        String output = new String(o.output().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        String wrong = ErrorComments.compare(output, recipe.wantAuto(), files);
        return wrong.isEmpty() ? Verdict.PASS : Verdict.fail("messages: " + Difference.withoutPosition(wrong.lines().findFirst().get()), wrong + "\n--- the compiler printed ---\n" + output);
    }

    private Verdict compileOnly() throws IOException {
        if (recipe.kind().endsWith("dir")) {
            return new DirRun().run();
        }
        List<String> flags = recipe.kind().equals("asmcheck") ? List.of("-e") : with("-e");
        return succeed(workspace.compile(unit("p", dir, List.of(source.toString()), flags)));
    }

    private Verdict buildDir() throws IOException {
        List<String> files = goFiles(folder()).stream().map(Path::toString).toList();
        Unit unit = unit("main", dir, files, with("-e"));
        Outcome o = workspace.compile(unit);
        return o.success() ? succeed(workspace.link(unit, List.of()).outcome()) : compileFailure(o);
    }

    // ---- folders of packages ----

    /// The kinds that take the files of `x.dir` as packages, in the order of their first files; the last one is run.
    private final class DirRun {
        private final List<String> compiled = new ArrayList<>();

        private record Pkg(String name, List<Path> files) {
            String path() {
                return name.equals("main") ? "main" : "test/" + files.getFirst().getFileName().toString().replaceFirst("\\.go$", "");
            }
        }

        Verdict run() throws IOException {
            List<Pkg> packages = packages();
            boolean checks = recipe.kind().startsWith("errorcheck") && !test.compileOnly();
            boolean runs = recipe.kind().endsWith("rundir");
            int at = recipe.flags().indexOf("-ldflags");
            List<String> flags = new ArrayList<>(at < 0 ? recipe.flags() : recipe.flags().subList(0, at));
            List<String> ldflags = at < 0 ? List.of() : recipe.flags().subList(at + 1, recipe.flags().size());
            if (checks) {
                flags.add("-d=panic");
            }
            flags.add("-e");
            int failing = !checks || !recipe.wantError() ? -1 : runs ? packages.size() - 2 : packages.size() - 1;
            Unit last = null;
            for (int i = 0; i < packages.size(); i++) {
                Pkg p = packages.get(i);
                last = new Unit(p.path(), dir, p.files().stream().map(Path::toString).toList(), flags, List.copyOf(compiled), runs);
                Outcome o = workspace.compile(last);
                if (i == failing && o.success()) {
                    return Verdict.fail("compiled, must not", o.output());
                } else if (i != failing && !o.success()) {
                    return compileFailure(o);
                }
                if (checks) {
                    Verdict v = checkComments(o, p.files());
                    if (!v.passed()) {
                        return v;
                    }
                }
                if (o.success()) {
                    compiled.add(p.path());
                }
            }
            return runs ? runProgram(workspace.link(last, ldflags), dir, recipe.arguments(), Map.of()) : Verdict.PASS;
        }

        private List<Pkg> packages() throws IOException {
            List<Pkg> packages = new ArrayList<>();
            for (Path f : goFiles(folder())) {
                String name = packageName(f);
                Pkg same = recipe.onePackagePerFile() ? null : packages.stream().filter(p -> p.name().equals(name)).findFirst().orElse(null);
                if (same == null) {
                    packages.add(new Pkg(name, new ArrayList<>(List.of(f))));
                } else {
                    same.files().add(f);
                }
            }
            return packages;
        }

        private static String packageName(Path file) throws IOException {
            var m = java.util.regex.Pattern.compile("(?m)^package ([\\p{Lu}\\p{Ll}\\w]+)").matcher(Files.readString(file));
            if (!m.find()) {
                throw new IOException(file + ": no package clause");
            }
            return m.group(1);
        }
    }

    // ---- small change ----

    private Unit unit(String path, Path cwd, List<String> files, List<String> flags) {
        return new Unit(path, cwd, files, flags, List.of(), path.equals("main"));
    }

    private List<String> with(String flag) {
        List<String> flags = new ArrayList<>(List.of(flag));
        flags.addAll(recipe.flags());
        return flags;
    }

    /// `-gcflags=-N -l` is one argument; in a recipe `-gcflags -l=4` are two.
    private static List<String> goFlags(List<String> flags) {
        return flags;
    }

    private Path folder() {
        return suite.resolve(test.path().replaceFirst("\\.go$", ".dir"));
    }

    private static List<Path> goFiles(Path folder) throws IOException {
        try (Stream<Path> s = Files.list(folder)) {
            return s.filter(p -> p.toString().endsWith(".go")).sorted().toList();
        }
    }

    private static Verdict succeed(Outcome o) {
        return o.success() ? Verdict.PASS : compileFailure(o);
    }

    private static Verdict compileFailure(Outcome o) {
        return Verdict.fail((o.timedOut() ? "compiler timeout: " : "compile: ") + Difference.withoutPosition(Difference.firstLine(o.output())), o.output());
    }

    private static Verdict runFailure(Outcome o) {
        return Verdict.fail((o.timedOut() ? "timeout: " : "exit " + o.status() + ": ") + Difference.telling(o.output()), o.output());
    }

    static void delete(Path dir) {
        try (Stream<Path> s = Files.walk(dir)) {
            s.sorted(Comparator.reverseOrder()).forEach(p -> p.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // a program may still write there; the folder is in the temporary one
        }
    }
}
