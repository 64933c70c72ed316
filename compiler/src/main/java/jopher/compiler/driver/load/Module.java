package jopher.compiler.driver.load;

import java.nio.file.Path;

/// A module of the build list. `dir` is where its files are, null if it is not on this machine; `go` is the language version of
/// its go.mod (`1.21`), "" if unknown; `version` is "" for the main module.
public record Module(String path, String version, Path dir, String go, boolean main, GoMod.Replace replacedBy) {
    /// `path@version`, or the path alone.
    public String id() {
        return version.isEmpty() ? path : path + "@" + version;
    }

    /// The language version that its files are checked with: `go1.21`; without a go directive 1.16, as go does.
    public String language() {
        return "go" + (go.isEmpty() ? "1.16" : go);
    }
}
