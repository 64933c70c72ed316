package jopher.conformance.front;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import jopher.conformance.Outcome;
import jopher.conformance.Processes;

/// gc's compiler for one package at a time: `go tool compile -e`. May be used by several threads.
final class Gc {
    private static final Map<String, String> ENVIRONMENT = Map.of("GOENV", "off", "GOFLAGS", "", "CGO_ENABLED", "0", "GOOS", "linux", "GOARCH", "amd64");

    private final Path work;
    private final Duration limit;
    private final String compile;
    private final Path config;
    final Path goroot;

    /// @param work an empty folder
    /// @param limit for one package
    Gc(Path work, Duration limit) throws IOException {
        this.work = work;
        this.limit = limit;
        this.goroot = Path.of(go(List.of("env", "GOROOT")).strip());
        this.compile = go(List.of("tool", "-n", "compile")).strip();
        StringBuilder lines = new StringBuilder(go(List.of("list", "-export", "-f", "{{if .Export}}packagefile {{.ImportPath}}={{.Export}}{{end}}", "std")));
        List<String> vendored = lines.toString().lines().filter(l -> l.startsWith("packagefile vendor/")).map(l -> l.substring(12, l.indexOf('='))).toList();
        vendored.forEach(v -> lines.append("\nimportmap ").append(v.substring(7)).append('=').append(v));
        this.config = Files.writeString(work.resolve("importcfg"), lines);
    }

    private String go(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("go"));
        command.addAll(arguments);
        Outcome o = Processes.run(command, work, ENVIRONMENT, Duration.ofMinutes(10));
        if (!o.success()) {
            throw new IOException(String.join(" ", command) + ": " + o.output());
        }
        return o.output();
    }

    /// What gc prints; null if it crashes, takes too long, or misses the files to embed, which are the go command's business.
    List<String> check(Subject s, byte[] bytes) throws IOException {
        Path dir = Files.createTempDirectory(work, "case");
        try {
            Files.write(dir.resolve(s.base()), bytes);
            List<String> command = new ArrayList<>(List.of(compile, "-e", "-c=1", "-p=" + s.path(), "-importcfg=" + config, "-o", dir.resolve("out.a").toString()));
            if (s.standard()) {
                command.add("-std");
            }
            if (s.complete()) {
                command.add("-complete");
            }
            if (!s.lang().isEmpty()) {
                command.add("-lang=" + s.lang());
            }
            List<String> files = new ArrayList<>(List.of(s.base()));
            s.others().forEach(p -> files.add(p.toString()));
            files.sort(Comparator.comparing(n -> n.substring(n.lastIndexOf('/') + 1)));
            command.addAll(files);
            Outcome o = Processes.run(command, dir, ENVIRONMENT, limit);
            String output = new String(o.output().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            if (o.timedOut() || output.contains("internal compiler error") || output.contains("goroutine ") || output.contains("build system did not supply embed configuration")) {
                return null;
            }
            // messages of its later phases have absolute paths
            List<String> lines = output.lines().map(l -> l.replace(dir + "/", "")).toList();
            return o.success() ? List.of() : lines.isEmpty() ? List.of("exit status " + o.status()) : lines;
        } finally {
            for (String f : List.of(s.base(), "out.a")) {
                Files.deleteIfExists(dir.resolve(f));
            }
            Files.deleteIfExists(dir);
        }
    }
}
