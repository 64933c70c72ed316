package jopher.cli;

/// The names of files that stand for packages.
final class ImportNames {
    private ImportNames() {}

    /// The last element of an import path, or the one before it if that is a version (cmd/go, DefaultExecName).
    static String last(String path) {
        String[] parts = path.split("/");
        String last = parts[parts.length - 1];
        return parts.length > 1 && last.matches("v[0-9]+") ? parts[parts.length - 2] : last;
    }
}
