package jopher.conformance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jopher.cli.Main;
import jopher.testkit.Txtar;

/// A script: files, commands, and what the go command said and how it ended.
///
/// The text before the first file has lines `$ build ./…` (a command without `go`), `env NAME=VALUE` and comments (`#`). File `want/N` is the
/// output of command N, standard output before standard error, and `exit STATUS`. `$WORK` and `$GOROOT` stand for folders.
final class Scripts {
    private Scripts() {}

    /// One command with its outcome.
    record Step(String command, String outcome) {}

    /// Runs commands: in this process or with go.
    interface Tool {
        String run(List<String> args, Path dir, Map<String, String> env) throws IOException, InterruptedException;
    }

    static List<Step> run(String text, Path dir, Path goroot, Tool tool) throws IOException, InterruptedException {
        Map<String, String> env = environment(dir.resolveSibling(dir.getFileName() + ".home"), goroot);
        List<List<String>> commands = new ArrayList<>();
        List<String> shown = new ArrayList<>();
        for (String line : head(text)) {
            if (line.startsWith("env ")) {
                int eq = line.indexOf('=');
                env.put(line.substring(4, eq), line.substring(eq + 1).replace("$WORK", dir.toString()));
            } else if (line.startsWith("$ ")) {
                commands.add(words(line.substring(2)));
                shown.add(line.substring(2));
            }
        }
        for (var f : Txtar.parse(text).entrySet()) {
            if (!f.getKey().startsWith("want/")) {
                Path to = dir.resolve(f.getKey());
                Files.createDirectories(to.getParent());
                Files.writeString(to, f.getValue());
            }
        }
        List<Step> out = new ArrayList<>();
        for (int i = 0; i < commands.size(); i++) {
            String o = timeless(tool.run(commands.get(i), dir, env)).replace(dir.toString(), "$WORK").replace(goroot.toString(), "$GOROOT");
            out.add(new Step(shown.get(i), o));
        }
        return out;
    }

    /// Output of tests without what differs from run to run.
    private static String timeless(String s) {
        return s.replaceAll("\\t\\d+\\.\\d{3}s", "\tTIME").replaceAll("\\(\\d+\\.\\d\\ds\\)", "(TIME)").replaceAll("\"Time\":\"[^\"]*\"", "\"Time\":TIME")
                .replaceAll("\"Elapsed\":[0-9.e-]+", "\"Elapsed\":TIME").replaceAll("\\\\t\\d+\\.\\d{3}s", "\\\\tTIME").replaceAll("(?m)^(Benchmark\\w+|goarch:|cpu:).*", "$1");
    }

    static List<Step> wanted(String text) {
        Map<String, String> files = Txtar.parse(text);
        List<Step> out = new ArrayList<>();
        for (String line : head(text)) {
            if (line.startsWith("$ ")) {
                out.add(new Step(line.substring(2), files.get("want/" + (out.size() + 1))));
            }
        }
        return out;
    }

    /// The script with these outcomes instead of its own.
    static String recorded(String text, List<Step> steps) {
        int want = text.indexOf("-- want/1 --");
        StringBuilder sb = new StringBuilder(want < 0 ? text : text.substring(0, want));
        for (int i = 0; i < steps.size(); i++) {
            sb.append("-- want/").append(i + 1).append(" --\n").append(steps.get(i).outcome());
        }
        return sb.toString();
    }

    private static List<String> head(String text) {
        int files = text.indexOf("\n-- ");
        return (text.startsWith("-- ") ? "" : files < 0 ? text : text.substring(0, files + 1)).lines().toList();
    }

    private static Map<String, String> environment(Path home, Path goroot) {
        Map<String, String> env = new LinkedHashMap<>();
        env.put("PATH", System.getenv("PATH"));
        env.put("HOME", home.toString());
        env.put("GOROOT", goroot.toString());
        env.put("GOENV", "off");
        env.put("GOFLAGS", "-p=1");
        env.put("GOTOOLCHAIN", "local");
        env.put("GOSUMDB", "off");
        env.put("GOPROXY", "off");
        env.put("CGO_ENABLED", "0");
        for (String keep : List.of("GOCACHE", "JOPHER_CACHE", "XDG_CACHE_HOME")) {
            if (System.getenv(keep) != null) {
                env.put(keep, System.getenv(keep));
            }
        }
        env.putIfAbsent("JOPHER_CACHE", System.getProperty("user.home") + "/.cache/jopher");
        env.putIfAbsent("GOCACHE", System.getProperty("user.home") + "/.cache/go-build");
        return env;
    }

    /// Blank-separated words, with double quotes around some and backslashes before quotes.
    private static List<String> words(String s) {
        List<String> out = new ArrayList<>();
        StringBuilder word = null;
        boolean quoted = false;
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c == '\\' && i + 1 < s.length()) {
                word = word == null ? new StringBuilder() : word;
                word.append(s.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
                word = word == null ? new StringBuilder() : word;
            } else if (c == ' ' && !quoted) {
                if (word != null) {
                    out.add(word.toString());
                    word = null;
                }
            } else {
                word = word == null ? new StringBuilder() : word;
                word.append(c);
            }
        }
        if (word != null) {
            out.add(word.toString());
        }
        return out;
    }

    /// The command line in this process; its own name is go's in the outcome.
    static String ours(List<String> args, Path dir, Map<String, String> env) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status;
        try (PrintStream o = new PrintStream(out, true, StandardCharsets.UTF_8); PrintStream e = new PrintStream(err, true, StandardCharsets.UTF_8)) {
            status = Main.run(args.toArray(String[]::new), new Main.Console(o, e, dir, env));
        }
        String text = out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
        return text.replaceAll("\\bjopher ", "go ") + "exit " + status + "\n";
    }

    static String theirs(List<String> args, Path dir, Map<String, String> env) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(env.get("GOROOT") + "/bin/go"));
        command.addAll(args);
        Path err = Files.createTempFile("go", ".err");
        ProcessBuilder b = new ProcessBuilder(command).directory(dir.toFile()).redirectError(err.toFile());
        b.environment().clear();
        b.environment().putAll(env);
        Process p = b.start();
        String out = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = p.waitFor();
        String text = out + Files.readString(err);
        Files.delete(err);
        return text + (text.isEmpty() || text.endsWith("\n") ? "" : "\n") + "exit " + status + "\n";
    }
}
