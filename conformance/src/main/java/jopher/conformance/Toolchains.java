package jopher.conformance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// The toolchains there are.
public final class Toolchains {
    /// A flag for Jopher's builds: every phase's verifier runs.
    public static final String VERIFY_EACH = JopherToolchain.VERIFY_EACH;

    /// A flag for Jopher's builds: the program's goroutines run as virtual threads.
    public static final String THREADS = JopherToolchain.THREADS;

    private Toolchains() {}

    /// @param work a folder for what lasts as long as the toolchain
    public static Toolchain named(String name, Path root, Path work) throws IOException {
        return switch (name) {
            case "gc" -> new GcToolchain(work);
            case "jopher" -> new JopherToolchain(work);
            default -> throw new IOException("no toolchain is called " + name);
        };
    }

    /// Jopher for programs that import few packages.
    ///
    /// @param common standard packages that are compiled once, for all programs
    public static Toolchain jopher(Path work, List<String> common) throws IOException {
        return new JopherToolchain(work, common);
    }
}
