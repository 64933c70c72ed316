package jopher.compiler.driver.load;

import java.util.List;
import java.util.Map;

/// What the load phase hands on: every package, imported before importing (runtime and what it needs first), and those that
/// were asked for.
public record LoadedProgram(Goroot goroot, List<LoadedPackage> packages, List<LoadedPackage> roots, Map<String, LoadedPackage> byPath,
        ModuleGraph modules, List<String> warnings) {
    /// The package with this path, null if it is not part of the program.
    public LoadedPackage find(String path) {
        return byPath.get(path);
    }
}
