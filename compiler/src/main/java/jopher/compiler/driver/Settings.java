package jopher.compiler.driver;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jopher.compiler.driver.load.Dialect;

/// What the command line says about a build, already parsed.
///
/// @param cwd the working folder
/// @param goroot value of --goroot, null if absent
/// @param tags -tags
/// @param mod -mod, "" if absent
/// @param modFile -modfile, "" if absent
/// @param allErrors -gcflags=-e: no limit on messages
/// @param optimize false with -gcflags=-N
/// @param inline false with -gcflags=-l
/// @param everywhere optimize and inline are about every package, not those alone that the command names
/// @param diagnose -gcflags=-m level, 0 if absent
/// @param debug what -gcflags=-d names, `smallframes` and `live` (-smallframes, -live)
/// @param strings -ldflags=-X: `path.name` → value
/// @param trimpath -trimpath
/// @param dumpAfter phases to dump (--dump-after)
/// @param dumpFunc only functions whose name contains this (--dump-func), null for all
/// @param verifyEach run every phase's verifier
/// @param local see [jopher.compiler.driver.load.LoadOptions]
/// @param dialect of the packages in local
public record Settings(Path cwd, String goroot, Set<String> tags, String mod, String modFile, boolean allErrors, boolean optimize, boolean inline, boolean everywhere, int diagnose, Set<String> debug,
        Map<String, String> strings, boolean trimpath, Set<String> dumpAfter, String dumpFunc, boolean verifyEach, Map<String, List<Path>> local, Dialect dialect) {
    public static Settings of(Path cwd) {
        return new Settings(cwd, null, Set.of(), "", "", false, true, true, false, 0, Set.of(), Map.of(), false, Set.of(), null, false, Map.of(), Dialect.PLAIN);
    }

    public Settings withGoroot(String dir) {
        return new Settings(cwd, dir, tags, mod, modFile, allErrors, optimize, inline, everywhere, diagnose, debug, strings, trimpath, dumpAfter, dumpFunc, verifyEach, local, dialect);
    }

    public Settings withLocal(Map<String, List<Path>> packages) {
        return new Settings(cwd, goroot, tags, mod, modFile, allErrors, optimize, inline, everywhere, diagnose, debug, strings, trimpath, dumpAfter, dumpFunc, verifyEach, packages, dialect);
    }

    public Settings withDialect(Dialect d) {
        return new Settings(cwd, goroot, tags, mod, modFile, allErrors, optimize, inline, everywhere, diagnose, debug, strings, trimpath, dumpAfter, dumpFunc, verifyEach, local, d);
    }

    /// With one more value of -ldflags=-X.
    public Settings withString(String name, String value) {
        Map<String, String> all = new java.util.LinkedHashMap<>(strings);
        all.put(name, value);
        return new Settings(cwd, goroot, tags, mod, modFile, allErrors, optimize, inline, everywhere, diagnose, debug, all, trimpath, dumpAfter, dumpFunc, verifyEach, local, dialect);
    }
}
