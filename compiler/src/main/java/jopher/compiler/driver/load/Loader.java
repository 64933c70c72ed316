package jopher.compiler.driver.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import jopher.compiler.base.DeepStack;
import jopher.compiler.base.Source;
import jopher.compiler.driver.load.DirectoryScan.ScannedFile;
import jopher.compiler.driver.overlay.Merge;
import jopher.compiler.driver.overlay.OverlayFiles;
import jopher.compiler.syntax.Decl;
import jopher.compiler.syntax.File;

/// Loads packages and everything they import.
///
/// Depth first, imports in path order, as go does, so that messages come in go's order. All that is wrong is collected and
/// thrown together.
public final class Loader {
    private final Goroot goroot;
    private final ModuleGraph modules;
    private final OverlayFiles overlay;
    private final LoadOptions options;
    private final BuildContext stdContext;
    private final BuildContext moduleContext;

    private final LoadMemory memory;
    private final StandardMemory standardMemory;
    /// By what the standard package that is being read can be remembered, or null.
    private String standardKey;
    private final Map<String, LoadedPackage> loadedBefore;
    private final Map<String, LoadedPackage> packages = new LinkedHashMap<>();
    private final List<LoadedPackage> ordered = new ArrayList<>();
    private final Set<String> failed = new LinkedHashSet<>();
    private final Map<String, Boolean> standardPaths = new HashMap<>();
    private final Set<String> errors = new LinkedHashSet<>();
    /// Packages that import an internal package they may not: go names the first of them.
    private final Set<String> internalRefused = new LinkedHashSet<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<Step> stack = new ArrayList<>();

    /// One import on the way from an argument to the package being loaded: the package, and the file that imports it.
    private record Step(String path, String fromFile) {}

    public Loader(Goroot goroot, ModuleGraph modules, OverlayFiles overlay, LoadOptions options) {
        this(goroot, modules, overlay, options, Map.of(), LoadMemory.NONE);
    }

    /// @param loadedBefore standard packages of another program with the same tags, taken as they are
    /// @param memory what an earlier run found out
    public Loader(Goroot goroot, ModuleGraph modules, OverlayFiles overlay, LoadOptions options, Map<String, LoadedPackage> loadedBefore, LoadMemory memory) {
        this.memory = memory;
        this.loadedBefore = loadedBefore;
        this.goroot = goroot;
        this.modules = modules;
        this.overlay = overlay;
        this.options = options;
        this.stdContext = BuildContext.std(options.tags());
        this.moduleContext = BuildContext.modules(options.tags());
        this.standardMemory = new StandardMemory(memory, stdContext.tags(), memory == LoadMemory.NONE ? "" : overlay.hash(), Instant.now());
    }

    /// Loads what the arguments name: patterns, or the .go files of one package.
    public LoadedProgram load(List<String> arguments) throws LoadException {
        return onDeepStack(() -> {
            List<LoadedPackage> roots = new ArrayList<>();
            loadRoot("runtime");
            if (isFileList(arguments)) {
                add(roots, loadFiles(arguments));
            } else {
                Patterns patterns = new Patterns(options.cwd(), goroot, modules, overlay, warnings::add, tests != null);
                for (String path : patterns.expand(arguments.isEmpty() ? List.of(".") : arguments, errors)) {
                    add(roots, loadRoot(path));
                }
            }
            return finish(roots);
        });
    }

    /// Loads the package that consists of these .go files.
    public LoadedProgram loadFileList(List<String> names) throws LoadException {
        return onDeepStack(() -> {
            List<LoadedPackage> roots = new ArrayList<>();
            loadRoot("runtime");
            add(roots, loadFiles(names));
            return finish(roots);
        });
    }

    /// What an argument named: its package, null if there is none, and what went wrong on the way.
    public record Listed(String path, LoadedPackage pkg, List<String> errors) {}

