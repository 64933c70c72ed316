package jopher.compiler.driver;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

import jopher.compiler.driver.load.LoadedPackage;
import jopher.compiler.driver.load.LoadedProgram;
import jopher.compiler.driver.load.Module;

/// `-trimpath`: what traces call a source file instead of its place on this machine: `fmt/print.go`, `example.com/m/x.go`,
/// `example.com/dep@v1.2.3/y.go`, `./z.go` for files named on the command line (go help build).
record TrimmedPaths(Map<String, String> prefixes) implements UnaryOperator<String> {
    static TrimmedPaths of(LoadedProgram program) {
        Map<String, String> out = new HashMap<>();
        for (LoadedPackage p : program.packages()) {
            out.putIfAbsent(p.dir().toString(), prefix(p));
        }
        return new TrimmedPaths(out);
    }

    private static String prefix(LoadedPackage p) {
        if (p.path().equals(LoadedPackage.COMMAND_LINE)) {
            return ".";
        }
        Module m = p.module();
        return m == null || m.version().isEmpty() ? p.path() : m.id() + p.path().substring(m.path().length());
    }

    @Override
    public String apply(String file) {
        int slash = file.lastIndexOf('/');
        String prefix = slash < 0 ? null : prefixes.get(file.substring(0, slash));
        return prefix == null ? file : prefix + file.substring(slash);
    }
}
