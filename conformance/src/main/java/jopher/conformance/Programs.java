package jopher.conformance;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import jopher.compiler.driver.ProgramImage;
import jopher.compiler.driver.StandardPackages;
import jopher.compiler.emit.ClassFileEntry;

/// Writes compiled programs and says how to start them: a jar of the runtime and one of the standard library serve all of
/// them, each program adds a small one. The JVM's flags are the launcher's, but for those that make thousands of short runs
/// cheap.
final class Programs {
    private static final List<String> FLAGS = List.of("-XX:-DontCompileHugeMethods", "-XX:-OmitStackTraceInFastThrow", "-XX:+IgnoreUnrecognizedVMOptions", "-Xshare:auto",
            "-Xlog:disable", "-Xlog:all=error:stderr", "--add-exports", "java.base/jdk.internal.vm=ALL-UNNAMED", "--add-exports", "java.base/jdk.internal.misc=ALL-UNNAMED", "--add-exports",
            "java.base/jdk.internal.util=ALL-UNNAMED", "--add-opens", "java.base/java.lang=ALL-UNNAMED", "--add-opens", "java.base/java.lang.ref=ALL-UNNAMED", "--enable-native-access=ALL-UNNAMED",
            // short runs in small heaps
            "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx1g",
            // three of four full collections leave up to 5 % of the heap as it is; programs measure what runtime.GC frees
            "-XX:MarkSweepAlwaysCompactCount=1");

    private final Path runtime;
    private final Path std;
    private final StandardPackages standard;

    Programs(Path work, StandardPackages standard) throws IOException {
        this.standard = standard;
        this.std = work.resolve("std.jar");
        this.runtime = work.resolve("runtime.jar");
        write(std, standard.linked());
        List<ClassFileEntry> classes = new ArrayList<>();
        jopher.cli.RuntimeClasses.files().forEach((name, bytes) -> {
            if (name.endsWith(".class")) {
                classes.add(new ClassFileEntry(name.substring(0, name.length() - 6), bytes));
            }
        });
        write(runtime, classes);
    }

    /// Writes a program's own classes; the result starts it.
    ///
    /// @param scheduler as in `JOPHER_SCHED`, null for the default
    List<String> write(Path jar, ProgramImage image, String scheduler) throws IOException {
        write(jar, image.classes());
        // shared classes that implement an interface of the program come before the originals
        boolean first = image.classes().stream().anyMatch(c -> standard.base().has(c.name()));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(jopher.cli.SchedulerFlags.of(scheduler).orElseThrow());
        command.add("-Djopher.prog=" + jar);
        command.add("-cp");
        command.add(first ? runtime + ":" + jar + ":" + std : runtime + ":" + std + ":" + jar);
        command.add("jopher.runtime.host.Launcher");
        return command;
    }

    private static void write(Path jar, List<ClassFileEntry> classes) throws IOException {
        TreeMap<String, byte[]> sorted = new TreeMap<>();
        classes.forEach(c -> sorted.put(c.name() + ".class", c.bytes()));
        try (OutputStream out = Files.newOutputStream(jar); ZipOutputStream zip = new ZipOutputStream(new java.io.BufferedOutputStream(out))) {
            for (var c : sorted.entrySet()) {
                ZipEntry e = new ZipEntry(c.getKey());
                // stored: read once, and the JVM need not inflate it
                e.setMethod(ZipEntry.STORED);
                e.setSize(c.getValue().length);
                CRC32 crc = new CRC32();
                crc.update(c.getValue());
                e.setCrc(crc.getValue());
                e.setTime(315532800000L);
                zip.putNextEntry(e);
                zip.write(c.getValue());
            }
        }
    }
}