    /// For `go list`: everything that the arguments name, whether it loads or not.
    ///
    /// @param find without imports
    public List<Listed> list(List<String> arguments, boolean find) throws LoadException {
        listing = true;
        this.find = find;
        List<Listed> out = new ArrayList<>();
        onDeepStack(() -> {
            if (isFileList(arguments)) {
                LoadedPackage p = loadFiles(arguments);
                out.add(new Listed(LoadedPackage.COMMAND_LINE, p, List.copyOf(errors)));
                return null;
            }
            Set<String> noted = new LinkedHashSet<>();
            Patterns patterns = new Patterns(options.cwd(), goroot, modules, overlay, warnings::add, tests != null);
            Set<String> roots = patterns.expand(arguments.isEmpty() ? List.of(".") : arguments, errors);
            if (!errors.isEmpty()) {
                out.add(new Listed("", null, List.copyOf(errors)));
                noted.addAll(errors);
            }
            for (String path : roots) {
                LoadedPackage p = path.equals("unsafe") ? null : loadRoot(path);
                List<String> fresh = errors.stream().filter(noted::add).toList();
                out.add(new Listed(path, p, fresh));
            }
            return null;
        });
        return out;
    }

    private boolean listing;
    private boolean find;
    /// What is to be tested; null if nothing is.
    private TestVariant tests;

    /// Expands arguments as [#load] does, to packages that may have tests: import paths in the order of the arguments. What is wrong goes to `wrong`.
    public List<String> testPaths(List<String> arguments, List<String> wrong) {
        tests = new TestVariant("");
        Patterns patterns = new Patterns(options.cwd(), goroot, modules, overlay, warnings::add, tests != null);
        Set<String> out = patterns.expand(arguments.isEmpty() ? List.of(".") : arguments, wrong);
        out.remove("unsafe");
        return List.copyOf(out);
    }

    /// Whether arguments are the .go files of one package.
    public boolean areFiles(List<String> arguments) {
        return isFileList(arguments);
    }

    /// Loads the program that tests a package: the package with its test files, in the place of the package for all that import it; its external
    /// tests; and a main package ([TestMain]). A package without tests is loaded alone. The loader can be used once.
    ///
    /// The roots are the main package, if there is one, the package and its external tests, in this order.
    ///
    /// @param files the .go files it consists of, if the path is [LoadedPackage#COMMAND_LINE]
    public LoadedProgram loadTests(String path, List<String> files) throws LoadException {
        tests = new TestVariant(path);
        return onDeepStack(() -> {
            loadRoot("runtime");
            LoadedPackage p = path.equals(LoadedPackage.COMMAND_LINE) ? loadFiles(files) : loadRoot(path);
            if (p == null || !tests.exist()) {
                List<LoadedPackage> roots = new ArrayList<>();
                add(roots, p);
                return finish(roots);
            }
            standardKey = null; // what follows is not remembered
            LoadedPackage external = null;
            if (tests.hasExternal()) {
                external = complete(tests.externalPath(), p.dir(), p.module(), p.isStandard(), p.goVersion(), p.isStandard(), tests.external());
            }
            List<LoadedPackage> roots = new ArrayList<>();
            if (errors.isEmpty()) {
                standardKey = null;
                add(roots, complete(tests.mainPath(), Path.of(""), null, false, p.goVersion(), false, List.of(tests.main(p))));
            }
            roots.add(p);
            add(roots, external);
            TestVariant.mark(ordered, p, external, tests);
            return finish(roots);
        });
    }

    /// `go: warning: …` lines so far.
    public List<String> warnings() {
        return warnings;
    }

    public ModuleGraph modules() {
        return modules;
    }

