package jopher.conformance.real;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jopher.cli.Main;
import jopher.conformance.Outcome;
import jopher.conformance.Processes;

/// Builds a tool in a module of its own that requires it: `FOLDER/NAME/go.mod`, `gc/NAME`, `ours/NAME`.
final class ToolBuild {
    private static final Duration LIMIT = Duration.ofMinutes(20);
    private static final Map<String, String> GO = Map.of("GOFLAGS", "-mod=mod", "GOWORK", "off", "GOTOOLCHAIN", "local", "CGO_ENABLED", "0");

    private final RealTool tool;
    private final Path dir;

    ToolBuild(RealTool tool, Path folder) {
        this.tool = tool;
        this.dir = folder.resolve(tool.name());
    }

    Path dir() {
        return dir;
    }

    /// Makes the module, from the script's go.mod and go.sum if it has them; empty if that worked, else why not.
    String module(ToolScript script) throws IOException {
        Files.createDirectories(dir);
        if (tool.version().isEmpty()) {
            return "";
        }
        Path mod = dir.resolve("go.mod");
        if (script.files().containsKey("go.mod")) {
            Files.writeString(mod, script.files().get("go.mod"));
            Files.writeString(dir.resolve("go.sum"), script.files().getOrDefault("go.sum", ""));
            return "";
        }
        String wanted = tool.pkg() + "@" + tool.version();
        Path made = dir.resolve("made");
        if (Files.exists(made) && Files.readString(made).equals(wanted)) {
            return "";
        }
        Files.deleteIfExists(mod);
        Files.deleteIfExists(dir.resolve("go.sum"));
        Files.deleteIfExists(dir.resolve("gc/" + tool.name()));
        for (List<String> command : List.of(List.of("go", "mod", "init", "real"), List.of("go", "get", wanted))) {
            Outcome o = Processes.run(command, dir, GO, LIMIT);
            if (!o.success()) {
                return String.join(" ", command) + ": " + o.output().strip();
            }
        }
        Files.writeString(made, wanted);
        return "";
    }

    /// `path@version` of the module that go.mod requires first, as the module cache spells it.
    String required() throws IOException {
        for (String line : Files.readAllLines(dir.resolve("go.mod"))) {
            String[] w = line.strip().split("\\s+");
            if (w.length == 3 && w[0].equals("require")) {
                return w[1].replaceAll("([A-Z])", "!$1").toLowerCase(java.util.Locale.ROOT) + "@" + w[2];
            }
        }
        throw new IOException(dir.resolve("go.mod") + " requires nothing");
    }

    /// The folder with gc's program.
    Path gc() throws IOException {
        Path bin = dir.resolve("gc");
        if (!Files.exists(bin.resolve(tool.name()))) {
            Files.createDirectories(bin);
            Outcome o = Processes.run(List.of("go", "build", "-o", bin.resolve(tool.name()).toString(), tool.pkg()), dir, GO, LIMIT);
            if (!o.success()) {
                throw new IOException("go build " + tool.pkg() + ": " + o.output());
            }
        }
        return bin;
    }

    /// The folder with our program.
    ///
    /// @param flags of `jopher build`
    Path ours(List<String> flags) throws IOException {
        Path bin = dir.resolve(flags.isEmpty() ? "ours" : "ours-flags");
        Files.createDirectories(bin);
        List<String> command = new ArrayList<>(List.of("build"));
        command.addAll(flags);
        command.addAll(List.of("-o", bin.resolve(tool.name()).toString(), tool.pkg()));
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int status;
        try (PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            Map<String, String> env = new LinkedHashMap<>(System.getenv());
            env.putAll(GO);
            status = Main.run(command.toArray(String[]::new), new Main.Console(out, out, dir, env));
        }
        if (status != 0) {
            throw new IOException("jopher build " + tool.pkg() + ": " + said.toString(StandardCharsets.UTF_8));
        }
        return bin;
    }
}
