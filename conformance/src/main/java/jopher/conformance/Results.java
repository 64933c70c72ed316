package jopher.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The last full numbers of each class, in `target/conformance/numbers.tsv`, for the README's block.
final class Results {
    private Results() {}

    /// Replaces the class's line: label, passed, failed, skipped.
    static synchronized void record(Path root, Report r) throws IOException {
        Path file = root.resolve("target/conformance/numbers.tsv");
        Files.createDirectories(file.getParent());
        StringBuilder sb = new StringBuilder();
        if (Files.exists(file)) {
            Files.readAllLines(file).stream().filter(l -> !l.startsWith(r.testClass().label() + "\t")).forEach(l -> sb.append(l).append('\n'));
        }
        sb.append(r.testClass().label()).append('\t').append(r.passedCount()).append('\t').append(r.failed().size()).append('\t').append(r.skipped()).append('\n');
        Files.writeString(file, sb);
    }
}
