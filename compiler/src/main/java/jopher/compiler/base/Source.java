package jopher.compiler.base;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// One Go file: the name messages show, its bytes, and the base of its positions.
/// The bytes belong to the source; nobody changes them.
public final class Source {
    private final PosBase base;
    private final byte[] bytes;

    public Source(String path, byte[] bytes) {
        this.base = PosBase.file(path);
        this.bytes = bytes;
    }

    public static Source of(String path, String text) {
        return new Source(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /// Reads `file`; messages show `shownAs`.
    public static Source read(Path file, String shownAs) throws IOException {
        return new Source(shownAs, Files.readAllBytes(file));
    }

    public String path() {
        return base.filename();
    }

    public byte[] bytes() {
        return bytes;
    }

    public PosBase base() {
        return base;
    }

    @Override
    public String toString() {
        return path() + " (" + bytes.length + " bytes)";
    }
}
