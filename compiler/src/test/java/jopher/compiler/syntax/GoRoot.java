package jopher.compiler.syntax;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The Go installation that tests compare with: the variable GOROOT or what `go env GOROOT` says.
final class GoRoot {
    private GoRoot() {}

    static Optional<Path> find() {
        String root = System.getenv("GOROOT");
        if (root == null || root.isEmpty()) {
            try {
                Process p = new ProcessBuilder("go", "env", "GOROOT").start();
                root = new String(p.getInputStream().readAllBytes()).strip();
            } catch (IOException e) {
                return Optional.empty();
            }
        }
        Path path = Path.of(root);
        return Files.isDirectory(path.resolve("src")) ? Optional.of(path) : Optional.empty();
    }

    /// The Go files below `dir`, sorted.
    static List<Path> goFiles(Path dir) {
        try (Stream<Path> s = Files.walk(dir)) {
            return s.filter(f -> f.toString().endsWith(".go") && Files.isRegularFile(f)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
