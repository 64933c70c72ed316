package jopher.conformance.real;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import jopher.testkit.Txtar;

/// What to do with a tool: lines `$ command` for the shell, `env NAME=VALUE`, comments (`#`), then files. `go.mod` and `go.sum` are those the tool
/// is built with, `want/N` is what command N answered under gc; the rest is the tool's input. `$WORK` stands for the folder.
record ToolScript(List<String> commands, Map<String, String> environment, Map<String, String> files) {
    private static final int SECONDS = 180;

    /// What a command answered.
    record Step(String command, String stdout, String stderr, int status) {
        @Override
        public String toString() {
            return stdout + line(stdout) + (stderr.isEmpty() ? "" : "stderr:\n" + stderr + line(stderr)) + "exit " + status + "\n";
        }

        private static String line(String s) {
            return s.isEmpty() || s.endsWith("\n") ? "" : "\n";
        }
    }

    static ToolScript parse(String text) {
        List<String> commands = new ArrayList<>();
        Map<String, String> environment = new LinkedHashMap<>();
        int files = text.startsWith("-- ") ? 0 : text.indexOf("\n-- ") + 1;
        for (String line : (files == 0 && !text.startsWith("-- ") ? text : text.substring(0, files)).lines().toList()) {
            if (line.startsWith("$ ")) {
                commands.add(line.substring(2));
            } else if (line.startsWith("env ")) {
                int eq = line.indexOf('=');
                environment.put(line.substring(4, eq), line.substring(eq + 1));
            }
        }
        return new ToolScript(commands, environment, Txtar.parse(text));
    }

    /// The recorded answers; empty if there are none.
    List<String> wanted() {
        List<String> out = new ArrayList<>();
        for (int i = 1; files.containsKey("want/" + i); i++) {
            out.add(files.get("want/" + i));
        }
        return out;
    }

    /// @param bin folder with the tool
    /// @param work a folder that is made
    /// @param path further folders of $PATH
    /// @param goroot value of $GOROOT
    List<Step> run(Path bin, Path work, String path, Path goroot) throws IOException, InterruptedException {
        Files.createDirectories(work.resolve("home"));
        for (var f : files.entrySet()) {
            if (!f.getKey().startsWith("want/") && !f.getKey().equals("go.mod") && !f.getKey().equals("go.sum")) {
                Path to = work.resolve(f.getKey());
                Files.createDirectories(to.getParent());
                Files.writeString(to, f.getValue());
            }
        }
        Map<String, String> env = new LinkedHashMap<>();
        env.put("PATH", bin + ":" + path + ":/usr/local/bin:/usr/bin:/bin");
        env.put("HOME", work.resolve("home").toString());
        env.put("LANG", "C.UTF-8");
        env.put("GOROOT", goroot.toString());
        env.put("GOTOOLCHAIN", "local");
        env.put("JAVA_HOME", System.getProperty("java.home"));
        env.putAll(environment);
        env.replaceAll((k, v) -> v.replace("$WORK", work.toString()));
        List<Step> steps = new ArrayList<>();
        for (String command : commands) {
            steps.add(step(command, work, env));
        }
        return steps;
    }

    private static Step step(String command, Path work, Map<String, String> env) throws IOException, InterruptedException {
        Path out = Files.createTempFile("tool", ".out");
        Path err = Files.createTempFile("tool", ".err");
        try {
            ProcessBuilder b = new ProcessBuilder("sh", "-c", command).directory(work.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")));
            b.environment().clear();
            b.environment().putAll(env);
            Process p = b.start();
            if (!p.waitFor(SECONDS, TimeUnit.SECONDS)) {
                p.descendants().forEach(ProcessHandle::destroyForcibly);
                p.destroyForcibly().onExit().join();
                return new Step(command, "", "ran longer than " + SECONDS + " s\n", -1);
            }
            return new Step(command, read(out, work), read(err, work), p.exitValue());
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    private static String read(Path file, Path work) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).replace(work.toString(), "$WORK");
    }
}
