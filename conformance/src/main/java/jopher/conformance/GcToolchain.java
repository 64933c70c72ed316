package jopher.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The go command: the oracle. That all of class exec passes with it proves that the harness carries out the recipes.
public final class GcToolchain implements Toolchain {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final String go;
    private final Path goroot;
    private final String stdConfig;
    private final Path stdConfigFile;
    private final Map<String, String> environment;

    /// Asks the go command where things are; builds the standard library if it must.
    public GcToolchain(Path folder) throws IOException {
        this.go = "go";
        Map<String, String> env = new HashMap<>(Map.of("GOENV", "off", "GOFLAGS", ""));
        this.goroot = Path.of(Processes.run(List.of(go, "env", "GOROOT"), folder, env, LIMIT).output().strip());
        Outcome list = Processes.run(List.of(go, "list", "-export", "-f", "{{if .Export}}packagefile {{.ImportPath}}={{.Export}}{{end}}", "std"), folder, env, LIMIT);
        if (!list.success()) {
            throw new IOException("go list: " + list.output());
        }
        this.stdConfig = list.output();
        this.stdConfigFile = folder.resolve("importcfg");
        Files.writeString(stdConfigFile, stdConfig);
        env.put("STDLIB_IMPORTCFG", stdConfigFile.toString());
        this.environment = Map.copyOf(env);
    }

    /// Whether the go command is there.
    public static boolean available() {
        try {
            return Processes.run(List.of("go", "version"), Path.of("").toAbsolutePath(), Map.of(), LIMIT).success();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public String name() {
        return "gc";
    }

    @Override
    public Path goroot() {
        return goroot;
    }

    @Override
    public Map<String, String> environment() {
        return environment;
    }

    @Override
    public Workspace open(Path dir, Map<String, String> extra) {
        Map<String, String> env = new HashMap<>(environment);
        env.putAll(extra);
        return new Objects(dir, env);
    }

    private final class Objects implements Workspace {
        private final Path dir;
        private final Map<String, String> env;
        private int programs;

        Objects(Path dir, Map<String, String> env) {
            this.dir = dir;
            this.env = env;
        }

        private Path object(String path) {
            return dir.resolve(path + ".a");
        }

        private Path config(Unit unit) throws IOException {
            if (unit.local().isEmpty()) {
                return stdConfigFile;
            }
            StringBuilder config = new StringBuilder(stdConfig);
            unit.local().forEach(p -> config.append("\npackagefile ").append(p).append('=').append(object(p)));
            Path file = dir.resolve("importcfg");
            Files.writeString(file, config);
            return file;
        }

        @Override
        public Outcome compile(Unit unit) throws IOException {
            Path out = object(unit.path());
            Files.createDirectories(out.getParent());
            List<String> command = new ArrayList<>(List.of(go, "tool", "compile", "-D", "test", "-p=" + unit.path(), "-importcfg=" + config(unit), "-o", out.toString()));
            command.addAll(unit.flags());
            command.addAll(unit.files());
            return Processes.run(command, unit.cwd(), env, LIMIT);
        }

        @Override
        public Built link(Unit main, List<String> ldflags) throws IOException {
            Path exe = dir.resolve("a.exe");
            List<String> command = new ArrayList<>(List.of(go, "tool", "link", "-s", "-w", "-buildid=test", "-o", exe.toString(), "-importcfg=" + config(main)));
            command.addAll(ldflags);
            command.add(object(main.path()).toString());
            Outcome o = Processes.run(command, dir, env, LIMIT);
            return new Built(o, o.success() ? List.of(exe.toString()) : null);
        }

        @Override
        public Built build(Path cwd, List<String> flags, List<String> arguments) throws IOException {
            Path exe = dir.resolve("a" + programs++ + ".exe");
            List<String> command = new ArrayList<>(List.of(go, "build", "-o", exe.toString()));
            command.addAll(flags);
            command.addAll(arguments);
            Outcome o = Processes.run(command, cwd, env, LIMIT);
            return new Built(o, o.success() ? List.of(exe.toString()) : null);
        }
    }
}
