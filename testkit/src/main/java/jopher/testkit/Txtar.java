package jopher.testkit;

import java.util.LinkedHashMap;
import java.util.Map;

/// The txtar format of Go's tests: `-- name --` lines, each followed by a file's text.
public final class Txtar {
    private Txtar() {}

    /// Files by name, in order. Text before the first name is a comment.
    public static Map<String, String> parse(String archive) {
        Map<String, String> files = new LinkedHashMap<>();
        String name = null;
        StringBuilder text = new StringBuilder();
        for (String line : archive.split("(?<=\n)")) {
            String l = line.strip();
            if (l.length() >= 7 && l.startsWith("-- ") && l.endsWith(" --")) {
                if (name != null) {
                    files.put(name, text.toString());
                }
                name = l.substring(3, l.length() - 3).strip();
                text.setLength(0);
            } else if (name != null) {
                text.append(line);
            }
        }
        if (name != null) {
            files.put(name, text.toString());
        }
        return files;
    }
}
