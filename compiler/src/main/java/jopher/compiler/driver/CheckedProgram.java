package jopher.compiler.driver;

import java.util.List;
import java.util.Map;

import jopher.compiler.driver.load.LoadedProgram;
import jopher.compiler.types.Context;

/// A program after check. All packages share one `context`, so that equal instances of generic types are one object.
public record CheckedProgram(LoadedProgram loaded, List<CheckedPackage> packages, Map<String, CheckedPackage> byPath, Context context) {
    /// The package with this path, null if it is not part of the program.
    public CheckedPackage find(String path) {
        return byPath.get(path);
    }
}
