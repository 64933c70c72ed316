package jopher.compiler.driver;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import jopher.compiler.driver.load.LoadedPackage;
import jopher.compiler.driver.load.LoadedProgram;

/// Keys of package products: hashes of everything a package's class files depend on. That is its files and version, the faces
/// of what it imports, the flags that change code, this compiler, and what its functions without a body are bound to in this program.
///
/// The face of a package, to its importers, is what its export data says (see [jopher.compiler.export]), what its functions without a body are bound
/// to, and the faces of the packages that the export data refers to. A package whose functions change inside has the face it had, and
/// what imports it stays as it is.
///
/// Used by the threads of a build, each package after those it imports.
final class PackageKeys {
    private final String common;
    private final Settings settings;
    private final Set<LoadedPackage> roots;
    private final Map<String, String> bindings = new LinkedHashMap<>();
    private final Map<String, LoadedPackage> byLinkPath = new LinkedHashMap<>();
    private final Map<LoadedPackage, String> faces = new ConcurrentHashMap<>();

    PackageKeys(LoadedProgram program, Settings settings, String compiler, Linknames linknames, NativeTable natives) {
        this.settings = settings;
        // with -m all packages note what can be inlined
        this.common = compiler + program.goroot().version() + settings.trimpath() + (settings.diagnose() > 0 ? " decisions" : "");
        this.roots = Set.copyOf(program.roots());
        Map<String, StringBuilder> lines = new LinkedHashMap<>();
        for (LoadedPackage p : program.packages()) {
            lines.put(p.linkPath(), new StringBuilder());
            byLinkPath.putIfAbsent(p.linkPath(), p);
        }
        linknames.bodyless().forEach((symbol, binding) -> {
            StringBuilder sb = lines.get(linknames.packageOf(symbol));
            if (sb != null) {
                sb.append(symbol).append('=').append(switch (binding) {
                    case Linknames.Binding.Go g -> linknames.find(g.symbol()).toString();
                    case Linknames.Binding.Native n -> n.symbols().stream().map(s -> String.valueOf(natives.find(s))).toList().toString();
                }).append('\n');
            }
        });
        linknames.linkedVariables().forEach((local, remote) -> {
            StringBuilder sb = lines.get(local.substring(0, local.lastIndexOf('.')));
            if (sb != null) {
                sb.append(local).append('=').append(linknames.ownerOf(remote)).append(remote).append('\n');
            }
        });
        lines.forEach((p, sb) -> bindings.put(p, sb.toString()));
    }

    /// The key of a package's product. The faces of what it imports are known.
    String of(LoadedPackage p) {
        StringBuilder sb = new StringBuilder(common).append(flags(p)).append(p.hash()).append(p.linkPath()).append(bindings.get(p.linkPath()));
        new TreeMap<>(p.imports()).forEach((path, q) -> sb.append(path).append(' ').append(q.linkPath()).append(' ').append(faces.get(q)).append('\n'));
        settings.strings().forEach((name, value) -> {
            if (name.startsWith(p.linkPath() + ".")) {
                sb.append(name).append('=').append(value).append('\n');
            }
        });
        return Hash.of(sb.toString());
    }

    private String flags(LoadedPackage p) {
        return settings.everywhere() || roots.contains(p) ? " " + settings.optimize() + settings.inline() + settings.debug() : "";
    }

    /// Notes what the export data of a package looks like.
    ///
    /// @param face hash of its face
    /// @param refersTo link paths
    void face(LoadedPackage p, String face, List<String> refersTo) {
        StringBuilder sb = new StringBuilder(face).append(bindings.get(p.linkPath()));
        for (String path : refersTo) {
            LoadedPackage q = byLinkPath.get(path);
            if (q != null) { // not unsafe
                sb.append(path).append(' ').append(faces.get(q)).append('\n');
            }
        }
        faces.put(p, Hash.of(sb.toString()));
    }
}
