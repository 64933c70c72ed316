package jopher.cli;

import java.util.List;

import jopher.compiler.driver.CompileErrors;
import jopher.compiler.driver.Pipeline;
import jopher.compiler.driver.Settings;
import jopher.compiler.driver.Timing;
import jopher.compiler.driver.load.GoEnv;
import jopher.compiler.driver.load.LoadException;
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
        try {
            pipeline.compile(program);
            return 0;
        } catch (CompileErrors e) {
            return Building.report(e, settings, console);
        } finally {
            console.out().print(pipeline.dumped());
            if (flags.time) {
                console.err().print(timing.report());
            }
        }
    }
}
