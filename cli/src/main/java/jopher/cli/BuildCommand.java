package jopher.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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

/// `build`: compiles packages; a main package becomes an executable file.
@Command(name = "build")
final class BuildCommand extends GoCommand {
    @Mixin BuildFlags flags = new BuildFlags();
    @Option(names = "-o") String output;
    @Option(names = "-i") boolean install;

    @Override
    String usage() {
        return "build [-o output] [build flags] [packages]";
    }

    @Override
    int run(List<String> arguments, Main.Console console, GoEnv env) throws LoadException {
        Settings settings = flags.settings(console);
        Timing timing = new Timing();
        Pipeline pipeline = new Pipeline(settings, env, timing);
        LoadedProgram program = pipeline.load(arguments);
        if (flags.dryRun || flags.commands) {
            flags.printPlan(program, console);
        }
        if (flags.dryRun) {
            return 0;
        }
        try (ProgressLine progress = new ProgressLine(console.err(), flags.verbose)) {
            pipeline.watch(progress);
            LoadedPackage main = program.roots().size() == 1 && program.roots().get(0).isMain() ? program.roots().get(0) : null;
            if (main == null) {
                if (output != null && !output.equals("/dev/null")) {
                    throw new Main.Failure(1, program.roots().size() > 1 ? "jopher build: -o with several packages is not there yet" : "go: no main packages to build");
                }
                pipeline.compile(program);
                return 0;
            }
            Path file = settings.cwd().resolve(output == null ? defaultName(main, arguments) : output);
            if (Files.isDirectory(file)) {
                file = file.resolve(defaultName(main, arguments));
            }
            ProgramImage image = pipeline.build(program, main);
            if (!file.toString().equals("/dev/null")) {
                ProgramFile.write(file, image, file.toString().endsWith(".jar") ? ProgramFile.Form.JAR : ProgramFile.Form.EXECUTABLE);
            }
            return 0;
        } catch (IOException e) {
            throw new Main.Failure(1, "jopher build: cannot write the program: " + e.getMessage());
        } catch (CompileErrors e) {
            return Building.report(e, settings, console);
        } finally {
            console.out().print(pipeline.dumped());
            if (flags.time) {
                console.err().print(timing.report());
            }
        }
    }

    /// As go build: the last element of the import path without a version, or the first file's name.
    private static String defaultName(LoadedPackage main, List<String> arguments) {
        if (main.path().equals(LoadedPackage.COMMAND_LINE)) {
            String f = Path.of(arguments.get(0)).getFileName().toString();
            return f.substring(0, f.length() - ".go".length());
        }
        String[] parts = main.path().split("/");
        String last = parts[parts.length - 1];
        return parts.length > 1 && last.matches("v[0-9]+") ? parts[parts.length - 2] : last;
    }
}
