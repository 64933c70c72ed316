package jopher.compiler.driver.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The checksums that go.sum promises for modules: a module that has none, or whose download in the module cache has another, is not used
/// (Go Modules Reference, go.sum files). What the cache holds is not hashed again: the go command noted its hash when it unpacked it.
final class GoSum {
    private final Path cache;
    private final Map<String, List<String>> sums;

    private GoSum(Path cache, Map<String, List<String>> sums) {
        this.cache = cache;
        this.sums = sums;
    }

    /// Every module is good.
    static GoSum unchecked() {
        return new GoSum(null, null);
    }

    /// @param modFile the file that is read instead of go.mod, null for go.mod
    static GoSum read(Path cache, Path workspace, List<Module> mains, Path modFile) throws IOException {
        List<Path> files = new ArrayList<>();
        if (modFile != null) {
            files.add(modFile.resolveSibling(modFile.getFileName().toString().replaceFirst("\\.mod$", ".sum")));
        } else {
            mains.forEach(m -> files.add(m.dir().resolve("go.sum")));
        }
        if (workspace != null) {
            files.add(workspace.resolveSibling("go.work.sum"));
        }
        Map<String, List<String>> sums = new HashMap<>();
        for (Path f : files) {
            if (Files.isRegularFile(f)) {
                for (String line : Files.readAllLines(f)) {
                    String[] w = line.strip().split("\\s+");
                    if (w.length == 3) {
                        sums.computeIfAbsent(w[0] + " " + w[1], k -> new ArrayList<>()).add(w[2]);
                    }
                }
            }
        }
        return new GoSum(cache, sums);
    }

    String of(String path, String version) {
        return sums == null ? "" : sums.getOrDefault(path + " " + version, List.of("")).getFirst();
    }

    /// Throws if the module may not provide this package.
    void check(Module m, String importPath) throws LoadException {
        if (sums == null || m.main() || m.replacedBy() != null && m.replacedBy().isLocal()) {
            return;
        }
        String path = m.replacedBy() == null ? m.path() : m.replacedBy().newPath();
        String version = m.replacedBy() == null ? m.version() : m.replacedBy().newVersion();
        List<String> wanted = sums.get(path + " " + version);
        if (wanted == null) {
            throw new LoadException("missing go.sum entry for module providing package " + importPath);
        }
        Path noted = cache.resolve("cache/download").resolve(ModuleGraph.escape(path)).resolve("@v").resolve(ModuleGraph.escape(version) + ".ziphash");
        try {
            String have = Files.isRegularFile(noted) ? Files.readString(noted).strip() : null;
            if (have != null && !wanted.contains(have)) {
                throw new LoadException("verifying " + path + "@" + version + ": checksum mismatch\n\tdownloaded: " + have + "\n\tgo.sum:     " + wanted.get(0) + """


                        SECURITY ERROR
                        This download does NOT match an earlier download recorded in go.sum.
                        The bits may have been replaced on the origin server, or an attacker may
                        have intercepted the download attempt.

                        For more information, see 'go help module-auth'.""");
            }
        } catch (IOException e) {
            throw new LoadException("verifying " + path + "@" + version + ": " + Loader.reason(e));
        }
    }
}
