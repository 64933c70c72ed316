package jopher.conformance.front;

import java.nio.file.Path;
import java.util.List;

/// A package of GOROOT with the one file that gets changed.
///
/// @param name the changed file, relative to GOROOT
/// @param path import path
/// @param others the package's other files, absolute
/// @param lang -lang, "" if absent
/// @param standard whether it belongs to the standard library
/// @param complete whether every function needs a body
record Subject(String name, String path, List<Path> others, String lang, boolean standard, boolean complete) {
    /// The file's name without its folder: what messages show.
    String base() {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
