package jopher.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import jopher.compiler.driver.ProgramImage;
import jopher.compiler.emit.ClassFileEntry;

/// Writes a program as one file: a jar for `java -jar`, or the same with a shell script in front, which starts it with the
/// right flags. Java finds a jar's directory from the end of the file, so both readings work. Same program, same bytes.
final class ProgramFile {
    private static final String MANIFEST = """
            Manifest-Version: 1.0
            Main-Class: jopher.runtime.host.Launcher
            Add-Exports: java.base/jdk.internal.vm java.base/jdk.internal.misc java.base/jdk.internal.util
            Add-Opens: java.base/java.lang java.base/java.lang.ref
            Enable-Native-Access: ALL-UNNAMED

            """.replace("\n", "\r\n");

    private static final String SCRIPT = """
            #!/bin/sh
            # A Go program for the JVM, made by Jopher: this script and, after it, a jar.
            for j in "${JOPHER_JAVA:-}" "${JAVA_HOME:+$JAVA_HOME/bin/java}" "$(command -v java)" %s /usr/lib/jvm/*/bin/java /opt/*/bin/java "$HOME"/.sdkman/candidates/java/*/bin/java; do
              [ -n "$j" ] && [ -x "$j" ] || continue
              r=${j%%/bin/java}/release
              [ -r "$r" ] || { j=$(readlink -f "$j" 2>/dev/null) && r=${j%%/bin/java}/release; }
              [ -r "$r" ] || continue
              v=$(sed -n 's/^JAVA_VERSION="\\([0-9]*\\).*/\\1/p' "$r")
              [ "${v:-0}" -ge 25 ] || continue
              case $0 in */*) p=$0 ;; *) p=$(command -v "$0") || p=$0 ;; esac
              exec "$j" %s $JOPHER_JAVA_OPTS -Djopher.prog="$0" -jar "$p" "$@"
            done
            echo "$0: needs Java 25 or newer and found none; point JAVA_HOME at one" >&2
            exit 127
            """;

    /// Flags that every launcher of a program sets.
    static final String FLAGS = "-XX:+UseParallelGC -XX:-DontCompileHugeMethods -XX:-OmitStackTraceInFastThrow -XX:+IgnoreUnrecognizedVMOptions"
            + " -Xlog:disable -Xlog:all=error:stderr";

    private ProgramFile() {}

    /// Replaces `file` at once or not at all.
    static void write(Path file, ProgramImage image, boolean executable) throws IOException {
        Path dir = file.toAbsolutePath().getParent();
        Files.createDirectories(dir);
        Path temporary = Files.createTempFile(dir, ".jopher", ".new");
        try {
            try (OutputStream out = Files.newOutputStream(temporary)) {
                if (executable) {
                    String java = System.getProperty("java.home") + "/bin/java";
                    out.write(SCRIPT.formatted("'" + java.replace("'", "'\\''") + "'", FLAGS).getBytes(StandardCharsets.UTF_8));
                }
                out.write(jar(image, executable));
            }
            if (Files.getFileStore(temporary).supportsFileAttributeView("posix")) {
                Set<PosixFilePermission> p = EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);
                if (executable) {
                    p.addAll(EnumSet.of(PosixFilePermission.OWNER_EXECUTE, PosixFilePermission.GROUP_EXECUTE, PosixFilePermission.OTHERS_EXECUTE));
                }
                Files.setPosixFilePermissions(temporary, p);
            }
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static byte[] jar(ProgramImage image, boolean compress) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>(RuntimeClasses.files());
        for (ClassFileEntry c : image.classes()) {
            files.put(c.name() + ".class", c.bytes());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            // a cached program is read far more often than it is stored
            zip.setLevel(compress ? Deflater.DEFAULT_COMPRESSION : Deflater.BEST_SPEED);
            add(zip, "META-INF/MANIFEST.MF", MANIFEST.getBytes(StandardCharsets.UTF_8));
            for (var e : files.entrySet()) {
                add(zip, e.getKey(), e.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        ZipEntry e = new ZipEntry(name);
        e.setTimeLocal(java.time.LocalDateTime.of(1980, 1, 1, 0, 0));
        zip.putNextEntry(e);
        zip.write(bytes);
        zip.closeEntry();
    }
}
