package jopher.compiler.driver.load;

/// What flags of `go tool compile` say about the source of a package (cmd/compile/internal/base/flag.go).
///
/// @param lang -lang: language version, "" for the newest
/// @param standard -std: directives of the standard library are allowed
/// @param runtime -+: those of the runtime too
/// @param complete -complete: every function has a body
/// @param fieldTrack GOEXPERIMENT=fieldtrack: `go:nointerface` means something
public record Dialect(String lang, boolean standard, boolean runtime, boolean complete, boolean fieldTrack) {
    public static final Dialect PLAIN = new Dialect("", false, false, false, false);

    String goVersion() {
        return lang.isEmpty() ? "go1." + BuildContext.RELEASE : lang;
    }
}
