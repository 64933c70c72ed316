package jopher.compiler.driver.load;

import java.util.HashSet;
import java.util.Set;

import jopher.compiler.base.CompilerBug;
import jopher.compiler.base.Pos;

/// The verifier of load: packages stand after all they import, each path once, and every import of every file has a meaning.
public final class LoadVerifier {
    private LoadVerifier() {}

    /// A broken promise is a [CompilerBug] of load.
    public static void verify(LoadedProgram program) {
        Set<LoadedPackage> before = new HashSet<>();
        Set<String> paths = new HashSet<>();
        for (LoadedPackage p : program.packages()) {
            require(paths.add(p.path()), p, "is there twice");
            p.imports().forEach((path, imported) -> require(before.contains(imported), p, "stands before " + path + ", which it imports"));
            before.add(p);
        }
        program.roots().forEach(r -> require(before.contains(r), r, "is a root, but no package of the program"));
    }

    private static void require(boolean holds, LoadedPackage p, String otherwise) {
        if (!holds) {
            throw new CompilerBug("load", "", Pos.NONE, "package " + p.path() + " " + otherwise);
        }
    }
}
