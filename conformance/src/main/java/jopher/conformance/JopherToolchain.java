package jopher.conformance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jopher.cli.CompileTool;
import jopher.cli.GcFlags;
import jopher.cli.Main;
import jopher.compiler.driver.CompileErrors;
import jopher.compiler.driver.Pipeline;
import jopher.compiler.driver.ProgramImage;
import jopher.compiler.driver.Settings;
import jopher.compiler.driver.StandardPackages;
import jopher.compiler.driver.Timing;
import jopher.compiler.driver.load.GoEnv;
import jopher.compiler.driver.load.Dialect;
import jopher.compiler.driver.load.LoadException;
import jopher.compiler.driver.load.LoadedPackage;
import jopher.compiler.driver.load.LoadedProgram;
import jopher.testkit.JopherCommand;

/// Jopher, in this process: the standard packages that tests import are loaded and checked once for all of them.
final class JopherToolchain implements Toolchain {
    /// What more than a few tests import; others are compiled with the test.
    private static final List<String> COMMON = List.of("bufio", "bytes", "cmp", "container/heap", "context", "encoding/binary", "errors", "flag", "fmt", "io", "io/ioutil", "iter", "log",
            "math", "math/big", "math/bits", "math/rand", "os", "os/exec", "path", "path/filepath", "reflect", "regexp", "runtime", "runtime/debug", "slices", "sort", "strconv",
            "strings", "sync", "sync/atomic", "syscall", "testing", "text/tabwriter", "time", "unicode/utf8", "unsafe");

    /// A flag of [Workspace#build]: every phase's verifier runs.
    static final String VERIFY_EACH = "--verify-each";

    /// A flag of [Workspace#build]: goroutines run as virtual threads.
    static final String THREADS = "--sched=threads";

    private final Path goroot;
    private final GoEnv env;
    private final StandardPackages standard;
    private final Map<String, String> environment;
    private final Programs programs;

    /// @param work where the `go` command for programs that start one is written
    JopherToolchain(Path work) throws IOException {
        this(work, COMMON);
    }

    /// @param common standard packages that are compiled once
    JopherToolchain(Path work, List<String> common) throws IOException {
        this.env = new GoEnv(System.getenv());
        Timing timing = new Timing();
        Pipeline pipeline = new Pipeline(Settings.of(work), env, timing);
        try {
            StandardPackages base = pipeline.standard(common);
            this.standard = base;
            this.goroot = pipeline.goroot().dir();
        } catch (LoadException e) {
            throw new IOException(String.join("\n", e.lines()), e);
        } catch (CompileErrors e) {
            throw new IOException(String.join("\n", e.lines(work, 10)), e);
        }
        this.programs = new Programs(work, standard);
        Path bin = work.resolve("bin");
        java.nio.file.Files.createDirectories(bin);
        JopherCommand.writeGo(bin);
        Map<String, String> variables = new HashMap<>(Map.of("GOENV", "off", "GOFLAGS", "", "GOROOT", goroot.toString()));
        variables.put("PATH", bin + ":" + System.getenv("PATH"));
        variables.put("STDLIB_IMPORTCFG", java.nio.file.Files.writeString(work.resolve("importcfg"), "# Jopher needs none\n").toString());
        this.environment = Map.copyOf(variables);
    }

    @Override
    public String name() {
        return "jopher";
    }

    @Override
    public Path goroot() {
        return goroot;
    }

    @Override
    public Map<String, String> environment() {
        return environment;
    }

    @Override
    public Workspace open(Path dir, Map<String, String> extra) {
        Map<String, String> variables = new HashMap<>(env.environment());
        variables.putAll(extra);
        return new Sources(dir, new GoEnv(variables));
    }

    /// What a command printed and how it ended; compiler bugs become messages, as on the command line.
    private static Outcome inProcess(Path cwd, Main.Work command) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        int status = Main.guarded(new Main.Console(out, out, cwd), command);
        return new Outcome(status, bytes.toString(StandardCharsets.ISO_8859_1), false);
    }

    private final class Sources implements Workspace {
        private final Path dir;
        private final GoEnv env;
        private final Map<String, List<Path>> packages = new LinkedHashMap<>();
        private int made;

        Sources(Path dir, GoEnv env) {
            this.dir = dir;
            this.env = env;
        }

        @Override
        public Outcome compile(Unit unit) {
            Map<String, List<Path>> local = new LinkedHashMap<>();
            unit.local().forEach(p -> local.put(p, packages.get(p)));
            List<String> arguments = new ArrayList<>(List.of("-p=" + unit.path()));
            arguments.addAll(unit.flags());
            arguments.addAll(unit.files());
            packages.put(unit.path(), unit.files().stream().map(unit.cwd()::resolve).toList());
            return inProcess(unit.cwd(), console -> new CompileTool(standard, local, !unit.linked()).run(arguments, console, env));
        }

        @Override
        public Built link(Unit main, List<String> ldflags) {
            Map<String, List<Path>> local = new LinkedHashMap<>();
            main.local().forEach(p -> local.put(p, packages.get(p)));
            local.put(main.path(), packages.get(main.path()));
            Dialect dialect = new Dialect(main.flags().stream().filter(f -> f.startsWith("-lang=")).map(f -> f.substring(6)).findFirst().orElse(""), false, false, false, false);
            Settings settings = Settings.of(main.cwd()).withLocal(local).withDialect(dialect);
            Pipeline pipeline = new Pipeline(settings, env, new Timing(), standard);
            return built(main.cwd(), System.getenv("JOPHER_SCHED"), pipeline, () -> pipeline.loadPaths(List.of(main.path())));
        }

        @Override
        public Built build(Path cwd, List<String> flags, List<String> arguments) {
            java.util.Set<String> tags = new java.util.TreeSet<>();
            flags.stream().filter(f -> f.startsWith("-tags=")).forEach(f -> tags.addAll(List.of(f.substring(6).split(","))));
            Settings d = Settings.of(cwd);
            GcFlags gc = GcFlags.parse(flags.stream().filter(f -> f.startsWith("-gcflags=")).map(f -> f.substring(9)).collect(Collectors.joining(" ")));
            Settings settings = new Settings(cwd, null, tags, "", "", false, gc.optimize(), gc.inline(), false, 0, gc.debug(), Map.of(), false, java.util.Set.of(), null,
                    flags.contains(VERIFY_EACH),
                    Map.of(), d.dialect());
            // packages for other tags are not the shared ones
            Pipeline pipeline = new Pipeline(settings, env, new Timing(), tags.isEmpty() ? standard : null);
            return built(cwd, flags.contains(THREADS) ? "threads" : System.getenv("JOPHER_SCHED"), pipeline, () -> pipeline.load(arguments));
        }

        private interface Load {
            LoadedProgram get() throws LoadException;
        }

        private Built built(Path cwd, String scheduler, Pipeline pipeline, Load load) {
            List<String> command = new ArrayList<>();
            Outcome o = inProcess(cwd, console -> {
                LoadedProgram program = load.get();
                try {
                    LoadedPackage main = program.roots().getFirst();
                    if (!main.isMain()) {
                        // go build of a library compiles it
                        pipeline.compile(program);
                        return 0;
                    }
                    ProgramImage image = pipeline.build(program, main);
                    command.addAll(programs.write(dir.resolve("p" + made++ + ".jar"), image, scheduler));
                    return 0;
                } catch (CompileErrors e) {
                    e.lines(cwd, Integer.MAX_VALUE).forEach(console.err()::println);
                    return 1;
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            return new Built(o, command.isEmpty() ? o.success() ? List.of("true") : null : command);
        }
    }
}
