package jopher.compiler.noder;

import java.util.List;
import jopher.compiler.syntax.Pragma;
import jopher.compiler.types.Var;

/// The files that `//go:embed` directives name.
public interface EmbedData {
    /// A file by its slash-separated path relative to the package, or a directory (path ending in "/", no data).
    record Entry(String path, byte[] data) {}

    /// The files and directories for a variable, sorted as embed.FS wants them (by directory, then name). For string and []byte
    /// variables exactly one file.
    List<Entry> files(Var variable, List<Pragma.Embed> patterns);

    /// For packages without embedded files.
    EmbedData NONE = (v, p) -> List.of();
}
