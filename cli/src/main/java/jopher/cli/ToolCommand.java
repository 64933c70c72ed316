package jopher.cli;

import java.util.List;

import jopher.compiler.driver.load.GoEnv;
import jopher.compiler.driver.load.LoadException;
import picocli.CommandLine.Command;

/// `tool compile`: one package, with the flags of go tool compile.
@Command(name = "tool")
final class ToolCommand extends GoCommand {
    @Override
    String usage() {
        return "tool compile [flags] file.go ...";
    }

    @Override
    int run(List<String> arguments, Main.Console console, GoEnv env) throws LoadException {
        if (arguments.isEmpty()) {
            console.out().println("compile");
            return 0;
        }
        String tool = arguments.get(0);
        if (!tool.equals("compile")) {
            throw new Main.Failure(2, "go: no such tool \"" + tool + "\"");
        }
        return new CompileTool().run(arguments.subList(1, arguments.size()), console, env);
    }
}
