package jopher.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Runs a compiled program in a JVM of its own and ends as `go run` does. The program has our standard streams; where the console is not the
/// process's own, its output goes to the console's, and its input is empty.
final class ProgramRun {
    private ProgramRun() {}

    static int run(Path jar, String name, List<String> arguments, Main.Console console) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + "/bin/java");
        String more = console.environment().getOrDefault("JOPHER_JAVA_OPTS", "");
        command.addAll(ProgramFile.flags(more));
        String scheduler = console.environment().get("JOPHER_SCHED");
        var chosen = SchedulerFlags.of(scheduler);
        if (chosen.isEmpty()) {
            console.err().println(name + ": " + SchedulerFlags.complaint(scheduler));
            return 2;
        }
        command.addAll(chosen.get());
        if (!more.isBlank()) {
            command.addAll(Arrays.asList(more.strip().split("\\s+")));
        }
        command.add("-Djopher.prog=" + name);
        command.add("-jar");
        command.add(jar.toString());
        command.addAll(arguments);
        console.out().flush();
        ProcessBuilder program = new ProcessBuilder(command).directory(console.cwd().toFile());
        if (console.own()) {
            // Ctrl-C reaches the program too, which decides what it means; we wait for it
            sun.misc.Signal.handle(new sun.misc.Signal("INT"), s -> { });
            program.inheritIO();
        } else {
            program.environment().clear();
            program.environment().putAll(console.environment());
        }
        namesInAnyLocale(program.environment());
        Process p = program.start();
        int status;
        try {
            if (!console.own()) {
                p.getOutputStream().close();
                Thread errors = Thread.ofVirtual().start(() -> copy(p.getErrorStream(), console.err()));
                copy(p.getInputStream(), console.out());
                errors.join();
            }
            status = p.waitFor();
        } catch (InterruptedException e) {
            p.destroy();
            Thread.currentThread().interrupt();
            return 1;
        }
        if (status == 0) {
            return 0;
        }
        console.err().println(status > 128 && status < 128 + 65 ? "signal: " + signal(status - 128) : "exit status " + status);
        return 1;
    }

    /// As start.sh does.
    private static void namesInAnyLocale(Map<String, String> environment) {
        String locale = Stream.of("LC_ALL", "LC_CTYPE", "LANG").map(environment::get).filter(v -> v != null && !v.isEmpty()).findFirst().orElse("C");
        if (locale.equals("C") || locale.equals("POSIX")) {
            environment.put("JOPHER_LC_ALL", environment.getOrDefault("LC_ALL", "unset"));
            environment.put("LC_ALL", "C.UTF-8");
        }
    }

    private static void copy(InputStream from, PrintStream to) {
        try {
            from.transferTo(to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// As Go's syscall package names signals.
    static String signal(int n) {
        return switch (n) {
            case 1 -> "hangup";
            case 2 -> "interrupt";
            case 3 -> "quit";
            case 6 -> "aborted";
            case 9 -> "killed";
            case 11 -> "segmentation fault";
            case 13 -> "broken pipe";
            case 15 -> "terminated";
            default -> "signal " + n;
        };
    }
}
