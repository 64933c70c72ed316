package jopher.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import jopher.compiler.driver.Hash;
import jopher.compiler.driver.ProgramImage;
import jopher.compiler.emit.ClassFileEntry;

/// Writes a program as one file: a jar for `java -jar`, or the same with a shell script in front, which starts it with the
/// right flags. Java finds a jar's directory from the end of the file, so both readings work ([ZipOffsets]). Same program, same bytes.
final class ProgramFile {
    private static final String MANIFEST = """
            Manifest-Version: 1.0
            Main-Class: jopher.runtime.host.Launcher
            Add-Exports: java.base/jdk.internal.vm java.base/jdk.internal.misc java.base/jdk.internal.util
            Add-Opens: java.base/java.lang java.base/java.lang.ref
            Enable-Native-Access: ALL-UNNAMED

            """.replace("\n", "\r\n");

    private static final String SCRIPT = script();

    /// How every executable begins.
    static final String HEAD = SCRIPT.lines().limit(2).collect(Collectors.joining("\n"));

    /// The script in front of a program; KEY, JAVA and FLAGS are filled in. Its variables begin with `jopher_`: a variable of the
    /// user's environment that it set would change for the program, too.
    private static String script() {
        try (var in = ProgramFile.class.getResourceAsStream("start.sh")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// The collector, where the user's options name none.
    private static final String COLLECTOR = "-XX:+UseParallelGC";

    /// Flags that every launcher of a program sets.
    private static final String FLAGS = "-XX:-DontCompileHugeMethods -XX:-OmitStackTraceInFastThrow -XX:+IgnoreUnrecognizedVMOptions"
            + " -Xlog:disable -Xlog:all=error:stderr -Xlog:aot*=off:stderr -Xlog:cds*=off:stderr";

    /// What a launcher gives the JVM besides the user's options.
    static List<String> flags(String options) {
        List<String> flags = new ArrayList<>(List.of(FLAGS.split(" ")));
        if (!(options + " ").matches("(.*\\s)?-XX:\\+Use\\w*GC\\s.*")) {
            flags.addFirst(COLLECTOR);
        }
        return flags;
    }

    /// What a program is written as.
    enum Form {
        /// For `java -jar`.
        JAR,
        /// A script that starts it, and the jar.
        EXECUTABLE,
        /// The same for our own cache: it is read far more often than it is stored.
        CACHED
    }

    private ProgramFile() {}

    private static final Map<PosixFilePermission, PosixFilePermission> READ_AND_EXECUTE = Map.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_EXECUTE,
            PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_EXECUTE, PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_EXECUTE);

    /// Replaces `file` at once or not at all. Who may read it, and execute it, is what the umask leaves.
    static void write(Path file, ProgramImage image, Form form) throws IOException {
        Path dir = file.toAbsolutePath().getParent();
        Files.createDirectories(dir);
        // not createTempFile, which knows no umask
        Path temporary = Files.createFile(dir.resolve(".jopher" + Long.toUnsignedString(ThreadLocalRandom.current().nextLong(), 36) + ".new"));
        try {
            byte[] jar = jar(image, form);
            try (OutputStream out = Files.newOutputStream(temporary)) {
                if (form != Form.JAR) {
                    String java = System.getProperty("java.home") + "/bin/java";
                    MessageDigest d = Hash.digest();
                    d.update((COLLECTOR + FLAGS).getBytes(StandardCharsets.UTF_8));
                    d.update(jar);
                    byte[] script = SCRIPT.replace("@KEY@", Hash.hex(d)).replace("@JAVA@", "'" + java.replace("'", "'\\''") + "'").replace("@COLLECTOR@", COLLECTOR).replace("@FLAGS@", FLAGS).replace("@CONTINUATIONS@", SchedulerFlags.CONTINUATIONS)
                            .getBytes(StandardCharsets.UTF_8);
                    ZipOffsets.shift(jar, script.length);
                    out.write(script);
                }
                out.write(jar);
            }
            if (Files.getFileStore(temporary).supportsFileAttributeView("posix")) {
                Set<PosixFilePermission> p = EnumSet.copyOf(Files.getPosixFilePermissions(temporary));
                if (form != Form.JAR) {
                    READ_AND_EXECUTE.forEach((read, execute) -> {
                        if (p.contains(read)) {
                            p.add(execute);
                        }
                    });
                }
                Files.setPosixFilePermissions(temporary, p);
            }
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static byte[] jar(ProgramImage image, Form form) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>(RuntimeClasses.files());
        for (ClassFileEntry c : image.classes()) {
            files.put(c.name() + ".class", c.bytes());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(form == Form.CACHED ? Deflater.BEST_SPEED : Deflater.DEFAULT_COMPRESSION);
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
