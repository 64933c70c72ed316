package jopher.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import jopher.compiler.base.Diagnostics;
import jopher.compiler.driver.CompileErrors;
import jopher.compiler.driver.Pipeline;
import jopher.compiler.driver.ProgramImage;
import jopher.compiler.driver.Settings;
import jopher.compiler.driver.Timing;
import jopher.compiler.driver.load.GoEnv;
import jopher.compiler.driver.load.LoadException;
import jopher.compiler.driver.load.LoadedPackage;
import jopher.compiler.driver.load.LoadedProgram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `build`: compiles packages; a main package becomes an executable file, several of them become files in the folder that -o names.
@Command(name = "build")
final class BuildCommand extends GoCommand {
    @Mixin BuildFlags flags = new BuildFlags();
    @Option(names = "-o") String output;
    @Option(names = "-i") boolean install;
    @Option(names = "-json") boolean json;

    @Override
    String usage() {
        return "build [-o output] [build flags] [packages]";
    }

    @Override
    int run(List<String> arguments, Main.Console console, GoEnv env) throws LoadException {
        Settings settings = flags.settings(console);
        Timing timing = new Timing();
        Pipeline pipeline = new Pipeline(settings, env, timing);
        LoadedProgram program;
        try {
            program = pipeline.load(arguments);
        } catch (LoadException e) {
            if (!json) {
                throw e;
            }
            e.lines().forEach(l -> BuildEvents.failed(console.out(), BuildEvents.packageIn(l), l.lines().toList()));
            return 1;
        }
        program.warnings().forEach(console.err()::println);
        if (flags.dryRun || flags.commands) {
            flags.printPlan(program, console);
        }
        if (flags.dryRun) {
            return 0;
        }
        try (ProgressLine progress = new ProgressLine(console.err(), flags.verbose)) {
            pipeline.watch(progress);
            return build(pipeline, program, arguments, settings, env, timing);
        } catch (IOException e) {
            throw new Main.Failure(1, "jopher build: cannot write the program: " + e.getMessage());
        } catch (CompileErrors e) {
            if (!json) {
                return Building.report(e, settings, console);
            }
            int limit = settings.allErrors() ? Integer.MAX_VALUE : Diagnostics.LIMIT;
            for (CompileErrors.Failed f : e.failed()) {
                BuildEvents.failed(console.out(), f.pkg().path(), new CompileErrors(List.of(f)).lines(settings.cwd(), limit));
            }
            return 1;
        } finally {
            Building.notes(pipeline, settings, console);
            console.out().print(pipeline.dumped());
            if (flags.time) {
                console.err().print(timing.report());
            }
        }
    }

    private int build(Pipeline pipeline, LoadedProgram program, List<String> arguments, Settings settings, GoEnv env, Timing timing)
            throws IOException, CompileErrors, LoadException {
        List<LoadedPackage> mains = program.roots().stream().filter(LoadedPackage::isMain).toList();
        boolean discard = output != null && output.equals("/dev/null");
        boolean folder = output != null && !discard && (output.endsWith("/") || Files.isDirectory(settings.cwd().resolve(output)));
        if (output != null && !discard && !folder && program.roots().size() > 1) {
            throw new Main.Failure(1, "go: cannot write multiple packages to non-directory " + output);
        }
        if (folder && mains.isEmpty()) {
            throw new Main.Failure(1, "go: no main packages to build");
        }
        if (output != null && !discard && mains.isEmpty()) {
            throw new Main.Failure(1, "jopher build: -o " + output + ": archives of packages are not there yet");
        }
        if (mains.isEmpty() || discard || !folder && program.roots().size() > 1) {
            pipeline.compile(program);
            return 0;
        }
        if (program.roots().size() == 1) {
            String name = defaultName(mains.get(0), arguments);
            if (output == null && Files.isDirectory(settings.cwd().resolve(name))) {
                throw new Main.Failure(1, "go: build output \"" + name + "\" already exists and is a directory");
            }
            write(settings, output == null ? name : folder ? inFolder(name) : output, mains.get(0), pipeline.build(program, mains.get(0)));
            return 0;
        }
        pipeline.compile(program);
        for (LoadedPackage main : mains) {
            Pipeline one = new Pipeline(settings, env, timing);
            LoadedProgram p = one.loadPaths(List.of(main.path()));
            write(settings, inFolder(defaultName(main, arguments)), main, one.build(p, p.roots().get(0)));
        }
        return 0;
    }

    private String inFolder(String name) {
        return Path.of(output).resolve(name).toString();
    }

    private static void write(Settings settings, String name, LoadedPackage main, ProgramImage image) throws IOException {
        OutputFile.write(settings.cwd(), name, main.path(), image);
    }

    /// As go build: the last element of the import path without a version, or the first file's name.
    private static String defaultName(LoadedPackage main, List<String> arguments) {
        if (main.path().equals(LoadedPackage.COMMAND_LINE)) {
            String f = Path.of(arguments.get(0)).getFileName().toString();
            return f.substring(0, f.length() - ".go".length());
        }
        return ImportNames.last(main.path());
    }
}
