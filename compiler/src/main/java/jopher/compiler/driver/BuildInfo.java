package jopher.compiler.driver;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import jopher.compiler.driver.load.LoadedPackage;
import jopher.compiler.driver.load.LoadedProgram;
import jopher.compiler.driver.load.Module;

/// What debug.ReadBuildInfo tells of a program: its path, its modules, some of the flags it was built with. The text is that of gc's executables
/// (runtime/debug/mod.go); nothing is known of version control.
final class BuildInfo {
    private BuildInfo() {}

    static String of(LoadedProgram program, LoadedPackage main, Settings settings) {
        var out = new StringBuilder("path\t").append(main.path()).append('\n');
        if (main.module() != null) {
            module(out, "mod", main.module(), program, settings);
        }
        modules(main).values().forEach(m -> module(out, "dep", m, program, settings));
        setting(out, "-buildmode", "exe");
        setting(out, "-compiler", "gc");
        if (!settings.tags().isEmpty()) {
            setting(out, "-tags", String.join(",", settings.tags()));
        }
        if (settings.trimpath()) {
            setting(out, "-trimpath", "true");
        }
        setting(out, "CGO_ENABLED", "0");
        setting(out, "GOARCH", "jvm");
        setting(out, "GOOS", "linux");
        return out.toString();
    }

    /// Those whose packages the main package needs, itself left out, by path.
    private static SortedMap<String, Module> modules(LoadedPackage main) {
        var found = new TreeMap<String, Module>();
        Set<LoadedPackage> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        var queue = new ArrayDeque<>(List.of(main));
        while (!queue.isEmpty()) {
            for (LoadedPackage p : queue.remove().imports().values()) {
                if (seen.add(p)) {
                    queue.add(p);
                    if (p.module() != null && (main.module() == null || !p.module().path().equals(main.module().path()))) {
                        found.putIfAbsent(p.module().path(), p.module());
                    }
                }
            }
        }
        return found;
    }

    private static void module(StringBuilder out, String word, Module m, LoadedProgram program, Settings settings) {
        out.append(word).append('\t').append(m.path()).append('\t').append(version(m.version()));
        var r = m.replacedBy();
        if (r != null) {
            out.append("\n=>\t").append(r.newPath()).append('\t').append(version(r.newVersion()));
        }
        String path = r == null ? m.path() : r.newPath();
        String number = r == null ? m.version() : r.newVersion();
        out.append('\t').append(number.isEmpty() || settings.mod().equals("vendor") ? "" : program.modules().sum(path, number)).append('\n');
    }

    private static String version(String v) {
        return v.isEmpty() ? "(devel)" : v;
    }

    private static void setting(StringBuilder out, String key, String value) {
        boolean quoted = value.isEmpty() || value.chars().anyMatch(c -> " \t\r\n\"`".indexOf(c) >= 0);
        out.append("build\t").append(key).append('=').append(quoted ? '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"' : value).append('\n');
    }
}
