package jopher.compiler.driver;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import jopher.abi.Names;
import jopher.compiler.driver.load.LoadedPackage;
import jopher.compiler.driver.load.LoadedProgram;

/// Keys of package products: hashes of everything a package's class files depend on. That is its files and version, the keys
/// of what it imports, the flags that change code, this compiler, and what the functions without a body of all these
/// packages are bound to in this program.
final class PackageKeys {
    private final Map<LoadedPackage, String> keys = new LinkedHashMap<>();

    PackageKeys(LoadedProgram program, Settings settings, Linknames linknames, NativeTable natives) {
        String common = CompilerIdentity.of(java.util.List.of(PackageKeys.class, Names.class)) + program.goroot().version() + settings.optimize()
                + settings.inline() + settings.trimpath();
        Map<String, StringBuilder> bindings = new LinkedHashMap<>();
        for (LoadedPackage p : program.packages()) {
            bindings.put(p.linkPath(), new StringBuilder());
        }
        linknames.bodyless().forEach((symbol, binding) -> {
            StringBuilder sb = bindings.get(linknames.packageOf(symbol));
            if (sb != null) {
                sb.append(symbol).append('=').append(switch (binding) {
                    case Linknames.Binding.Go g -> linknames.find(g.symbol()).toString();
                    case Linknames.Binding.Native n -> n.symbols().stream().map(s -> String.valueOf(natives.find(s))).toList().toString();
                }).append('\n');
            }
        });
        for (LoadedPackage p : program.packages()) {
            StringBuilder sb = new StringBuilder(common).append(p.hash()).append(p.linkPath()).append(bindings.get(p.linkPath()));
            SortedMap<String, LoadedPackage> imports = new TreeMap<>(p.imports());
            imports.forEach((path, q) -> sb.append(path).append(' ').append(keys.get(q)).append('\n'));
            settings.strings().forEach((name, value) -> {
                if (name.startsWith(p.linkPath() + ".")) {
                    sb.append(name).append('=').append(value).append('\n');
                }
            });
            keys.put(p, Hash.of(sb.toString()));
        }
    }

    String of(LoadedPackage p) {
        return keys.get(p);
    }
}
