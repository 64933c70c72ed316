package jopher.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/// The texts of `help`.
final class HelpText {
    private static final String OVERVIEW = """
            Jopher compiles Go to the JVM. It is used like the go command:

            	jopher <command> [arguments]

            The commands are:

            	build       compile packages and dependencies
            	env         print Go environment information
            	help        explain a command
            	list        list packages or modules
            	run         compile and run Go program
            	test        test packages
            	tool        run the compiler alone: jopher tool compile
            	version     print Go version

            Programs are compiled for GOOS=linux GOARCH=jvm with the standard library of GOROOT (Go 1.26).
            "jopher help <command>" says more about a command, "jopher --version" which Jopher this is.
            """;

    private static final Map<String, String> COMMANDS = Map.of(
            "build", """
                    usage: jopher build [-o output] [build flags] [packages]

                    Build compiles the packages named by the import paths, along with their dependencies. For a main package it writes
                    an executable file: a shell script that is also a jar; with -o name.jar a jar for java -jar.

                    The build flags are those of go build. These have an effect: -o -C -tags -ldflags=-X -gcflags -mod -modfile -trimpath -json -v -x -n;
                    -v names those that have none.
                    Jopher's own: --goroot DIR, --time, --verify-each, --dump-after PHASE, --dump-func NAME.
                    """,
            "run", """
                    usage: jopher run [build flags] [-exec xprog] package [arguments...]

                    Run compiles and runs the named main Go package. The build flags are those of jopher build.
                    """,
            "test", """
                    usage: jopher test [build/test flags] [packages] [build/test flags & test binary flags]

                    Test compiles each package with its *_test.go files into a program, runs it in the package's folder and prints a summary:
                    tests, benchmarks, examples, and the seeds of fuzz tests. Flags and output are those of go test (see go help test and go help testflag).

                    Results of packages that are named are kept while nothing changes, and reprinted with "(cached)". go vet is not run before the tests.
                    -race, -cover and its like, and -fuzz are refused.
                    """,
            "list", """
                    usage: jopher list [-f format] [-json] [-m] [list flags] [build flags] [packages]

                    List lists the named packages, one per line; -deps adds what they import, -json prints all fields.
                    """,
            "env", """
                    usage: jopher env [-json] [var ...]

                    Env prints Go environment information.
                    """,
            "version", """
                    usage: jopher version

                    Version prints the version of Go whose standard library programs are compiled with.
                    """,
            "tool", """
                    usage: jopher tool compile [flags] file.go ...

                    Tool compile takes the flags of go tool compile; it checks one package and reports errors as gc does.
                    """);

    private HelpText() {}

    /// Why a command of go is not here and what to do.
    static String elsewhere(String command) {
        return switch (command) {
            case "get", "mod", "work" -> "modules are managed by the go command: run 'go " + command + "'; jopher uses what is in go.mod, vendor/ and the module cache";
            case "install" -> "installing is not there yet; 'jopher build -o DIR/' writes programs to a folder";
            case "clean" -> "not there yet; remove the folder that 'jopher env GOCACHE' names";
            default -> "this command works on sources and does not depend on the compiler: run 'go " + command + "'";
        };
    }

    static void print(PrintStream out) {
        out.print(OVERVIEW);
    }

    static int help(List<String> args, Main.Console console) {
        if (args.isEmpty()) {
            print(console.out());
            return 0;
        }
        String text = COMMANDS.get(args.get(0));
        if (text == null) {
            throw new Main.Failure(2, "jopher help " + String.join(" ", args) + ": unknown help topic. Run 'jopher help'.");
        }
        console.out().print(text);
        return 0;
    }
}
