package jopher.compiler.types;

/// Finds checked packages.
public interface Importer {
    /// The package that `path` means in a file of directory `dir` (for vendoring); throws if there is none.
    Package importPackage(String path, String dir) throws ImportException;

    /// Why a package could not be imported; the message goes between the parentheses of
    /// `could not import path (message)`.
    final class ImportException extends Exception {
        private static final long serialVersionUID = 1L;

        public ImportException(String message) {
            super(message);
        }
    }
}
