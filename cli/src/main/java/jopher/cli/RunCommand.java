package jopher.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jopher.compiler.driver.BuildCache;
import jopher.compiler.driver.CompileErrors;
import jopher.compiler.driver.Pipeline;
import jopher.compiler.driver.Settings;
import jopher.compiler.driver.Timing;
import jopher.compiler.driver.load.Footprint;
import jopher.compiler.driver.load.GoEnv;
import jopher.compiler.driver.load.LoadException;
import jopher.compiler.driver.load.LoadedPackage;
import jopher.compiler.driver.load.LoadedProgram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `run`: compiles a main package and runs it.
@Command(name = "run")
final class RunCommand extends GoCommand {
    @Mixin BuildFlags flags = new BuildFlags();
    @Option(names = "-exec") String exec;

    @Override
    String usage() {
        return "run [build flags] [-exec xprog] package [arguments...]";
    }

    @Override
    int run(List<String> arguments, Main.Console console, GoEnv env) throws LoadException {
        Instant start = Instant.now();
        Settings settings = flags.settings(console);
        if (exec != null) {
            throw new Main.Failure(2, "jopher run: -exec is not there yet");
        }
        // leading .go files are the program, else one package
        int n = 0;
        while (n < arguments.size() && arguments.get(n).endsWith(".go")) {
            n++;
        }
        if (n == 0 && !arguments.isEmpty()) {
            n = 1;
        }
        if (n == 0) {
            throw new Main.Failure(1, "go: no go files listed");
        }
        List<String> packages = new ArrayList<>(arguments.subList(0, n));
        Timing timing = new Timing();
        Pipeline pipeline = new Pipeline(settings, env, timing);
        for (String p : packages) {
            if (p.endsWith("_test.go")) {
                throw new Main.Failure(1, "go: cannot run *_test.go files (" + p + ")");
            }
        }
        LoadedProgram program = arguments.get(0).endsWith(".go") ? pipeline.loadFiles(packages) : pipeline.load(packages);
        program.warnings().forEach(console.err()::println);
        if (flags.dryRun || flags.commands) {
            flags.printPlan(program, console);
        }
        if (flags.dryRun) {
            return 0;
        }
        List<LoadedPackage> mains = program.roots().size() > 1 ? program.roots().stream().filter(LoadedPackage::isMain).toList() : program.roots();
        if (mains.size() != 1) {
            String names = String.join("\n\t", mains.stream().map(LoadedPackage::path).toList());
            throw new Main.Failure(1, mains.isEmpty() ? "go: no packages loaded from " + packages.get(0)
                    : "go: pattern " + packages.get(0) + " matches multiple packages:\n\t" + names);
        }
        LoadedPackage main = mains.get(0);
        if (!main.isMain()) {
            throw new Main.Failure(1, "package " + main.path() + " is not a main package");
        }
        try {
            Path jar;
            try (ProgressLine progress = new ProgressLine(console.err(), flags.verbose)) {
                pipeline.watch(progress);
                jar = ProgramCache.get(pipeline, program, main, settings, env);
            }
            if (flags.time) {
                console.err().print(timing.report());
            }
            List<String> rest = arguments.subList(n, arguments.size());
            if (cached(jar, env) && LaunchPlan.write(jar, name(main, packages), rest.size(), plain() ? footprint(program, settings, env, start) : Optional.empty())) {
                return 0;
            }
            return ProgramRun.run(jar, name(main, packages), rest, console);
        } catch (IOException e) {
            throw new Main.Failure(1, "jopher run: " + e.getMessage());
        } catch (CompileErrors e) {
            return Building.report(e, settings, console);
        } finally {
            Building.notes(pipeline, settings, console);
            console.out().print(pipeline.dumped());
        }
    }

    private static boolean cached(Path jar, GoEnv env) {
        return jar.startsWith(BuildCache.folder(env));
    }

    /// Whether the compiler has nothing to say about an unchanged program.
    private boolean plain() {
        return !flags.time && !flags.verbose && !flags.commands && !flags.verifyEach && flags.dumpAfter.isEmpty();
    }

    private static Optional<Footprint> footprint(LoadedProgram program, Settings settings, GoEnv env, Instant start) {
        // clocks of file systems tick slowly
        return Footprint.of(program, settings.cwd(), env, settings.goroot(), start.minusMillis(50));
    }

    /// os.Args[0], as go run would name the executable.
    private static String name(LoadedPackage main, List<String> packages) {
        if (main.path().equals(LoadedPackage.COMMAND_LINE)) {
            String f = Path.of(packages.get(0)).getFileName().toString();
            return f.substring(0, f.length() - ".go".length());
        }
        return main.path().substring(main.path().lastIndexOf('/') + 1);
    }
}
