package jopher.testkit;

/// What cannot be equal between Jopher and gc in the output of a program that panics or prints addresses; everything else must
/// be.
public final class Mask {
    private Mask() {}

    /// Hides hexadecimal words, offsets, argument lists and folders in traces.
    public static String apply(String output) {
        return output.replaceAll("0x[0-9a-fA-F]+", "0x…")
                .replaceAll(" \\+0x…", "")
                .replaceAll("(?m)^([\\w./()*$-]+)\\([^)]*\\)$", "$1(…)")
                .replaceAll("(?m)^\\t\\S*/([^/\\s:]+\\.(?:go|s):\\d+).*$", "\t$1")
                .replaceAll("(?m)^(goroutine )\\d+( \\[)", "$1N$2");
    }
}