    /// Whether the arguments are the files of one package: the first that ends in .go and is no folder decides.
    private boolean isFileList(List<String> arguments) {
        for (String a : arguments) {
            if (a.endsWith(".go")) {
                Path f = options.cwd().resolve(a);
                // a path that exists as a folder, or a name that is not there, may be an import path
                if (Files.isRegularFile(f) || Files.exists(f) && !Files.isDirectory(f)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Loads packages by import path alone.
    public LoadedProgram loadPaths(Iterable<String> paths) throws LoadException {
        return onDeepStack(() -> {
            List<LoadedPackage> roots = new ArrayList<>();
            loadRoot("runtime");
            for (String p : paths) {
                add(roots, loadRoot(p));
            }
            return finish(roots);
        });
    }

    @FunctionalInterface
    private interface Work {
        LoadedProgram run() throws LoadException;
    }

    private static LoadedProgram onDeepStack(Work work) throws LoadException {
        LoadException[] failure = {null};
        LoadedProgram p = DeepStack.call(() -> {
            try {
                return work.run();
            } catch (LoadException e) {
                failure[0] = e;
                return null;
            }
        });
        if (failure[0] != null) {
            throw failure[0];
        }
        return p;
    }

    private static void add(List<LoadedPackage> roots, LoadedPackage p) {
        if (p != null && !roots.contains(p)) {
            roots.add(p);
        }
    }

    private LoadedProgram finish(List<LoadedPackage> roots) throws LoadException {
        if (!errors.isEmpty()) {
            warnings.addAll(errors);
            throw new LoadException(warnings);
        }
        return new LoadedProgram(goroot, List.copyOf(ordered), List.copyOf(roots), packages, modules, List.copyOf(warnings));
    }

    /// A path as go shows it: relative to the working folder where that is shorter.
    private String show(Path file) {
        return shorten(options.cwd(), file.toString());
    }

    /// `file` relative to `cwd` where that is shorter (cmd/go/internal/base.ShortPath).
    public static String shorten(Path cwd, String file) {
        Path p = Path.of(file);
        if (!p.isAbsolute()) {
            return file;
        }
        try {
            String rel = cwd.relativize(p).toString();
            return !rel.isEmpty() && rel.length() < file.length() ? rel : file;
        } catch (IllegalArgumentException e) {
            return file;
        }
    }

    // ---- packages ----

    private LoadedPackage loadFiles(List<String> names) {
        Path dir = null;
        List<ScannedFile> files = new ArrayList<>();
        for (String n : names) {
            if (!n.endsWith(".go")) {
                errors.add("named files must be .go files: " + n);
                return null;
            }
            Path file = options.cwd().resolve(n).normalize();
            if (!Files.isRegularFile(file)) {
                errors.add(Files.isDirectory(file) ? n + " is a directory, should be a Go file" : "stat " + n + ": no such file or directory");
                return null;
            }
            if (dir != null && !dir.equals(file.getParent())) {
                errors.add("named files must all be in one directory; have " + showDir(dir) + " and " + showDir(file.getParent()));
                return null;
            }
            dir = file.getParent();
            byte[] bytes;
            try {
                bytes = Files.readAllBytes(file);
            } catch (IOException e) {
                errors.add("open " + n + ": " + reason(e));
                return null;
            }
            FileHeader h = FileHeader.scan(bytes);
            // build constraints do not count for files named on the command line, as in go
            files.add(new ScannedFile(file.getFileName().toString(), bytes, h));
        }
        files.sort(java.util.Comparator.comparing(ScannedFile::name));
        Module m = modules.mainOf(dir);
        try {
            if (tests != null) {
                files = tests.split(files);
            }
            return complete(LoadedPackage.COMMAND_LINE, dir, m, false, m == null ? "go1." + BuildContext.RELEASE : m.language(), false, files);
        } catch (LoadException e) {
            errors.add(e.getMessage());
            return null;
        }
    }

    private String showDir(Path dir) {
        String s = show(dir);
        return dir.equals(options.cwd()) ? "." : s;
    }

    static String reason(IOException e) {
        return switch (e) {
            case java.nio.file.NoSuchFileException _ -> "no such file or directory";
            case java.nio.file.AccessDeniedException _ -> "permission denied";
            case java.nio.file.FileSystemException f when f.getReason() != null -> f.getReason();
            default -> String.valueOf(e.getMessage());
        };
    }

    /// Loads a package that an argument names; its error is noted.
    private LoadedPackage loadRoot(String path) {
        try {
            return loadPath(path);
        } catch (LoadException e) {
            errors.add(e.getMessage().startsWith("build constraints") ? "package " + path + ": " + e.getMessage() : e.getMessage());
            return null;
        }
    }

    /// Loads the package with this resolved path; null if it failed before or its errors are noted already. What is
    /// thrown has no position: whoever imports it adds that.
    private LoadedPackage loadPath(String path) throws LoadException {
        LoadedPackage known = packages.get(path);
        if (known != null || failed.contains(path)) {
            return known;
        }
        LoadedPackage before = loadedBefore.get(path);
        if (before != null && !options.local().containsKey(path)) {
            take(before);
            return before;
        }
        LoadedPackage p = null;
        try {
            p = options.local().containsKey(path) ? loadLocal(path) : isStandard(path) ? loadStandard(path) : loadFromModule(path);
        } catch (IOException e) {
            throw new LoadException("package " + path + ": " + reason(e));
        } finally {
            if (p == null) {
                failed.add(path);
            }
        }
        return p;
    }

    /// Adds a package loaded before, and what it imports before it.
    private void take(LoadedPackage p) {
        if (packages.putIfAbsent(p.path(), p) == null) {
            p.imports().values().forEach(this::take);
            ordered.add(p);
        }
    }

    /// A package for `go tool compile`, which leaves what is wrong with its syntax and its imports to the checker.
    private LoadedPackage loadLocal(String path) throws IOException {
        List<ScannedFile> scanned = new ArrayList<>();
        List<Path> paths = options.local().get(path);
        for (Path f : paths) {
            byte[] bytes = Files.readAllBytes(f);
            scanned.add(new ScannedFile(f.getFileName().toString(), bytes, FileHeader.scan(bytes)));
        }
        String name = scanned.stream().map(f -> f.header().packageName()).filter(n -> n != null && !n.isEmpty()).findFirst().orElse("p");
        LoadedPackage p = new LoadedPackage(path, name, paths.get(0).getParent(), null, false, options.dialect().goVersion(), !options.dialect().complete(), scanned, new TreeMap<>());
        p.setDialect(options.dialect());
        packages.put(path, p);
        for (File f : p.files()) {
            for (Decl.ImportDecl i : f.imports()) {
                if (i.path() != null && !i.path().bad()) {
                    String quoted = i.path().value();
                    String written = quoted.substring(1, quoted.length() - 1);
                    LoadedPackage q = written.equals("unsafe") || written.equals("C") || !written.startsWith(".") && !ImportPaths.isValid(written) ? null : importOfLocal(p, written);
                    if (q != null) {
                        p.imports().put(written, q);
                    }
                }
            }
        }
        p.order = ordered.size();
        ordered.add(p);
        return p;
    }

    private LoadedPackage importOfLocal(LoadedPackage p, String written) throws IOException {
        String path = ImportPaths.isLocal(written) ? localTarget(p, written) : options.local().containsKey(written) || isStandard(written) ? written : "test/" + written;
        if (path == null || path.equals(p.path()) || !isStandard(path) && !options.local().containsKey(path)) {
            return null;
        }
        try {
            return loadPath(path);
        } catch (LoadException e) {
            return null;
        }
    }

    private LoadedPackage loadStandard(String path) throws IOException, LoadException {
        Path dir = goroot.src().resolve(path);
        String version = "go1." + BuildContext.RELEASE;
        if (path.startsWith(ImportPaths.COMMAND_VENDOR)) {
            return loadVendoredForCommands(path, dir, version);
        }
        String key = isTested(path) ? null : standardMemory.key(path, dir);
        Optional<StandardMemory.Entry> known = key == null ? Optional.empty() : standardMemory.get(key);
        if (known.isPresent()) {
            StandardMemory.Entry e = known.get();
            LoadedPackage p = new LoadedPackage(path, e.name(), dir, null, true, version, true, e.files(), overlay.files(path), e.hash());
            if (p.hasOverlay()) {
                mergeLater(p);
            }
            return withImports(p, e.imports());
        }
        DirectoryScan scan = DirectoryScan.of(dir, stdContext);
        standardKey = key;
        return complete(path, dir, null, true, version, true, tested(path, scan, scan.selected()));
    }

    private boolean isTested(String path) {
        return tests != null && path.equals(tests.path());
    }

    /// The files of a package, and its own tests where it is the one to be tested.
    private List<ScannedFile> tested(String path, DirectoryScan scan, List<ScannedFile> files) throws IOException {
        return isTested(path) ? tests.with(files, scan) : files;
    }

    /// The modules that GOROOT's commands use get overlays and files of other architectures as they do elsewhere.
    private LoadedPackage loadVendoredForCommands(String path, Path dir, String version) throws IOException, LoadException {
        DirectoryScan scan = DirectoryScan.of(dir, moduleContext);
        standardKey = null;
        return complete(path, dir, null, true, version, scan.hasAssembly(),
                ArchitectureFiles.complete(path, scan, moduleContext, overlay.files(ImportPaths.overlaid(path)).values(), version));
    }

    private LoadedPackage loadFromModule(String path) throws IOException, LoadException {
        if (ImportPaths.looksStandard(path) && modules.mains().stream().noneMatch(m -> ModuleGraph.within(m, path) != null)
                && modules.buildList().stream().noneMatch(m -> path.startsWith(m.path()))) {
            throw new LoadException("package " + path + " is not in std (" + goroot.src().resolve(path) + ")");
        }
        ModuleGraph.Found f = modules.find(path);
        DirectoryScan scan = DirectoryScan.of(f.dir(), moduleContext);
        if (scan.selected().isEmpty() && !(isTested(path) && !(scan.tests().isEmpty() && scan.xtests().isEmpty()))) {
            if (listing && stack.isEmpty() && !(scan.tests().isEmpty() && scan.xtests().isEmpty())) {
                String test = scan.tests().isEmpty() ? scan.xtests().get(0) : scan.tests().get(0);
                String name = FileHeader.scan(Files.readAllBytes(f.dir().resolve(test))).packageName().replaceFirst("_test$", "");
                LoadedPackage p = new LoadedPackage(path, name, f.dir(), f.module(), false, f.module().language(), false, List.of(), new TreeMap<>());
                packages.put(path, p);
                return p;
            }
            if (scan.ignored().isEmpty() && scan.cgo().isEmpty()) {
                throw new LoadException(scan.tests().isEmpty() && scan.xtests().isEmpty() ? "no Go files in " + f.dir()
                        : path + ": no non-test Go files in " + f.dir());
            }
            throw new LoadException("build constraints exclude all Go files in " + f.dir());
        }
        return complete(path, f.dir(), f.module(), false, f.module().language(), scan.hasAssembly(),
                tested(path, scan, ArchitectureFiles.complete(path, scan, moduleContext, overlay.files(path).values(), f.module().language())));
    }

    /// Checks the package clauses, merges the overlay, loads the imports.
    private LoadedPackage complete(String path, Path dir, Module module, boolean standard, String goVersion, boolean bodyless,
            List<ScannedFile> files) throws LoadException {
        String name = null;
        String nameFile = null;
        boolean broken = false;
        for (ScannedFile f : files) {
            FileHeader h = f.header();
            if (h.error() != null) {
                errors.add(show(dir.resolve(f.name())) + ":" + h.error());
                broken = true;
                continue;
            }
            if (name == null) {
                name = h.packageName();
                nameFile = f.name();
            } else if (!name.equals(h.packageName())) {
                String message = "found packages " + name + " (" + nameFile + ") and " + h.packageName() + " (" + f.name() + ") in " + dir;
                throw new LoadException(message);
            }
        }
        if (broken) {
            failed.add(path);
            return null;
        }
        SortedMap<String, byte[]> over = overlay.files(ImportPaths.overlaid(path));
        if (!standard || path.startsWith(ImportPaths.COMMAND_VENDOR)) {
            over = ArchitectureFiles.fitting(over, path, dir, files);
        }
        if (name == null && isTested(path) && tests.hasExternal()) { // external tests alone
            name = tests.external().getFirst().header().packageName().replaceFirst("_test$", "");
        }
        if (name == null) {
            if (over.isEmpty()) {
                throw new LoadException((standard ? "package " + path + ": " : "") + "build constraints exclude all Go files in " + dir);
            }
            name = FileHeader.scan(over.get(over.firstKey())).packageName();
        }
        LoadedPackage p = new LoadedPackage(path, name, dir, module, standard, goVersion, bodyless, files, over);
        if (isTested(path) && tests.exist()) {
            p.setLibrary();
        }
        List<FileImport> imports = new ArrayList<>();
        if (over.isEmpty()) {
            for (ScannedFile f : files) {
                for (FileHeader.Import i : f.header().imports()) {
                    imports.add(new FileImport(dir.resolve(f.name()), i));
                }
            }
            embeds(p, files);
        } else {
            mergeOverlay(p, imports);
        }
        if (standard && standardKey != null && errors.isEmpty() && !p.syntaxErrors().hasErrors() && p.embedPatterns().isEmpty()) {
            standardMemory.put(standardKey, new StandardMemory.Entry(name, p.hash(), p.fileNames(), imports));
        }
        return withImports(p, imports);
    }

    private LoadedPackage withImports(LoadedPackage p, List<FileImport> imports) {
        packages.put(p.path(), p);
        if (find) {
            return p;
        }
        stack.add(new Step(p.path(), stack.isEmpty() ? "" : pendingFile));
        try {
            loadImports(p, imports);
        } finally {
            stack.removeLast();
        }
        p.order = ordered.size();
        ordered.add(p);
        return p;
    }

    /// File that holds the import being followed.
    private String pendingFile = "";

    private void mergeOverlay(LoadedPackage p, List<FileImport> imports) {
        String key = "imports " + p.hash();
        Optional<List<FileImport>> known = memory.get(key).flatMap(b -> FileImport.read(List.of(new String(b, StandardCharsets.UTF_8).split("\n"))));
        if (known.isPresent()) {
            imports.addAll(known.get());
            mergeLater(p);
            return;
        }
        try {
            Merge.Result r = merge(p);
            errors.addAll(r.errors());
            p.setMerged(r);
            for (File f : r.files()) {
                for (Decl.ImportDecl i : f.imports()) {
                    if (i.path() != null && !i.path().bad()) {
                        String q = i.path().value();
                        imports.add(new FileImport(Path.of(f.source().path()), new FileHeader.Import(q.substring(1, q.length() - 1),
                                i.localPkgName() == null ? null : i.localPkgName().value(), i.pos().line(), i.pos().col())));
                    }
                }
            }
            if (r.errors().isEmpty() && !p.syntaxErrors().hasErrors()) {
                memory.put(key, FileImport.write(new StringBuilder(), imports));
            }
        } catch (IOException e) {
            errors.add("package " + p.path() + ": " + reason(e));
        }
    }

    private static void mergeLater(LoadedPackage p) {
        p.mergeLater(() -> {
            try {
                return merge(p);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static Merge.Result merge(LoadedPackage p) throws IOException {
        SortedMap<String, Source> originals = new TreeMap<>();
        for (Source s : p.sources()) {
            originals.put(Path.of(s.path()).getFileName().toString(), s);
        }
        return Merge.merge(p.path(), p.dir(), originals, p.overlay(), p::parse);
    }

    private void loadImports(LoadedPackage p, List<FileImport> imports) {
        SortedMap<String, FileImport> byPath = new TreeMap<>();
        for (FileImport i : imports) {
            byPath.putIfAbsent(i.at().path(), i);
        }
        for (FileImport i : imports) {
            String written = i.at().path();
            if (!ImportPaths.isLocal(written) && !written.startsWith("/") && !ImportPaths.isValid(written)) {
                // go does not look at the rest of such a package
                errors.add(i.file() + ":" + i.at().line() + ":" + i.at().col() + ": invalid import path: " + written);
                return;
            }
        }
        for (FileImport i : byPath.values()) {
            String written = i.at().path();
            if (written.equals("unsafe") || written.equals("C")) {
                continue;
            }
            String where = show(i.file()) + ":" + i.at().line() + ":" + i.at().col() + ": ";
            String path = written;
            if (ImportPaths.isLocal(written)) {
                path = localTarget(p, written);
                if (path == null) {
                    errors.add(where + "\"" + written + "\" is relative, but relative import paths are not supported in module mode");
                    continue;
                }
            } else if (!ImportPaths.isValid(written)) {
                errors.add(where + "cannot import absolute path");
                continue;
            } else if (p.isStandard()) {
                path = vendored(p, written);
            }
            if (closesCycle(path, i)) {
                continue;
            }
            pendingFile = i.file().getFileName().toString();
            LoadedPackage q;
            try {
                q = loadPath(path);
            } catch (LoadException e) {
                if (e.getMessage().startsWith(path + ": no non-test Go files") || e.getMessage().startsWith("verifying ")) {
                    errors.add(e.getMessage());
                    continue;
                }
                if (e.getMessage().startsWith("missing go.sum entry")) {
                    String version = p.module() == null || p.module().main() ? "" : "@" + p.module().version();
                    errors.add(where + e.getMessage() + " (imported by " + p.path() + "); to add:\n\tgo get " + p.path() + version);
                    continue;
                }
                boolean chain = e.getMessage().startsWith("build constraints") || e.getMessage().startsWith("no Go files");
                errors.add(chain ? importChain(path) + ": " + e.getMessage() : where + e.getMessage());
                continue;
            }
            if (q == null) {
                continue;
            }
            if (q.isMain() && !p.isStandard()) {
                errors.add(where + "import \"" + written + "\" is a program, not an importable package");
                continue;
            }
            if (!internalAllowed(p, q)) {
                if (internalRefused.add(p.path())) {
                    errors.add(importChain(null) + "\n\t" + where + "use of internal package " + written + " not allowed");
                }
                continue;
            }
            p.imports().put(written, q);
        }
    }

    /// What a standard package means by an import path: packages of modules are below src/vendor, those of commands below src/cmd/vendor.
    private String vendored(LoadedPackage p, String written) {
        String folder = p.path().startsWith("cmd/") ? ImportPaths.COMMAND_VENDOR : "vendor/";
        return !isStandard(written) || Files.isDirectory(goroot.src().resolve(folder + written)) ? folder + written : written;
    }

    private String localTarget(LoadedPackage p, String written) {
        String name = written.startsWith("./") ? written.substring(2) : written;
        if (options.local().containsKey(name)) {
            return name;
        }
        return options.local().containsKey("test/" + name) ? "test/" + name : null;
    }

    /// Whether importing `path` would close a circle; if so the error is noted.
    private boolean closesCycle(String path, FileImport last) {
        int at = -1;
        for (int i = 0; i < stack.size(); i++) {
            if (stack.get(i).path().equals(path)) {
                at = i;
            }
        }
        if (at < 0) {
            return false;
        }
        StringBuilder sb = new StringBuilder("package " + stack.get(0).path());
        for (int i = 1; i < stack.size(); i++) {
            sb.append("\n\timports ").append(stack.get(i).path()).append(" from ").append(stack.get(i).fromFile());
        }
        sb.append("\n\timports ").append(path).append(" from ").append(last.file().getFileName()).append(": import cycle not allowed");
        String first = stack.size() > 1 ? stack.get(1).fromFile() : last.file().getFileName().toString();
        if (at == 0 && isTested(path) && first.endsWith("_test.go")) {
            sb.append(" in test");
        }
        errors.add(sb.toString());
        return true;
    }

    /// `package root\n\timports a\n\timports b`: how the package being loaded was reached, and its import where given.
    private String importChain(String path) {
        StringBuilder sb = new StringBuilder("package " + stack.get(0).path());
        for (int k = 1; k < stack.size(); k++) {
            sb.append("\n\timports ").append(stack.get(k).path());
        }
        if (path != null) {
            sb.append("\n\timports ").append(path);
        }
        return sb.toString();
    }

    private boolean internalAllowed(LoadedPackage from, LoadedPackage to) {
        String parent = ImportPaths.internalParent(to.path());
        if (parent == null || options.local().containsKey(from.path()) || tests != null && from.path().equals(tests.mainPath())) {
            return true;
        }
        if (to.isStandard()) {
            // a matter of folders, as in go: cmd is a module of its own, and may
            return from.isStandard() && (from.path() + "/").startsWith(parent) || from.dir().startsWith(goroot.src().resolve(parent));
        }
        String importer = tests != null && from.path().equals(tests.externalPath()) ? tests.path() : from.path();
        if (importer.equals(LoadedPackage.COMMAND_LINE)) {
            Module m = from.module();
            if (m == null) {
                return false;
            }
            String rel = m.dir().relativize(from.dir()).toString().replace('\\', '/');
            importer = rel.isEmpty() ? m.path() : m.path() + "/" + rel;
        }
        return (importer + "/").startsWith(parent);
    }

    /// Whether the standard library has this package, in GOROOT or in the overlay.
    private boolean isStandard(String path) {
        return standardPaths.computeIfAbsent(path, k -> {
            if (path.equals("cmd") || !ImportPaths.looksStandard(path)) {
                return false;
            }
            Path dir = goroot.src().resolve(path);
            return ModuleGraph.hasGoFiles(dir) || !overlay.files(path).isEmpty();
        });
    }

    /// Of several patterns that are wrong, go names the first in alphabetical order.
    private void embeds(LoadedPackage p, List<ScannedFile> files) {
        SortedMap<String, String> patterns = new TreeMap<>();
        for (ScannedFile f : files) {
            for (FileHeader.EmbedPattern e : f.header().embeds()) {
                patterns.putIfAbsent(e.pattern(), show(p.dir().resolve(f.name())) + ":" + e.line() + ":" + e.col() + ": ");
            }
        }
        for (var e : patterns.entrySet()) {
            try {
                List<String> found = EmbedResolver.resolve(p.dir(), e.getKey());
                p.embedPatterns().put(e.getKey(), found);
                for (String file : found) {
                    p.embedFiles().put(file, p.dir().resolve(file));
                }
            } catch (LoadException x) {
                errors.add(e.getValue() + x.getMessage());
                return;
            }
        }
    }
}
