package jopher.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Starts the jopher command in a process of its own, from the classes this JVM runs with: no installed build is needed, and
/// never an older one taken.
public final class JopherCommand {
    private JopherCommand() {}

    /// The command without its arguments.
    public static List<String> command() {
        List<String> c = new ArrayList<>();
        c.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String p : List.of("jdk.internal.vm", "jdk.internal.misc", "jdk.internal.util")) {
            c.add("--add-exports");
            c.add("java.base/" + p + "=ALL-UNNAMED");
        }
        c.addAll(List.of("-XX:+UseParallelGC", "-XX:-DontCompileHugeMethods", "-XX:-OmitStackTraceInFastThrow", "-Xshare:auto", "-Xss16m"));
        String home = System.getProperty("jopher.root", System.getProperty("jopher.home", ""));
        if (!home.isEmpty()) {
            c.add("-Djopher.home=" + home);
        }
        c.addAll(List.of("-cp", System.getProperty("java.class.path"), "jopher.cli.Main"));
        return c;
    }

    /// Writes an executable called `go` that is Jopher, for programs that start the go command.
    public static Path writeGo(Path folder) throws IOException {
        Path go = folder.resolve("go");
        StringBuilder sb = new StringBuilder("#!/bin/sh\nexec");
        command().forEach(w -> sb.append(" '").append(w.replace("'", "'\\''")).append('\''));
        Files.writeString(go, sb.append(" \"$@\"\n"));
        go.toFile().setExecutable(true);
        return go;
    }
}
