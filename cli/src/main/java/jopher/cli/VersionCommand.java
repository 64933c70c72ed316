package jopher.cli;

import java.util.List;

import jopher.compiler.driver.load.GoEnv;
import jopher.compiler.driver.load.Goroot;
import jopher.compiler.driver.load.LoadException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `version`: the Go version programs see, `go version go1.26.8 linux/jvm`.
@Command(name = "version")
final class VersionCommand extends GoCommand {
    @Option(names = "-goroot") String goroot;
    @Option(names = "-m") boolean modules;
    @Option(names = "-v") boolean verbose;
    @Option(names = "-json") boolean json;

    @Override
    String usage() {
        return "version";
    }

    @Override
    int run(List<String> arguments, Main.Console console, GoEnv env) throws LoadException {
        if (!arguments.isEmpty()) {
            throw new Main.Failure(2, "jopher version: reading the version of built files is not there yet");
        }
        console.out().println("go version " + Goroot.find(goroot, env).version() + " linux/jvm");
        return 0;
    }

    /// Our own version, for `--version`.
    static void printOurs(Main.Console console) {
        String v = Main.class.getPackage().getImplementationVersion();
        console.out().println("jopher " + (v == null ? "(development)" : v) + ", Java " + Runtime.version());
    }
}
