package jopher.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Runs a compiled program in a JVM of its own, on our standard streams, and ends as `go run` does.
final class ProgramRun {
    private ProgramRun() {}

    static int run(Path jar, String name, List<String> arguments, Main.Console console) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + "/bin/java");
        command.addAll(Arrays.asList(ProgramFile.FLAGS.split(" ")));
        String scheduler = System.getenv("JOPHER_SCHED");
        var chosen = SchedulerFlags.of(scheduler);
        if (chosen.isEmpty()) {
            console.err().println(name + ": " + SchedulerFlags.complaint(scheduler));
            return 2;
        }
        command.addAll(chosen.get());
        String more = System.getenv("JOPHER_JAVA_OPTS");
        if (more != null && !more.isBlank()) {
            command.addAll(Arrays.asList(more.strip().split("\\s+")));
        }
        command.add("-Djopher.prog=" + name);
        command.add("-jar");
        command.add(jar.toString());
        command.addAll(arguments);
        console.out().flush();
        // Ctrl-C reaches the program too, which decides what it means; we wait for it
        sun.misc.Signal.handle(new sun.misc.Signal("INT"), s -> { });
        Process p = new ProcessBuilder(command).directory(console.cwd().toFile()).inheritIO().start();
        int status;
        try {
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
