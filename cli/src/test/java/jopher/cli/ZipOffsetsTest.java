package jopher.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `java -jar` opens a jar with a script in front of it, also one with more entries than a plain directory can count.
class ZipOffsetsTest {
    /// Runs from a jar.
    public static final class Hello {
        public static void main(String[] args) throws IOException {
            System.out.print("hello " + Hello.class.getResourceAsStream("/" + args[0]).readAllBytes().length);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 65_533, 65_534, 70_000})
    void javaOpensAJarBehindAScript(int entries, @TempDir Path work) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes); var hello = Hello.class.getResourceAsStream("ZipOffsetsTest$Hello.class")) {
            add(zip, "META-INF/MANIFEST.MF", ("Manifest-Version: 1.0\r\nMain-Class: " + Hello.class.getName() + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            add(zip, Hello.class.getName().replace('.', '/') + ".class", hello.readAllBytes());
            for (int i = 0; i < entries; i++) {
                add(zip, "x/" + i, new byte[] {1, 2, 3});
            }
        }
        byte[] jar = bytes.toByteArray();
        byte[] script = "#!/bin/sh\nexec java -jar \"$0\"\n".getBytes(StandardCharsets.UTF_8);
        ZipOffsets.shift(jar, script.length);
        Path file = work.resolve("prog");
        try (var out = Files.newOutputStream(file)) {
            out.write(script);
            out.write(jar);
        }
        Process p = new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-jar", file.toString(), "x/" + (entries - 1)).redirectErrorStream(true).start();
        assertEquals("hello 3", new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    private static void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }
}
