package jopher.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import jopher.compiler.driver.load.GoEnv;

/// `env -w` and `env -u`: the settings file that jopher shares with the go command.
final class EnvFile {
    /// Variables of the go command that mean nothing here and may stand in the file all the same.
    private static final Set<String> OTHERS = Set.of("AR", "CC", "CXX", "FC", "GCCGO", "GO111MODULE", "GO386", "GOAMD64", "GOARM", "GOARM64", "GOAUTH", "GOCACHEPROG", "GODEBUG", "GOFIPS140",
            "GOINSECURE", "GOMIPS", "GOMIPS64", "GONOPROXY", "GONOSUMDB", "GOPPC64", "GOPRIVATE", "GORISCV64", "GOSUMDB", "GOTELEMETRY", "GOVCS", "GOWASM", "PKG_CONFIG");
    private static final Set<String> FIXED = Set.of("GOEXE", "GOGCCFLAGS", "GOHOSTARCH", "GOHOSTOS", "GOMOD", "GOTOOLDIR", "GOVERSION", "GOWORK", "GOROOT");

    private EnvFile() {}

    static int change(List<String> arguments, boolean unset, Set<String> known, GoEnv env) {
        if (arguments.isEmpty()) {
            throw new Main.Failure(2, "go: no " + (unset ? "KEY arguments" : "KEY=VALUE arguments") + " given");
        }
        for (String a : arguments) {
            int eq = a.indexOf('=');
            if (!unset && eq < 0) {
                throw new Main.Failure(1, "go: arguments must be KEY=VALUE: invalid argument: " + a);
            }
            String key = unset ? a : a.substring(0, eq);
            if (!known.contains(key) && !OTHERS.contains(key)) {
                throw new Main.Failure(1, "go: unknown go command variable " + key);
            }
            if (key.equals("GOENV")) {
                throw new Main.Failure(1, "go: GOENV can only be set using the OS environment");
            }
            if (FIXED.contains(key)) {
                throw new Main.Failure(1, "go: " + key + " cannot be modified");
            }
        }
        Path file = env.settingsFile();
        if (file == null) {
            throw new Main.Failure(1, "go: GOENV=off: there is no settings file to change");
        }
        try {
            List<String> lines = new ArrayList<>(Files.exists(file) ? Files.readAllLines(file) : List.of());
            for (String a : arguments) {
                String key = unset ? a : a.substring(0, a.indexOf('='));
                lines.removeIf(l -> l.startsWith(key + "="));
                if (!unset) {
                    lines.add(a);
                }
            }
            lines.sort(null);
            Files.createDirectories(file.getParent());
            Path next = file.resolveSibling(file.getFileName() + ".new");
            Files.write(next, lines);
            Files.move(next, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
            return 0;
        } catch (IOException e) {
            throw new Main.Failure(1, "go: writing go env config: " + e.getMessage());
        }
    }
}
