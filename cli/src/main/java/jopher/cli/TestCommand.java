package jopher.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jopher.compiler.base.Diagnostics;
import jopher.compiler.driver.BuildCache;
import jopher.compiler.driver.CompileErrors;
import jopher.compiler.driver.Pipeline;
import jopher.compiler.driver.Settings;
import jopher.compiler.driver.Timing;
import jopher.compiler.driver.load.GoEnv;
import jopher.compiler.driver.load.LoadException;
import jopher.compiler.driver.load.LoadedPackage;
import jopher.compiler.driver.load.LoadedProgram;
import jopher.compiler.driver.load.Loader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `test`: for each package, compiles a program of its tests, runs it and reports. Packages are loaded first, then compiled one after the other while
/// the tests of earlier ones run; results come in the order of the packages.
@Command(name = "test")
final class TestCommand extends GoCommand {
    private static final String USAGE = "usage: jopher test [build/test flags] [packages] [build/test flags & test binary flags]\nRun 'jopher help test' and 'go help testflag' for details.";

    @Mixin BuildFlags flags = new BuildFlags();
    private TestFlags test;
    private Main.Console console;
    private Settings settings;
    private GoEnv env;
    private boolean noneNamed;
    private final Timing timing = new Timing();
    private final Set<String> told = new HashSet<>();
    /// Paths that packages of the command import.
    private final Set<String> imported = new HashSet<>();
    private volatile boolean failed;

    @Override
    String usage() {
        return "test [build/test flags] [packages] [build/test flags & test binary flags]";
    }

    /// A package on its way.
    ///
    /// @param program null if it did not load
    private record Unit(String path, Pipeline pipeline, LoadedProgram program) {
        LoadedPackage tested() {
            return program.roots().get(hasTests() ? 1 : 0);
        }

        boolean hasTests() {
            return program.roots().get(0).path().equals(path + ".test");
        }
    }

    @Override
    int start(String name, List<String> args, Main.Console console) throws LoadException {
        GoEnv environment = new GoEnv(console.environment());
        CommandLine line = Main.parser(this);
        test = tableOf(line);
        try {
            test.parse(fromEnvironment(environment, f -> test.knows(f.replaceFirst("^--?", "").replaceFirst("=.*", ""))), args, console.cwd());
            line.parseArgs(test.build.toArray(String[]::new));
            return run(test.packages == null || test.packages.isEmpty() ? null : test.packages, console, environment);
        } catch (TestFlags.Wrong | BadFlag e) {
            throw new Main.Failure(2, e.getMessage().isEmpty() ? USAGE : e.getMessage() + "\n" + USAGE);
        } catch (CommandLine.ParameterException e) {
            throw new Main.Failure(2, message(e) + "\n" + USAGE);
        }
    }

    private static TestFlags tableOf(CommandLine line) {
        return new TestFlags(n -> line.getCommandSpec().findOption(n) != null, n -> line.getCommandSpec().findOption(n).arity().min() == 0);
    }

    @Override
    boolean knows(CommandLine line, String flag) {
        return tableOf(line).knows(flag.replaceFirst("^--?", "").replaceFirst("=.*", ""));
    }

    /// @param arguments null for the package of the folder
    @Override
    int run(List<String> arguments, Main.Console c, GoEnv e) throws LoadException {
        console = c;
        env = e;
        noneNamed = arguments == null;
        settings = flags.settings(console).withString("testing.testBinary", "1");
        if (!test.get("fuzz").isEmpty()) {
            throw new Main.Failure(1, "-fuzz flag is not supported on linux/jvm");
        }
        List<Unit> units = load(arguments);
        String profile = test.profile();
        if (profile != null && units.size() != 1) {
            throw new Main.Failure(1, "cannot use " + profile + " flag with multiple packages");
        }
        boolean ready = units.stream().anyMatch(u -> u.program() != null);
        if (ready && (flags.dryRun || flags.commands)) {
            units.stream().filter(u -> u.program() != null).forEach(u -> flags.printPlan(u.program(), console));
        }
        if (flags.dryRun) {
            return failed ? 1 : 0;
        }
        checkOutput(units);
        // Ctrl-C reaches the tests, too, which decide what it means
        sun.misc.Signal.handle(new sun.misc.Signal("INT"), s -> failed = true);
        if (ready) {
            all(units);
        }
        if (failed && arguments != null && !test.is("json")) {
            console.out().println("FAIL");
        }
        if (flags.time) {
            console.err().print(timing.report());
        }
        return failed ? 1 : 0;
    }

    // ---- load ----

