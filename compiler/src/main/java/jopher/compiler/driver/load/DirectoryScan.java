package jopher.compiler.driver.load;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The files of one directory, sorted by what becomes of them (go/build, Context.ImportDir).
///
/// `selected` are the package's own files in name order; `ignored` were left out by name or constraint; cgo files count as
/// ignored because cgo is off. `hasAssembly` licenses functions without a body; amd64's
/// counts too ([ArchitectureFiles]). Test files are only listed.
public record DirectoryScan(Path dir, List<ScannedFile> selected, List<String> ignored, List<String> cgo, List<String> tests, List<String> xtests,
        boolean hasAssembly, boolean exists) {
    /// A file that was read: bytes and header.
    public record ScannedFile(String name, byte[] bytes, FileHeader header) {}

    public static DirectoryScan of(Path dir, BuildContext context) throws IOException {
        List<ScannedFile> selected = new ArrayList<>();
        List<String> ignored = new ArrayList<>();
        List<String> cgo = new ArrayList<>();
        List<String> tests = new ArrayList<>();
        List<String> xtests = new ArrayList<>();
        boolean assembly = false;
        if (!Files.isDirectory(dir)) {
            return new DirectoryScan(dir, selected, ignored, cgo, tests, xtests, false, false);
        }
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(dir)) {
            for (Path e : entries) {
                names.add(e.getFileName().toString());
            }
        }
        names.sort(null);
        for (String name : names) {
            if (name.endsWith(".s")) {
                assembly |= (context.matchFileName(name) || context.onArch("amd64").matchFileName(name)) && !name.startsWith("_") && !name.startsWith(".");
                continue;
            }
            if (!name.endsWith(".go")) {
                continue;
            }
            Path file = dir.resolve(name);
            if (Files.isDirectory(file)) {
                continue;
            }
            if (name.startsWith("_") || name.startsWith(".") || !context.matchFileName(name)) {
                ignored.add(name);
                continue;
            }
            boolean test = name.endsWith("_test.go");
            byte[] bytes = Files.readAllBytes(file);
            FileHeader header = FileHeader.scan(bytes);
            if (header.constraint() != null && !header.constraint().eval(context::matchTag)) {
                ignored.add(name);
            } else if (header.packageName().equals("documentation")) {
                ignored.add(name);
            } else if (test) {
                (header.packageName().endsWith("_test") ? xtests : tests).add(name);
            } else if (header.imports().stream().anyMatch(i -> i.path().equals("C"))) {
                cgo.add(name);
            } else {
                selected.add(new ScannedFile(name, bytes, header));
            }
        }
        return new DirectoryScan(dir, selected, ignored, cgo, tests, xtests, assembly, true);
    }

    /// The files of these names, as `tests` and `xtests` list them.
    List<ScannedFile> read(List<String> names) throws IOException {
        List<ScannedFile> out = new ArrayList<>();
        for (String name : names) {
            byte[] bytes = Files.readAllBytes(dir.resolve(name));
            out.add(new ScannedFile(name, bytes, FileHeader.scan(bytes)));
        }
        return out;
    }

    /// Of the ignored files, those that another context would select.
    List<ScannedFile> leftOut(BuildContext other) throws IOException {
        List<ScannedFile> out = new ArrayList<>();
        for (String name : ignored) {
            if (name.startsWith("_") || name.startsWith(".") || name.endsWith("_test.go") || !other.matchFileName(name)) {
                continue;
            }
            byte[] bytes = Files.readAllBytes(dir.resolve(name));
            FileHeader header = FileHeader.scan(bytes);
            boolean wanted = header.error() == null && (header.constraint() == null || header.constraint().eval(other::matchTag));
            if (wanted && !header.packageName().equals("documentation") && header.imports().stream().noneMatch(i -> i.path().equals("C"))) {
                out.add(new ScannedFile(name, bytes, header));
            }
        }
        return out;
    }
}
