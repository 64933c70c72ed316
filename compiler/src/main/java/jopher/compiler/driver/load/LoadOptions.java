package jopher.compiler.driver.load;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the command line says about loading.
///
/// @param cwd folder that relative arguments and messages start from
/// @param tags extra build tags (-tags)
/// @param modFlag value of -mod, "" if absent
/// @param local packages that come from named files instead of folders, by the path they are imported under; `./x` means
///        the one named `x` there. Go's test recipes need it; empty otherwise.
/// @param dialect of the packages in `local`
public record LoadOptions(Path cwd, Set<String> tags, String modFlag, Map<String, List<Path>> local, Dialect dialect) {
    public LoadOptions(Path cwd, Set<String> tags, String modFlag, Map<String, List<Path>> local) {
        this(cwd, tags, modFlag, local, Dialect.PLAIN);
    }

    public static LoadOptions of(Path cwd) {
        return new LoadOptions(cwd, Set.of(), "", Map.of());
    }
}
