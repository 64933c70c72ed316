package jopher.runtime.strings;

import jopher.abi.CompilerEntry;

/// Entries under the names of gc's runtime.
public final class Strings {
    private Strings() {
    }

    /// For `range s`: `(width << 32) | rune` of the sequence at `pos`, which is within the string.
    @CompilerEntry
    public static long decoderune(GoString s, long pos) {
        return Utf8.decode(s.a, s.off + (int) pos, s.off + s.len);
    }
}
