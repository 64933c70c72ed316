package jopher.compiler.driver.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// When files of a standard package count as unchanged.
class StandardMemoryTest {
    @TempDir Path dir;
    private final Map<String, byte[]> kept = new HashMap<>();
    private final LoadMemory memory = new LoadMemory() {
        @Override
        public Optional<byte[]> get(String key) {
            return Optional.ofNullable(kept.get(key));
        }

        @Override
        public void put(String key, byte[] bytes) {
            kept.put(key, bytes);
        }
    };
    private String first;

    @BeforeEach
    void files() throws Exception {
        Files.writeString(dir.resolve("a.go"), "package a\n");
        Files.writeString(dir.resolve("b.go"), "package a\n");
        first = key();
    }

    /// As seen by a run that starts a minute later.
    private String key() throws Exception {
        return key(Instant.now().plusSeconds(60));
    }

    private String key(Instant start) throws Exception {
        return new StandardMemory(memory, Set.of("purego"), "overlay", start).key("a", dir);
    }

    @Test
    void theSame() throws Exception {
        assertEquals(first, key());
        Files.writeString(dir.resolve("a_test.go"), "package a\n");
        assertEquals(first, key(), "tests do not belong to it");
    }

    @Test
    void otherContents() throws Exception {
        Files.writeString(dir.resolve("a.go"), "package a // longer\n");
        assertNotEquals(first, key());
    }

    @Test
    void sameSizeAndTime() throws Exception {
        FileTime t = Files.getLastModifiedTime(dir.resolve("a.go"));
        Files.writeString(dir.resolve("new"), "package b\n");
        Files.setLastModifiedTime(dir.resolve("new"), t);
        Files.move(dir.resolve("new"), dir.resolve("a.go"), StandardCopyOption.REPLACE_EXISTING);
        assertNotEquals(first, key());
    }

    @Test
    void otherFiles() throws Exception {
        Files.writeString(dir.resolve("c.go"), "package a\n");
        assertNotEquals(first, key());
        Files.delete(dir.resolve("c.go"));
        Files.delete(dir.resolve("b.go"));
        assertNotEquals(first, key());
    }

    @Test
    void otherMeaning() throws Exception {
        Instant later = Instant.now().plusSeconds(60);
        assertNotEquals(first, new StandardMemory(memory, Set.of("other"), "overlay", later).key("a", dir));
        assertNotEquals(first, new StandardMemory(memory, Set.of("purego"), "another", later).key("a", dir));
    }

    @Test
    void whatHasJustChangedMayChangeAgain() throws Exception {
        assertNull(key(Instant.now().minusSeconds(60)));
    }

    @Test
    void entriesComeBack() {
        StandardMemory m = new StandardMemory(memory, Set.of(), "", Instant.now());
        List<FileImport> imports = List.of(new FileImport(Path.of("a.go"), new FileHeader.Import("fmt", null, 3, 8)),
                new FileImport(Path.of("b.go"), new FileHeader.Import("io", "x", 5, 2)));
        StandardMemory.Entry e = new StandardMemory.Entry("a", "0123", List.of("a.go", "b.go"), imports);
        m.put("k", e);
        assertEquals(Optional.of(e), m.get("k"));
        StandardMemory.Entry none = new StandardMemory.Entry("a", "0123", List.of(), List.of());
        m.put("n", none);
        assertEquals(Optional.of(none), m.get("n"));
        kept.put("k", "a\t0123\t2\na.go\n".getBytes(StandardCharsets.UTF_8));
        assertEquals(Optional.empty(), m.get("k"));
    }
}
