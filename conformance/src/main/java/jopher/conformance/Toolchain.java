package jopher.conformance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A Go compiler as the recipes need it: `go tool compile`, `go tool link` and `go build` for folders given each time.
/// Used by several threads.
public interface Toolchain extends AutoCloseable {
    /// gc or jopher.
    String name();

    /// GOROOT of the standard library and the tests.
    Path goroot();

    /// A place to build one test in.
    ///
    /// @param dir an empty folder, removed by the caller
    /// @param environment added for every command of this test
    Workspace open(Path dir, Map<String, String> environment);

    /// Variables that the programs of the suite see besides the inherited ones, for those that start the go command.
    Map<String, String> environment();

    @Override
    default void close() {}

    /// One test's packages.
    interface Workspace {
        /// Compiles one package, as `go tool compile` does; messages name files as given.
        Outcome compile(Unit unit) throws IOException;

        /// Links a main package compiled before.
        Built link(Unit main, List<String> ldflags) throws IOException;

        /// `go build flags… arguments…` in the folder.
        Built build(Path cwd, List<String> flags, List<String> arguments) throws IOException;
    }

    /// One package for the compiler.
    ///
    /// @param path import path
    /// @param cwd where the compiler runs; the files may be relative to it
    /// @param local import paths of packages compiled before in the same workspace, importable also as `./x` for `test/x`
    /// @param linked it will be linked into a program, which may make its code then
    record Unit(String path, Path cwd, List<String> files, List<String> flags, List<String> local, boolean linked) {}

    /// @param outcome of building
    /// @param command starts the program; null if there is none
    record Built(Outcome outcome, List<String> command) {}
}
