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
        return "version [-m] [-v] [-json] [file ...]";
    }

    @Override
    int run(List<String> arguments, Main.Console console, GoEnv env) throws LoadException {
        if (!arguments.isEmpty()) {
            int status = 0;
            for (String a : arguments) {
                status |= file(a, console);
            }
            return status;
        }
        if (modules || verbose || json) {
            throw new BadFlag("go: 'go version' only accepts -m, -v and -json flags when running with arguments");
        }
        console.out().println("go version " + Goroot.find(goroot, env).version() + " linux/jvm");
        return 0;
    }

    /// The version that a program was built with; nothing for files that are no programs.
    private int file(String name, Main.Console console) {
        java.nio.file.Path file = console.cwd().resolve(name);
        if (!java.nio.file.Files.exists(file)) {
            console.err().println("stat " + name + ": no such file or directory");
            return 1;
        }
        try (java.util.jar.JarFile jar = new java.util.jar.JarFile(file.toFile())) {
            var manifest = jar.getManifest();
            if (manifest == null || !"jopher.runtime.host.Launcher".equals(manifest.getMainAttributes().getValue("Main-Class"))) {
                return modules ? 1 : 0;
            }
            throw new Main.Failure(2, "jopher version: " + name + ": the versions of built programs are not there yet");
        } catch (java.io.IOException e) {
            return modules ? 1 : 0;
        }
    }

    /// Our own version, for `--version`.
    static void printOurs(Main.Console console) {
        String v = Main.class.getPackage().getImplementationVersion();
        console.out().println("jopher " + (v == null ? "(development)" : v) + ", Java " + Runtime.version());
    }
}
