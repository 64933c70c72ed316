package jopher.compiler.types;

/// Options of a check.
///
/// - `goVersion`: the language version (`-lang`), null for the newest; files may set their own with `//go:build` lines
/// - `ignoreFuncBodies`: check declarations only; bodies later, one by one, with [Checker#checkBody]
/// - `ignoreBranchErrors`: the parser has checked labels and branches already
/// - `gcChecks`: also what cmd/compile checks beside its type checker, and its hint about `-lang` in messages about missing
///   language features
/// - `goroot`: messages of other packages show positions in files of `goroot/src` as `$GOROOT/src/…`, as gc does; "" to leave them
public record CheckConfig(String goVersion, boolean ignoreFuncBodies, boolean ignoreBranchErrors, boolean gcChecks, String goroot) {
    /// What a compiler uses.
    public static final CheckConfig COMPILER = new CheckConfig(null, false, true, true, "");

    public CheckConfig withGoVersion(String v) {
        return new CheckConfig(v, ignoreFuncBodies, ignoreBranchErrors, gcChecks, goroot);
    }

    public CheckConfig withoutBodies() {
        return new CheckConfig(goVersion, true, ignoreBranchErrors, gcChecks, goroot);
    }

    public CheckConfig withGoroot(String dir) {
        return new CheckConfig(goVersion, ignoreFuncBodies, ignoreBranchErrors, gcChecks, dir);
    }
}
