package jopher.compiler.driver.load;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An import of a file of the package being loaded.
record FileImport(Path file, FileHeader.Import at) {
    /// Appends a line for each, and one at the end.
    static byte[] write(StringBuilder sb, List<FileImport> imports) {
        for (FileImport i : imports) {
            sb.append(i.file()).append('\t').append(i.at().path()).append('\t').append(i.at().name() == null ? "" : i.at().name()).append('\t').append(i.at().line())
                    .append('\t').append(i.at().col()).append('\n');
        }
        return sb.append("end\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    /// Empty if something is missing.
    static Optional<List<FileImport>> read(List<String> lines) {
        List<FileImport> out = new ArrayList<>();
        for (String line : lines) {
            if (line.equals("end")) {
                return Optional.of(out);
            }
            String[] f = line.split("\t");
            if (f.length != 5) {
                return Optional.empty();
            }
            out.add(new FileImport(Path.of(f[0]), new FileHeader.Import(f[1], f[2].isEmpty() ? null : f[2], Integer.parseInt(f[3]), Integer.parseInt(f[4]))));
        }
        return Optional.empty();
    }
}
