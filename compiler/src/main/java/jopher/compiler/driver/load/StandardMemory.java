package jopher.compiler.driver.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Remembers of each standard package which files it consists of, what they import and what their hash is, so that they need not be
/// read while they stay as they are: same names, inodes, sizes and times.
final class StandardMemory {
    /// @param name in the package clauses
    /// @param hash see [LoadedPackage#hash]
    record Entry(String name, String hash, List<String> files, List<FileImport> imports) {
        byte[] write() {
            StringBuilder sb = new StringBuilder(name).append('\t').append(hash).append('\t').append(files.size()).append('\n');
            files.forEach(f -> sb.append(f).append('\n'));
            return FileImport.write(sb, imports);
        }

        static Optional<Entry> read(byte[] bytes) {
            List<String> lines = List.of(new String(bytes, StandardCharsets.UTF_8).split("\n"));
            String[] head = lines.getFirst().split("\t");
            if (head.length != 3) {
                return Optional.empty();
            }
            int n = Integer.parseInt(head[2]);
            if (lines.size() < n + 2) {
                return Optional.empty();
            }
            return FileImport.read(lines.subList(n + 1, lines.size())).map(i -> new Entry(head[0], head[1], List.copyOf(lines.subList(1, n + 1)), i));
        }
    }

    private final LoadMemory memory;
    private final String context;
    private final Instant before;

    /// @param tags and overlay decide what the files mean
    /// @param start of this run: files that changed later, or shortly before, may change once more without a trace
    StandardMemory(LoadMemory memory, Set<String> tags, String overlay, Instant start) {
        this.memory = memory;
        this.context = new TreeSet<>(tags) + "\n" + overlay + "\n";
        // clocks of file systems tick slowly
        this.before = start.minusMillis(50);
    }

    /// What the files of this package can be remembered by, null if they cannot.
    String key(String path, Path dir) throws IOException {
        if (memory == LoadMemory.NONE || !Files.isDirectory(dir)) {
            return null;
        }
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(dir)) {
            for (Path e : entries) {
                String n = e.getFileName().toString();
                if (n.endsWith(".go") && !n.endsWith("_test.go")) {
                    names.add(n);
                }
            }
        }
        names.sort(null);
        StringBuilder sb = new StringBuilder("standard\n").append(context).append(path).append('\n').append(dir).append('\n');
        try {
            for (String n : names) {
                Map<String, Object> a = Files.readAttributes(dir.resolve(n), "unix:ino,size,lastModifiedTime,ctime");
                Instant modified = ((FileTime) a.get("lastModifiedTime")).toInstant();
                Instant changed = ((FileTime) a.get("ctime")).toInstant();
                if (modified.isAfter(before) || changed.isAfter(before)) {
                    return null;
                }
                sb.append(n).append('\t').append(a.get("ino")).append(' ').append(a.get("size")).append(' ').append(modified).append(' ').append(changed).append('\n');
            }
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            return null; // no such attributes here
        }
        return sb.toString();
    }

    Optional<Entry> get(String key) {
        return memory.get(key).flatMap(Entry::read);
    }

    void put(String key, Entry e) {
        memory.put(key, e.write());
    }
}
