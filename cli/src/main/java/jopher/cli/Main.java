package jopher.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import jopher.compiler.base.CompilerBug;
import jopher.compiler.driver.CompileErrors;
import jopher.compiler.driver.NotThereYet;
import jopher.compiler.driver.load.LoadException;
import picocli.CommandLine;

/// Entry point of the jopher command: finds the subcommand, gives it its flags, turns what goes wrong into a message and an
/// exit code.
public final class Main {
    /// Deeply nested programs need deep recursion in the compiler; the stack is reserved address space, not memory.
    private static final long STACK = 1L << 30;

    private Main() {}

    public static void main(String[] args) throws InterruptedException {
        int[] status = {2};
        Thread t = new Thread(null, () -> status[0] = run(args, Console.system()), "main", STACK);
        t.start();
        t.join();
        System.exit(status[0]);
    }

    /// Runs one command; the result is the exit code.
    public static int run(String[] args, Console console) {
        return guarded(console, c -> dispatch(new ArrayList<>(Arrays.asList(args)), c));
    }

    /// What a command does with its console.
    @FunctionalInterface
    public interface Work {
        int run(Console console) throws LoadException;
    }

    /// Does `work`; what goes wrong becomes a message and an exit code.
    public static int guarded(Console console, Work work) {
        try {
            return work.run(console);
        } catch (LoadException e) {
            e.lines().forEach(console.err()::println);
            return 1;
        } catch (Failure e) {
            console.err().println(e.getMessage());
            return e.status();
        } catch (NotThereYet e) {
            console.err().println("jopher: not there yet: " + e.getMessage());
            return 2;
        } catch (CompilerBug e) {
            console.err().println(CompileErrors.shorten(console.cwd(), e.getMessage()));
            if (System.getenv("JOPHER_DEBUG") != null) {
                e.printStackTrace(console.err());
            } else {
                console.err().println("\tThis is a bug in Jopher; JOPHER_DEBUG=1 shows where.");
            }
            return 2;
        } catch (StackOverflowError e) {
            console.err().println("jopher: the program is nested too deeply for the compiler");
            return 2;
        } catch (OutOfMemoryError e) {
            console.err().println("jopher: the compiler ran out of memory; JOPHER_COMPILER_OPTS=-Xmx8g gives it more");
            return 2;
        } catch (RuntimeException | Error e) {
            console.err().println("jopher: internal error: " + e);
            if (System.getenv("JOPHER_DEBUG") != null) {
                e.printStackTrace(console.err());
            }
            return 2;
        } finally {
            console.out().flush();
            console.err().flush();
        }
    }

    private static int dispatch(List<String> args, Console console) throws LoadException {
        if (args.isEmpty()) {
            HelpText.print(console.err());
            return 2;
        }
        String name = args.removeFirst();
        if (name.equals("-C") && !args.isEmpty() || name.startsWith("-C=")) {
            // as go: -C before the command
            String dir = name.equals("-C") ? args.removeFirst() : name.substring(3);
            Path to = console.cwd().resolve(dir).normalize();
            if (!java.nio.file.Files.isDirectory(to)) {
                throw new Failure(1, "go: chdir " + dir + ": no such file or directory");
            }
            return dispatch(args, new Console(console.out(), console.err(), to, console.environment(), console.own()));
        }
        GoCommand command = switch (name) {
            case "build" -> new BuildCommand();
            case "run" -> new RunCommand();
            case "test" -> new TestCommand();
            case "list" -> new ListCommand();
            case "env" -> new EnvCommand();
            case "version" -> new VersionCommand();
            case "tool" -> new ToolCommand();
            case "help", "-h", "-help", "--help" -> null;
            case "--version" -> {
                VersionCommand.printOurs(console);
                yield null;
            }
            case "--train" -> {
                train(console);
                yield null;
            }
            case "vet", "fmt", "install", "get", "mod", "doc", "generate", "clean", "fix", "work", "bug", "telemetry" ->
                throw new Failure(2, "jopher " + name + ": " + HelpText.elsewhere(name));
            default -> throw new Failure(2, "jopher " + name + ": unknown command\nRun 'jopher help' for usage.");
        };
        if (command == null) {
            return name.equals("help") || name.startsWith("-h") || name.equals("--help") ? HelpText.help(args, console) : 0;
        }
        return command.start(name, args, console);
    }

    /// What the AOT cache of the compiler is trained with: a small program through every phase there is.
    private static void train(Console console) {
        Training.run(console);
    }

    /// Standard streams, working folder and environment, so that whoever calls the command line can give it others. `own`: the streams are the process's
    /// own, and children inherit them.
    public record Console(PrintStream out, PrintStream err, Path cwd, java.util.Map<String, String> environment, boolean own) {
        public Console(PrintStream out, PrintStream err, Path cwd) {
            this(out, err, cwd, System.getenv());
        }

        public Console(PrintStream out, PrintStream err, Path cwd, java.util.Map<String, String> environment) {
            this(out, err, cwd, environment, false);
        }

        static Console system() {
            return new Console(new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), false, StandardCharsets.UTF_8),
                    new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.err), true, StandardCharsets.UTF_8),
                    Path.of("").toAbsolutePath(), System.getenv(), true);
        }
    }

    /// A command cannot go on; the message is complete.
    public static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int status;

        public Failure(int status, String message) {
            super(message, null, false, false);
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    /// The picocli settings that make it read flags as Go's flag package does: `-x`, `--x`, `-x=v`, no clusters, flags end at the
    /// first other argument.
    static CommandLine parser(Object command) {
        return new CommandLine(command).setPosixClusteredShortOptionsAllowed(false).setStopAtPositional(true).setAbbreviatedOptionsAllowed(false)
                .setOverwrittenOptionsAllowed(true).setUnmatchedOptionsArePositionalParams(false).setInterpolateVariables(false).setExpandAtFiles(false)
                .setTrimQuotes(false);
    }
}
