package jopher.conformance.front;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// The results of full runs, in `conformance/front-end.tsv`: what was done, and what came of it. `tools/numbers` shows them in the README.
final class Results {
    private final Path file;

    Results(Path root) {
        this.file = root.resolve("conformance/front-end.tsv");
    }

    void record(String what, String result) throws IOException {
        Map<String, String> rows = new LinkedHashMap<>();
        if (Files.exists(file)) {
            Files.readAllLines(file).forEach(l -> rows.put(l.substring(0, l.indexOf('\t')), l.substring(l.indexOf('\t') + 1)));
        }
        rows.put(what, result);
        StringBuilder sb = new StringBuilder();
        rows.forEach((k, v) -> sb.append(k).append('\t').append(v).append('\n'));
        Files.writeString(file, sb);
    }
}
