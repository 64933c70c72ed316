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

import jopher.cli.CompileTool;
import jopher.cli.Main;
import jopher.compiler.driver.CompileErrors;
import jopher.compiler.driver.Pipeline;
import jopher.compiler.driver.Settings;
import jopher.compiler.driver.StandardPackages;
import jopher.compiler.driver.Timing;
import jopher.compiler.driver.load.GoEnv;
import jopher.compiler.driver.load.LoadException;
import jopher.testkit.JopherCommand;

/// Jopher, in this process: the standard packages that tests import are loaded and checked once for all of them.
final class JopherToolchain implements Toolchain {
    /// What more than a few tests import; others are compiled with the test.
    private static final List<String> COMMON = List.of("bufio", "bytes", "cmp", "container/heap", "context", "encoding/binary", "errors", "flag", "fmt", "io", "io/ioutil", "iter", "log",
            "math", "math/big", "math/bits", "math/rand", "os", "os/exec", "path", "path/filepath", "reflect", "regexp", "runtime", "runtime/debug", "slices", "sort", "strconv",
            "strings", "sync", "sync/atomic", "syscall", "testing", "text/tabwriter", "time", "unicode/utf8", "unsafe");

    private final Path goroot;
    private final GoEnv env;
    private final StandardPackages standard;
    private final Map<String, String> environment;

    /// @param work where the `go` command for programs that start one is written
    JopherToolchain(Path work) throws IOException {
        this.env = new GoEnv(System.getenv());
        Timing timing = new Timing();
        Pipeline pipeline = new Pipeline(Settings.of(work), env, timing);
        try {
            StandardPackages base = pipeline.standard(COMMON);
            this.standard = base;
            this.goroot = pipeline.goroot().dir();
        } catch (LoadException e) {
            throw new IOException(String.join("\n", e.lines()), e);
        } catch (CompileErrors e) {
            throw new IOException(String.join("\n", e.lines(work, 10)), e);
        }
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
        return new Sources(dir);
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
        private final Map<String, List<Path>> packages = new LinkedHashMap<>();

        Sources(Path dir) {
            this.dir = dir;
        }

        @Override
        public Outcome compile(Unit unit) {
            Map<String, List<Path>> local = new LinkedHashMap<>();
            unit.local().forEach(p -> local.put(p, packages.get(p)));
            List<String> arguments = new ArrayList<>(List.of("-p=" + unit.path()));
            arguments.addAll(unit.flags());
            arguments.addAll(unit.files());
            packages.put(unit.path(), unit.files().stream().map(unit.cwd()::resolve).toList());
            return inProcess(unit.cwd(), console -> new CompileTool(standard, local).run(arguments, console, env));
        }

        @Override
        public Built link(Unit main, List<String> ldflags) {
            return new Built(new Outcome(2, "not there yet: link", false), null);
        }

        @Override
        public Built build(Path cwd, List<String> flags, List<String> arguments) {
            return new Built(new Outcome(2, "not there yet: build", false), null);
        }
    }
}