    private List<Unit> load(List<String> arguments) throws LoadException {
        Loader lister = new Pipeline(settings, env, timing).lister();
        List<Unit> units = new ArrayList<>();
        if (arguments != null && lister.areFiles(arguments)) {
            units.add(load(LoadedPackage.COMMAND_LINE, arguments));
            return units;
        }
        Map<String, List<String>> paths = new LinkedHashMap<>();
        for (String a : arguments == null || arguments.isEmpty() ? List.of(".") : new LinkedHashSet<>(arguments)) {
            List<String> wrong = new ArrayList<>();
            lister.testPaths(List.of(a), wrong).forEach(p -> paths.put(p, List.of()));
            if (!wrong.isEmpty() && wrong.getFirst().startsWith("go: ")) {
                throw new LoadException(wrong);
            }
            if (!wrong.isEmpty()) {
                paths.putIfAbsent(a, wrong);
            }
        }
        lister.warnings().forEach(console.err()::println);
        if (paths.isEmpty()) {
            throw new Main.Failure(1, "no packages to test");
        }
        for (var p : paths.entrySet()) {
            if (p.getValue().isEmpty()) {
                units.add(load(p.getKey(), List.of()));
            } else {
                setupFailed(p.getKey(), p.getKey(), p.getValue());
                units.add(new Unit(p.getKey(), null, null));
            }
        }
        return units;
    }

    private Unit load(String path, List<String> files) {
        Pipeline pipeline = new Pipeline(settings, env, timing);
        try {
            return new Unit(path, pipeline, pipeline.loadTests(path, files));
        } catch (LoadException e) {
            setupFailed(path, e.generated() == null ? path : e.generated(), e.lines());
            return new Unit(path, null, null);
        }
    }

    private void setupFailed(String path, String culprit, List<String> lines) {
        failed = true;
        List<String> shown = new ArrayList<>(List.of("# " + path));
        shown.addAll(lines);
        tell(culprit, shown);
        report(path, "FAIL\t" + path + " [setup failed]\n", false, culprit);
    }

    /// Errors of a package, once.
    private void tell(String path, List<String> lines) {
        if (!told.add(String.join("\n", lines))) {
            return;
        }
        if (test.is("json")) {
            BuildEvents.failed(console.out(), path, lines);
        } else {
            lines.forEach(console.err()::println);
        }
    }

    /// A line about a package that is not run.
    private void report(String path, String line, boolean passed, String culprit) {
        if (!test.is("json")) {
            console.out().print(line);
            console.out().flush();
            return;
        }
        TestEvents events = new TestEvents(console.out(), path);
        byte[] bytes = line.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        events.write(bytes, 0, bytes.length);
        if (!passed) {
            events.failedBuild(culprit);
        }
        events.exited(passed);
        events.close();
    }

    // ---- build and run ----

    private boolean writesProgram() {
        return test.is("c") || test.profile() != null || !test.get("o").isEmpty();
    }

    private void checkOutput(List<Unit> units) {
        if (units.size() < 2 || !writesProgram() || test.get("o").equals("/dev/null")) {
            return;
        }
        if (!test.get("o").isEmpty() && !outputIsFolder()) {
            throw new Main.Failure(1, "with multiple packages, -o must refer to a directory or /dev/null");
        }
        Map<String, List<String>> byName = new LinkedHashMap<>();
        units.stream().filter(u -> u.program() != null).forEach(u -> byName.computeIfAbsent(programName(u), k -> new ArrayList<>()).add(u.path()));
        byName.forEach((name, paths) -> {
            if (paths.size() > 1) {
                throw new Main.Failure(1, "cannot write test binary " + name + " for multiple packages:\n" + String.join("\n", paths) + "\n");
            }
        });
    }

    private boolean outputIsFolder() {
        return test.get("o").endsWith("/") || Files.isDirectory(settings.cwd().resolve(test.get("o")));
    }

    /// `p.test`: the last element of the import path that is not a version.
    private static String programName(Unit u) {
        if (u.path().equals(LoadedPackage.COMMAND_LINE)) {
            return u.tested().name() + ".test";
        }
        return ImportNames.last(u.path()) + ".test";
    }

    private interface Job {
        TestRun.Result run() throws IOException;
    }

    private void all(List<Unit> units) {
        int parallel = flags.parallel == null ? Runtime.getRuntime().availableProcessors() : Math.max(1, Integer.decode(flags.parallel));
        boolean direct = noneNamed || !test.get("bench").isEmpty();
        boolean shown = test.showsPass() && (units.size() == 1 || parallel == 1);
        boolean inOrder = direct || shown || parallel == 1;
        List<Future<TestRun.Result>> results = new ArrayList<>();
        int printed = 0;
        units.stream().filter(u -> u.program() != null).forEach(u -> u.tested().imports().values().forEach(p -> imported.add(p.path())));
        try (ExecutorService pool = Executors.newFixedThreadPool(inOrder ? 1 : parallel)) {
            for (int i = 0; i < units.size(); i++) {
                Unit u = units.set(i, null); // it is large
                if (u.program() == null) {
                    continue;
                }
                Job job = job(u, direct, shown);
                Job unlessFailed = () -> test.is("failfast") && failed ? new TestRun.Result(new byte[0], true) : job.run();
                results.add(pool.submit(() -> {
                    TestRun.Result r = unlessFailed.run();
                    failed |= !r.passed();
                    return r;
                }));
                while (printed < results.size() && (inOrder || results.get(printed).isDone())) {
                    print(results.get(printed++));
                }
            }
            while (printed < results.size()) {
                print(results.get(printed++));
            }
        }
    }

