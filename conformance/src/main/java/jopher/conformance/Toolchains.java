package jopher.conformance;

import java.io.IOException;
import java.nio.file.Path;

/// The toolchains there are.
public final class Toolchains {
    private Toolchains() {}

    /// @param work a folder for what lasts as long as the toolchain
    public static Toolchain named(String name, Path root, Path work) throws IOException {
        return switch (name) {
            case "gc" -> new GcToolchain(work);
            case "jopher" -> new JopherToolchain(work);
            default -> throw new IOException("no toolchain is called " + name);
        };
    }
}
