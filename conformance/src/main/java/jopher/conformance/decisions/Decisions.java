package jopher.conformance.decisions;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jopher.compiler.driver.check.PackageNotes;
import jopher.compiler.driver.check.SourceImporter;
import jopher.compiler.driver.load.BuildContext;

/// Compares what both compilers print with -m: `Decisions [-l] [-show=N] [-lines] std | import-path…`. With -l nothing is inlined; -show=N shows N
/// differences of each side (20); -lines prints every line that one side alone has, `-` gc's, `+` ours.
public final class Decisions {
    private static final String TAGS = "purego,math_big_pure_go";

    private Decisions() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        boolean inline = true;
        boolean lines = false;
        int shown = 20;
        List<String> names = new ArrayList<>();
        for (String a : args) {
            if (a.equals("-l")) {
                inline = false;
            } else if (a.equals("-lines")) {
                lines = true;
            } else if (a.startsWith("-show=")) {
                shown = Integer.parseInt(a.substring(6));
            } else {
                names.add(a);
            }
        }
        if (names.isEmpty()) {
            System.err.println("usage: tools/diagnostics [-l] [-show=N] [-lines] std | import-path…");
            System.exit(2);
        }
        Path goroot = Path.of(output(List.of("go", "env", "GOROOT")).getFirst());
        String arch = output(List.of("go", "env", "GOARCH")).getFirst();
        Map<String, List<String>> gc = gc(names, inline);
        PackageNotes notes = new PackageNotes(new SourceImporter(goroot, BuildContext.std(Set.of(TAGS.split(","))).onArch(arch)), System.out, inline, 1);
        Comparison all = new Comparison();
        for (String name : gc.keySet().stream().sorted().toList()) {
            List<String> theirs = gc.get(name).stream().map(l -> l.replace(goroot + "/src/", "")).toList();
            List<String> ours = notes.of(name).stream().map(l -> l.replace(goroot + "/src/", "")).toList();
            all.add(theirs, ours);
            if (lines) {
                print("-", name, theirs, ours);
                print("+", name, ours, theirs);
            }
        }
        System.out.print(all.report(shown));
    }

    private static void print(String sign, String name, List<String> of, List<String> without) {
        List<String> rest = new ArrayList<>(of);
        without.forEach(rest::remove);
        rest.forEach(l -> System.out.println(sign + " " + name + " " + l));
    }

    /// What gc prints, by package. The go command repeats what it printed when it compiled a package first.
    private static Map<String, List<String>> gc(List<String> names, boolean inline) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("go", "build", "-tags", TAGS, "-gcflags=-m" + (inline ? "" : " -l")));
        command.addAll(names);
        Map<String, List<String>> out = new HashMap<>();
        List<String> of = new ArrayList<>();
        for (String line : output(command)) {
            if (line.startsWith("# ")) {
                of = out.computeIfAbsent(line.substring(2), k -> new ArrayList<>());
            } else {
                of.add(absolute(line));
            }
        }
        return out;
    }

    /// The go command writes paths as seen from the working folder where that is shorter.
    private static String absolute(String line) {
        int colon = line.indexOf(':');
        return colon < 0 || line.startsWith("<") ? line : Path.of("").toAbsolutePath().resolve(line.substring(0, colon)).normalize() + line.substring(colon);
    }

    private static List<String> output(List<String> command) throws IOException, InterruptedException {
        Process p = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(p.getInputStream(), StandardCharsets.UTF_8))) {
            List<String> lines = in.lines().toList();
            if (p.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + ":\n" + String.join("\n", lines));
            }
            return lines;
        }
    }
}
