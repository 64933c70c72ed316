package jopher.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import jopher.compiler.base.Diagnostics;
import jopher.compiler.driver.CompileErrors;
import jopher.compiler.driver.Pipeline;
import jopher.compiler.driver.Settings;
import jopher.compiler.driver.StandardPackages;
import jopher.compiler.driver.Timing;
import jopher.compiler.driver.load.Dialect;
import jopher.compiler.driver.load.GoEnv;
import jopher.compiler.driver.load.LoadException;
import jopher.compiler.driver.load.LoadedProgram;

/// go tool compile: every flag that Go's own test recipes pass is accepted (cmd/compile/internal/base/flag.go). Messages go
/// to standard output, as gc's do.
public final class CompileTool {
    /// Flags that take a value; all others are switches.
    private static final Set<String> VALUED = Set.of("D", "I", "asmhdr", "bench", "blockprofile", "buildid", "c", "coveragecfg", "cpuprofile", "embedcfg", "env",
            "gendwarfinl", "goversion", "importcfg", "installsuffix", "lang", "linkobj", "memprofile", "memprofilerate", "mutexprofile", "o", "p", "pgoprofile", "spectre",
            "symabis", "traceprofile", "trimpath", "json", "d");

    /// Switches of gc.
    private static final Set<String> SWITCHES = Set.of("%", "+", "A", "B", "C", "E", "I", "K", "L", "N", "S", "V", "W", "asan", "clobberdead", "clobberdeadreg", "complete",
            "cover", "dwarf", "dwarfbasentries", "dwarflocationlists", "dynlink", "e", "errorurl", "h", "j", "l", "live", "linkshared", "m", "msan", "nolocalimports",
            "pack", "r", "race", "shared", "smallframes", "std", "t", "v", "w", "wb");
    /// Flags that mean something here; of the others a compiler for the JVM has no use, or not yet.
    private static final Set<String> EFFECTIVE = Set.of("+", "C", "N", "complete", "d", "e", "l", "lang", "m", "p", "smallframes", "std", "v");

    private final StandardPackages before;
    private final Map<String, List<Path>> local;
    private final boolean code;

    /// For one compilation in a process.
    public CompileTool() {
        this(null, Map.of(), true);
    }

    /// @param before standard packages checked before, null for none
    /// @param local packages that the compiled one may import besides those of the standard library
    /// @param code false if messages are all that is wanted
    public CompileTool(StandardPackages before, Map<String, List<Path>> local, boolean code) {
        this.code = code;
        this.before = before;
        this.local = local;
    }

    /// Compiles the files that `args` end in; the result is the exit code.
    public int run(List<String> args, Main.Console console, GoEnv env) throws LoadException {
        Map<String, String> flags = new LinkedHashMap<>();
        List<String> switches = new ArrayList<>();
        List<String> idle = new ArrayList<>();
        int i = 0;
        while (i < args.size() && args.get(i).startsWith("-") && args.get(i).length() > 1) {
            String a = args.get(i++);
            String name = a.replaceFirst("^--?", "");
            int eq = name.indexOf('=');
            String bare = eq < 0 ? name : name.substring(0, eq);
            if (!VALUED.contains(bare) && !SWITCHES.contains(bare)) {
                throw new Main.Failure(2, "flag provided but not defined: -" + bare + "\n" + USAGE);
            }
            if (!EFFECTIVE.contains(bare) && !idle.contains("-" + bare)) {
                idle.add("-" + bare);
            }
            if (eq >= 0) {
                flags.put(name.substring(0, eq), name.substring(eq + 1));
                switches.add("-" + name);
            } else if (VALUED.contains(name)) {
                if (i >= args.size()) {
                    throw new Main.Failure(2, "flag needs an argument: -" + name);
                }
                flags.put(name, args.get(i++));
                if (name.equals("d")) {
                    switches.add("-d=" + flags.get(name));
                }
            } else {
                switches.add("-" + name);
            }
        }
        List<String> files = args.subList(i, args.size());
        if (files.isEmpty()) {
            throw new Main.Failure(2, USAGE);
        }
        if (switches.contains("-v") && !idle.isEmpty()) {
            console.err().println("jopher: without effect: " + String.join(" ", idle));
        }
        GcFlags gc = GcFlags.of(switches);
        // the last -e counts
        boolean allErrors = switches.stream().filter(f -> f.equals("-e") || f.startsWith("-e=")).reduce((a, b) -> b).map(f -> !f.equals("-e=0") && !f.equals("-e=false")).orElse(false);
        int limit = allErrors ? Integer.MAX_VALUE : Diagnostics.LIMIT;
        boolean columns = !switches.contains("-C");
        String path = flags.getOrDefault("p", "main");
        if (path.equals("runtime") || path.startsWith("internal/") || path.startsWith("runtime/")) {
            // what everything imports must not be taken from these files
            path = "p";
        }
        Map<String, List<Path>> all = new LinkedHashMap<>(local);
        all.put(path, files.stream().map(console.cwd()::resolve).toList());
        Dialect dialect = new Dialect(flags.getOrDefault("lang", ""), switches.contains("-std") || switches.contains("-+"), switches.contains("-+"), switches.contains("-complete"),
                List.of(env.environment().getOrDefault("GOEXPERIMENT", "").split(",")).contains("fieldtrack"));
        Settings base = Settings.of(console.cwd());
        Settings settings = new Settings(base.cwd(), System.getProperty("jopher.goroot"), Set.of(), "", "", gc.allErrors(), gc.optimize(), gc.inline(), gc.everywhere(), gc.diagnose(), gc.debug(),
                Map.of(), false, Set.of(), null, false, all, dialect);
        Pipeline pipeline = new Pipeline(settings, env, new Timing(), before);
        try {
            LoadedProgram program = pipeline.loadPaths(List.of(path));
            if (code || gc.diagnose() > 0 || gc.debug().contains("live")) {
                pipeline.compilePackage(program);
            } else {
                pipeline.check(program);
            }
            return 0;
        } catch (CompileErrors e) {
            for (CompileErrors.Failed f : e.failed()) {
                for (String line : f.diagnostics().lines(limit)) {
                    print(line, files, columns, console);
                }
            }
            return 2;
        } finally {
            pipeline.notes().values().forEach(notes -> notes.lines().forEach(line -> print(line, files, columns, console)));
        }
    }

    private static void print(String line, List<String> files, boolean columns, Main.Console console) {
        String given = asGiven(line, files, console.cwd());
        console.out().println(columns ? given : COLUMN.matcher(given).replaceAll("$1"));
    }

    private static final String USAGE = "usage: jopher tool compile [options] file.go...";
    private static final Pattern COLUMN = Pattern.compile("(?m)^([^\\s:]+:\\d+):\\d+(?=:)");

    /// gc names a file as the command line does.
    private static String asGiven(String line, List<String> files, Path cwd) {
        for (String f : files) {
            line = line.replace(cwd.resolve(f).normalize() + ":", f + ":");
        }
        return line;
    }
}
