package jopher.compiler.driver.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jopher.compiler.base.DeepStack;
import jopher.compiler.base.Diagnostics;
import jopher.compiler.driver.load.BuildContext;
import jopher.compiler.driver.load.DirectoryScan;
import jopher.compiler.noder.PackageSource;
import jopher.compiler.syntax.Decl;
import jopher.compiler.syntax.File;
import jopher.compiler.syntax.Mode;
import jopher.compiler.syntax.Parser;
import jopher.compiler.types.CheckConfig;
import jopher.compiler.types.Checker;
import jopher.compiler.types.Context;
import jopher.compiler.types.FuncObj;
import jopher.compiler.types.Importer;
import jopher.compiler.types.Package;

/// Imports packages of GOROOT (or of directories that were added) by checking their sources, function bodies left out.
/// For one thread.
public final class SourceImporter implements Importer, PackageSource {
    private final Path src;
    private final BuildContext build;
    private final Context context = new Context();
    private final Map<String, Package> packages = new LinkedHashMap<>();
    private final Map<String, Path> extra = new LinkedHashMap<>();
    private final Diagnostics diagnostics = new Diagnostics();
    private record Checked(Checker checker, Checker.Result result, Map<FuncObj, Decl.FuncDecl> decls) {}

    private final Map<Package, Checked> checked = new java.util.IdentityHashMap<>();

    public SourceImporter(Path goroot, BuildContext build) {
        this.src = goroot.resolve("src");
        this.build = build;
    }

    /// Makes `path` mean the files of `dir`.
    public void add(String path, Path dir) {
        extra.put(path, dir);
    }

    /// Makes a package that was checked by other means importable.
    public void add(String path, Package pkg) {
        packages.put(path, pkg);
    }

    /// As [#add(String,Package)], unless the package has been imported: two packages of one path must not meet.
    public void addIfUnknown(String path, Package pkg) {
        packages.putIfAbsent(path, pkg);
    }

    public Context context() {
        return context;
    }

    /// Messages about imported packages.
    public Diagnostics diagnostics() {
        return diagnostics;
    }

    /// The directory of an import path, or null.
    public Path find(String path, String dir) {
        Path added = extra.get(path);
        if (added != null) {
            return added;
        }
        boolean cmd = dir.startsWith(src.resolve("cmd") + "/");
        for (Path p : cmd ? List.of(src.resolve(path), src.resolve("cmd/vendor").resolve(path), src.resolve("vendor").resolve(path))
                : List.of(src.resolve(path), src.resolve("vendor").resolve(path))) {
            if (Files.isDirectory(p)) {
                return p;
            }
        }
        return null;
    }

    /// Parses the files of a directory that belong to the build.
    public List<File> parse(Path dir, Diagnostics errors) throws IOException {
        List<File> files = new ArrayList<>();
        for (DirectoryScan.ScannedFile f : DirectoryScan.of(dir, build).selected()) {
            files.add(Parser.parse(new jopher.compiler.base.Source(dir.resolve(f.name()).toString(), f.bytes()), errors, dir.startsWith(src) ? java.util.EnumSet.of(Mode.STD, Mode.RUNTIME, Mode.CHECK_BRANCHES) : java.util.EnumSet.of(Mode.CHECK_BRANCHES)));
        }
        return files;
    }

    @Override
    public Package importPackage(String path, String dir) throws ImportException {
        Package known = packages.get(path);
        if (known != null) {
            return known;
        }
        Path d = find(path, dir);
        if (d == null) {
            throw new ImportException("package " + path + " is not in std");
        }
        String canonical = d.startsWith(src) ? src.relativize(d).toString() : path;
        Package vendored = packages.get(canonical);
        if (vendored != null) {
            packages.put(path, vendored);
            return vendored;
        }
        return DeepStack.call(() -> {
            try {
                List<File> files = parse(d, diagnostics);
                Checker checker = new Checker(CheckConfig.COMPILER.withoutBodies(), this, context, diagnostics);
                Checker.Result result = checker.check(canonical, files);
                Package p = result.pkg();
                checked.put(p, new Checked(checker, result, declarations(files, result)));
                packages.put(path, p);
                packages.put(canonical, p);
                return p;
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    private static Map<FuncObj, Decl.FuncDecl> declarations(List<File> files, Checker.Result result) {
        Map<FuncObj, Decl.FuncDecl> decls = new java.util.IdentityHashMap<>();
        for (File f : files) {
            for (Decl d : f.declList()) {
                if (d instanceof Decl.FuncDecl fd && result.info().defs.get(fd.name()) instanceof FuncObj obj) {
                    decls.put(obj, fd);
                }
            }
        }
        return decls;
    }

    @Override
    public Source function(FuncObj origin) {
        Checked c = checked.get(origin.pkg());
        Decl.FuncDecl d = c == null ? null : c.decls.get(origin);
        if (d == null) {
            return null;
        }
        c.checker.checkBody(origin);
        return new Source(d, c.result.info());
    }

    @Override
    public Facts facts(FuncObj origin) {
        Checked c = checked.get(origin.pkg());
        Decl.FuncDecl d = c == null ? null : c.decls.get(origin);
        return d == null ? null : Facts.of(d);
    }

    /// The import paths of the standard library that have files in the build.
    public List<String> standardPackages() throws IOException {
        java.util.Set<String> paths = new java.util.TreeSet<>();
        try (var walk = Files.walk(src)) {
            for (Path d : (Iterable<Path>) walk.filter(Files::isDirectory)::iterator) {
                String path = src.relativize(d).toString();
                if (path.isEmpty() || path.equals("cmd") || path.startsWith("cmd/") || path.equals("builtin") || path.equals("unsafe")
                        || path.contains("testdata") || ("/" + path).contains("/_")) {
                    continue;
                }
                if (!DirectoryScan.of(d, build).selected().isEmpty()) {
                    paths.add(path);
                }
            }
        }
        return List.copyOf(paths);
    }
}
