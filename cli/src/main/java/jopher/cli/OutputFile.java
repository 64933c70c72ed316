package jopher.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;

import jopher.compiler.driver.ProgramImage;

/// A file that the user wants a program written to. What is there already is only replaced if it is empty or was made by a linker, ours or
/// another; devices and pipes are written to (as cmd/go: internal/work/shell.go, checkDstOverwrite and moveOrCopyFile).
final class OutputFile {
    /// How files begin that may be replaced: programs and jars of ours, and what cmd/go takes for objects (internal/work/exec.go, objectMagic).
    private static final List<String> OBJECTS = List.of(HexFormat.of().formatHex(ProgramFile.HEAD.getBytes(StandardCharsets.UTF_8)), "504b0304",
            "213c617263683e0a", "3c62696761663e0a", "7f454c46", "feedface", "feedfacf", "cefaedfe", "cffaedfe", "4d5a90000300", "4d5a78000100",
            "000001eb", "00008a97", "00000647", "0061736d", "01df", "01f7");

    private OutputFile() {}

    /// Writes the program: as a jar if the name says so, else as an executable.
    ///
    /// @param name as the user knows it, seen from `cwd`
    static void write(Path cwd, String name, String importPath, ProgramImage image) throws IOException {
        Path file = cwd.resolve(name);
        String refused = refused(file);
        if (refused != null) {
            throw new Main.Failure(1, importPath + ": go build " + importPath + ": build output \"" + name + "\" already exists and is " + refused);
        }
        if (file.getParent() != null) {
            Files.createDirectories(file.getParent());
        }
        ProgramFile.Form form = name.endsWith(".jar") ? ProgramFile.Form.JAR : ProgramFile.Form.EXECUTABLE;
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            Path made = Files.createTempDirectory("jopher").resolve("program");
            try (var out = Files.newOutputStream(file)) {
                ProgramFile.write(made, image, form);
                Files.copy(made, out);
            } finally {
                Files.deleteIfExists(made);
                Files.deleteIfExists(made.getParent());
            }
            return;
        }
        ProgramFile.write(file, image, form);
    }

    /// What is there and stays; null if the file may be written.
    private static String refused(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            return "a directory";
        }
        return Files.isRegularFile(file) && Files.size(file) != 0 && !isObject(file) ? "not an object file" : null;
    }

    private static boolean isObject(Path file) throws IOException {
        try (InputStream in = Files.isReadable(file) ? Files.newInputStream(file) : new ByteArrayInputStream(new byte[0])) {
            String head = HexFormat.of().formatHex(in.readNBytes(128));
            return OBJECTS.stream().anyMatch(head::startsWith);
        }
    }
}