    private void print(Future<TestRun.Result> result) {
        try {
            byte[] out = result.get().output();
            console.out().write(out, 0, out.length);
            console.out().flush();
        } catch (ExecutionException e) {
            throw new Main.Failure(1, "jopher test: " + e.getCause().getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Job line(String s, boolean passed) {
        return () -> new TestRun.Result(s.getBytes(java.nio.charset.StandardCharsets.UTF_8), passed);
    }

    /// Compiles the tests of a package; the result runs them.
    private Job job(Unit u, boolean direct, boolean shown) {
        String path = u.path();
        Path program;
        try (ProgressLine progress = new ProgressLine(console.err(), false)) {
            u.pipeline().watch(progress);
            if (!u.hasTests()) {
                u.pipeline().compilePackage(u.program());
                return test.is("c") ? line("", true) : after("?   \t" + path + "\t[no test files]\n", path, true, "");
            }
            program = program(u);
        } catch (CompileErrors e) {
            int limit = settings.allErrors() ? Integer.MAX_VALUE : Diagnostics.LIMIT;
            List<CompileErrors.Failed> wrong = withoutTests(u).orElse(e).failed();
            for (CompileErrors.Failed f : wrong) {
                tell(f.pkg().description(), new CompileErrors(List.of(f)).lines(settings.cwd(), limit));
            }
            failed = true;
            return test.is("c") ? line("", false) : after("FAIL\t" + path + " [build failed]\n", path, false, wrong.getFirst().pkg().description());
        } catch (IOException e) {
            throw new Main.Failure(1, "jopher test: " + e.getMessage());
        } finally {
            Building.notes(u.pipeline(), settings, console);
            console.out().print(u.pipeline().dumped());
        }
        if (test.is("c")) {
            return line("", true);
        }
        Path dir = u.tested().dir();
        List<String> exec = Words.split(test.get("exec"), "-exec");
        TestResults results = direct || path.equals(LoadedPackage.COMMAND_LINE) ? null
                : TestResults.of(new BuildCache(BuildCache.folder(env)), program.getParent().getFileName().toString(), test.passed, test.get("exec"), dir, root(u), console.environment());
        if (flags.commands) {
            console.err().println(String.join(" ", exec) + (exec.isEmpty() ? "" : " ") + program + " " + String.join(" ", test.passed));
        }
        return () -> new TestRun(test, console, direct, shown).run(path, dir, program, exec, results);
    }

    /// What is wrong with a package even without its tests, if another package of the command imports it: go compiles it for that one first.
    private Optional<CompileErrors> withoutTests(Unit u) {
        if (imported.contains(u.path())) {
            try {
                Pipeline plain = new Pipeline(settings, env, timing);
                plain.compilePackage(plain.loadPaths(List.of(u.path())));
            } catch (CompileErrors e) {
                return Optional.of(e);
            } catch (LoadException e) {
                // the test variant loaded
            }
        }
        return Optional.empty();
    }

    /// A line in the place of a test's output.
    private Job after(String s, String path, boolean passed, String culprit) {
        return () -> {
            if (!test.is("json")) {
                return new TestRun.Result(s.getBytes(java.nio.charset.StandardCharsets.UTF_8), passed);
            }
            report(path, s, passed, culprit);
            return new TestRun.Result(new byte[0], passed);
        };
    }

    private Path root(Unit u) {
        LoadedPackage p = u.tested();
        return p.module() != null ? p.module().dir() : p.isStandard() ? u.program().goroot().dir() : null;
    }

    /// The test program, as a file that can be started under the name it has for go: a link to the one in the cache.
    private Path program(Unit u) throws IOException, CompileErrors {
        LoadedPackage main = u.program().roots().get(0);
        String name = programName(u);
        if (writesProgram() && !test.get("o").equals("/dev/null")) {
            Path to = settings.cwd().resolve(test.get("o").isEmpty() ? name : test.get("o"));
            to = outputIsFolder() && !test.get("o").isEmpty() ? to.resolve(name) : to;
            ProgramFile.write(to, u.pipeline().build(u.program(), main), ProgramFile.Form.EXECUTABLE);
            if (test.is("c")) {
                return to;
            }
        }
        Path jar = ProgramCache.get(u.pipeline(), u.program(), main, settings, env);
        if (!Files.isExecutable(jar)) {
            Files.setPosixFilePermissions(jar, PosixFilePermissions.fromString("rwx------"));
        }
        Path folder = jar.startsWith(BuildCache.folder(env)) ? BuildCache.folder(env).resolve("tests").resolve(jar.getFileName()) : Files.createTempDirectory("jopher-test");
        Path link = folder.resolve(name);
        Files.createDirectories(folder);
        if (!Files.exists(link)) {
            if (Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
                Files.delete(link);
            }
            Files.createSymbolicLink(link, jar);
        }
        return link;
    }
}
