package jopher.compiler.driver.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The modules a build sees: the main module (or those of go.work), the versions chosen by minimal version selection from the
/// go.mod files in the module cache, and vendor/. Nothing is ever downloaded.
///
/// A main module of Go 1.17 or later lists every module it needs, so the requirements of its dependencies are only read when an
/// import is not found without them (Go Modules Reference, lazy module loading).
public final class ModuleGraph {
    /// Where a package of a module was found.
    public record Found(Module module, Path dir) {}

    private final Path cwd;
    private final Path cache;
    private final List<Module> mains = new ArrayList<>();
    private final List<GoMod> mainFiles = new ArrayList<>();
    private final List<GoMod.Replace> replaces = new ArrayList<>();
    /// Folder that relative replacements of each entry of `replaces` start from.
    private final List<Path> replaceRoots = new ArrayList<>();
    private final Set<String> excluded = new HashSet<>();
    private final Map<String, String> selected = new TreeMap<>();
    private final Map<String, Module> modules = new LinkedHashMap<>();
    private Vendor vendor;
    private boolean vendorByDefault;
    private GoSum sums = GoSum.unchecked();

    /// What go.sum says of a module's files, empty if nothing.
    public String sum(String path, String version) {
        return sums.of(path, version);
    }

    private String modFile = "";
    private String running;
    /// The go.work file in force, null if there is none.
    private Path workspace;
    private boolean expanded;

    private ModuleGraph(Path cwd, Path cache) {
        this.cwd = cwd;
        this.cache = cache;
    }

    /// `modFlag` is the value of -mod, "" if absent.
    public static ModuleGraph load(Path cwd, GoEnv env, String modFlag) throws LoadException {
        return load(cwd, env, modFlag, "", "1." + BuildContext.RELEASE);
    }

    /// @param modFile value of -modfile, "" if absent: it is read instead of go.mod
    /// @param running the version of Go that we are, `1.26.8`
    public static ModuleGraph load(Path cwd, GoEnv env, String modFlag, String modFile, String running) throws LoadException {
        if (!modFile.isEmpty() && !modFile.endsWith(".mod")) {
            throw new LoadException("go: -modfile=" + modFile + ": file does not have .mod extension");
        }
        ModuleGraph g = new ModuleGraph(cwd, env.modCache());
        g.modFile = modFile;
        g.running = running;
        try {
            g.loadMains(env, modFlag);
        } catch (IOException e) {
            throw new LoadException("go: reading go.mod: " + e.getMessage());
        }
        return g;
    }

    private void loadMains(GoEnv env, String modFlag) throws IOException, LoadException {
        String off = env.get("GO111MODULE");
        if (off.equals("off")) {
            return;
        }
        Path work = workFile(env);
        workspace = work;
        Path root = upwards(cwd, "go.mod");
        if (work != null) {
            for (String line : useDirs(work)) {
                addMain(work.getParent().resolve(line).normalize());
            }
        } else if (root != null) {
            addMain(root);
        }
        for (GoMod m : mainFiles) {
            for (GoMod.Exclude e : m.exclude()) {
                excluded.add(e.path() + "@" + e.version());
            }
        }
        for (GoMod m : mainFiles) {
            for (GoMod.Require r : m.require()) {
                select(r.path(), r.version());
            }
        }
        if (mains.size() == 1 && work == null) {
            Path v = mains.get(0).dir().resolve("vendor");
            boolean byDefault = modFlag.isEmpty() && minor(mains.get(0).go()) >= 14;
            if (modFlag.equals("vendor") || byDefault && Files.isDirectory(v)) {
                vendor = Vendor.read(v);
                vendorByDefault = modFlag.isEmpty();
                vendor.checkAgainst(mainFiles.get(0));
            }
        }
        sums = modFlag.equals("mod") ? GoSum.unchecked() : GoSum.read(cache, workspace, mains, modFile.isEmpty() ? null : cwd.resolve(modFile));
        if (vendor == null && mainFiles.stream().anyMatch(m -> minor(m.go()) < 17)) {
            expand();
        }
    }

    private void addMain(Path root) throws IOException, LoadException {
        Path file = modFile.isEmpty() ? root.resolve("go.mod") : cwd.resolve(modFile);
        if (!Files.isRegularFile(file)) {
            throw new LoadException(workspace != null ? "go: cannot load module " + show(root) + " listed in go.work file: open " + show(file) + ": no such file or directory"
                    : "go: open " + show(file) + ": no such file or directory");
        }
        GoMod m = GoMod.read(file, show(file));
        if (m.module().isEmpty()) {
            throw new LoadException(List.of("go: error reading " + show(file) + ": missing module declaration. To specify the module path:",
                    "\tgo mod edit -module=example.com/mod"));
        }
        if (SemVer.compare("v" + m.go(), "v" + running) > 0 && minor(m.go()) >= BuildContext.RELEASE) {
            throw new LoadException("go: " + show(file) + " requires go >= " + m.go() + " (running go " + running + "; GOTOOLCHAIN=local)");
        }
        mains.add(new Module(m.module(), "", root, m.go(), true, null));
        mainFiles.add(m);
        for (GoMod.Replace r : m.replace()) {
            replaces.add(r);
            replaceRoots.add(root);
        }
    }

    private String show(Path file) {
        return file.startsWith(cwd) ? cwd.relativize(file).toString() : file.toString();
    }

    private static Path upwards(Path from, String name) {
        for (Path p = from; p != null; p = p.getParent()) {
            if (Files.isRegularFile(p.resolve(name))) {
                return p;
            }
        }
        return null;
    }

    private Path workFile(GoEnv env) {
        String w = env.get("GOWORK");
        if (w.equals("off")) {
            return null;
        }
        if (!w.isEmpty()) {
            return Path.of(w);
        }
        Path dir = upwards(cwd, "go.work");
        return dir == null ? null : dir.resolve("go.work");
    }

    private List<String> useDirs(Path work) throws IOException, LoadException {
        List<String> dirs = new ArrayList<>();
        String block = null;
        int n = 0;
        for (String raw : Files.readAllLines(work)) {
            List<String> w = GoMod.words(raw, show(work), ++n);
            if (w.isEmpty()) {
                continue;
            }
            if (block != null && w.get(0).equals(")")) {
                block = null;
                continue;
            }
            String verb = block == null ? w.get(0) : block;
            List<String> args = block == null ? w.subList(1, w.size()) : w;
            if (block == null && args.size() == 1 && args.get(0).equals("(")) {
                block = verb;
            } else if (verb.equals("use") && args.size() == 1) {
                dirs.add(args.get(0));
            } else if (verb.equals("replace")) {
                int arrow = args.indexOf("=>");
                if (arrow >= 1 && args.size() > arrow + 1) {
                    replaces.add(new GoMod.Replace(args.get(0), arrow == 2 ? args.get(1) : "", args.get(arrow + 1),
                            args.size() - arrow == 3 ? args.get(arrow + 2) : ""));
                    replaceRoots.add(work.getParent());
                }
            }
        }
        return dirs;
    }

    /// The second number of a language version, 16 where there is none.
    static int minor(String go) {
        String[] parts = go.split("[.a-z]");
        try {
            return parts.length < 2 ? 16 : Integer.parseInt(parts[1]);
        } catch (NumberFormatException e) {
            return 16;
        }
    }

    private boolean select(String path, String version) {
        if (excluded.contains(path + "@" + version) || mains.stream().anyMatch(m -> m.path().equals(path))) {
            return false;
        }
        String old = selected.get(path);
        if (old != null && SemVer.compare(old, version) >= 0) {
            return false;
        }
        selected.put(path, version);
        modules.remove(path);
        return true;
    }

    /// Minimal version selection over every go.mod file that is on this machine.
    private void expand() {
        if (expanded) {
            return;
        }
        expanded = true;
        Deque<Map.Entry<String, String>> work = new ArrayDeque<>(new TreeMap<>(selected).entrySet());
        Set<String> seen = new LinkedHashSet<>();
        while (!work.isEmpty()) {
            Map.Entry<String, String> next = work.poll();
            if (!seen.add(next.getKey() + "@" + next.getValue())) {
                continue;
            }
            GoMod m = goModOf(next.getKey(), next.getValue());
            if (m == null) {
                continue;
            }
            for (GoMod.Require r : m.require()) {
                if (select(r.path(), r.version())) {
                    work.add(Map.entry(r.path(), r.version()));
                }
            }
        }
    }

    private int replacementOf(String path, String version) {
        int any = -1;
        for (int i = 0; i < replaces.size(); i++) {
            GoMod.Replace r = replaces.get(i);
            if (r.path().equals(path)) {
                if (r.version().equals(version)) {
                    return i;
                }
                if (r.version().isEmpty()) {
                    any = i;
                }
            }
        }
        return any;
    }

    private GoMod goModOf(String path, String version) {
        int i = replacementOf(path, version);
        Path file;
        if (i >= 0 && replaces.get(i).isLocal()) {
            file = replaceRoots.get(i).resolve(replaces.get(i).newPath()).resolve("go.mod");
        } else {
            String p = i >= 0 ? replaces.get(i).newPath() : path;
            String v = i >= 0 ? replaces.get(i).newVersion() : version;
            file = cache.resolve("cache/download").resolve(escape(p)).resolve("@v").resolve(escape(v) + ".mod");
            if (!Files.isRegularFile(file)) {
                file = cache.resolve(escape(p) + "@" + escape(v)).resolve("go.mod");
            }
        }
        try {
            return Files.isRegularFile(file) ? GoMod.read(file, file.toString()) : null;
        } catch (IOException | LoadException e) {
            return null;
        }
    }

    /// The selected module of this path, null if it is not in the build list.
    private Module module(String path) {
        String version = selected.get(path);
        if (version == null) {
            return null;
        }
        return modules.computeIfAbsent(path, k -> {
            int i = replacementOf(path, version);
            GoMod.Replace r = i < 0 ? null : replaces.get(i);
            Path dir = r == null ? cache.resolve(escape(path) + "@" + escape(version))
                    : r.isLocal() ? replaceRoots.get(i).resolve(r.newPath()).normalize()
                    : cache.resolve(escape(r.newPath()) + "@" + escape(r.newVersion()));
            GoMod m = goModOf(path, version);
            return new Module(path, version, Files.isDirectory(dir) ? dir : null, m == null ? "" : m.go(), false, r);
        });
    }

    /// Module paths and versions as they are spelled in the file system: capitals become `!` and the small letter.
    static String escape(String s) {
        StringBuilder sb = new StringBuilder();
        for (char c : s.toCharArray()) {
            if (c >= 'A' && c <= 'Z') {
                sb.append('!').append((char) (c + 32));
            } else {
                sb.append(c);
            }
        }
        return sb.toString();
    }

    /// The main modules; empty outside a module.
    public List<Module> mains() {
        return mains;
    }

    public boolean isWorkspace() {
        return workspace != null;
    }

    /// The go.work file in force, null if there is none.
    public Path workFile() {
        return workspace;
    }

    /// Whether a folder lies in some module.
    boolean hasModFile(Path dir) {
        return upwards(dir, "go.mod") != null;
    }

    Path hasModFileAt(Path dir) {
        return upwards(dir, "go.mod");
    }

    /// go.mod `ignore` paths of a main module.
    public List<String> ignored(Module main) {
        int i = mains.indexOf(main);
        return i < 0 ? List.of() : mainFiles.get(i).ignore();
    }

    /// The main module that contains a folder, null if none does.
    public Module mainOf(Path dir) {
        Module best = null;
        for (Module m : mains) {
            if (dir.startsWith(m.dir()) && (best == null || m.dir().startsWith(best.dir()))) {
                best = m;
            }
        }
        return best;
    }

    /// The build list: main modules first, then by path.
    public List<Module> buildList() {
        List<Module> out = new ArrayList<>(mains);
        for (String p : selected.keySet()) {
            out.add(module(p));
        }
        return out;
    }

    /// Finds the package with this import path; throws with go's message if no module has it.
    public Found find(String importPath) throws LoadException {
        for (Module m : mains) {
            Path dir = within(m, importPath);
            if (dir != null && !crossesModule(m.dir(), dir) && hasGoFiles(dir)) {
                return new Found(m, dir);
            }
        }
        if (vendor != null) {
            Path dir = vendor.dir().resolve(importPath);
            if (hasGoFiles(dir)) {
                Module m = vendor.moduleOf(importPath);
                return new Found(m == null ? mains.get(0) : m, dir);
            }
            throw new LoadException("cannot find module providing package " + importPath + ": import lookup disabled by -mod=vendor"
                    + (vendorByDefault ? "\n\t(Go version in go.mod is at least 1.14 and vendor directory exists.)" : ""));
        }
        Module absent = null;
        for (int round = 0; round < 2; round++) {
            for (String path = importPath; !path.isEmpty(); path = path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "") {
                Module m = module(path);
                if (m == null) {
                    continue;
                }
                if (m.dir() == null) {
                    absent = absent == null ? m : absent;
                    continue;
                }
                Path dir = within(m, importPath);
                if (dir != null && hasGoFiles(dir)) {
                    sums.check(m, importPath);
                    return new Found(m, dir);
                }
            }
            if (expanded || absent != null || mains.isEmpty()) {
                break;
            }
            expand();
        }
        if (absent != null) {
            String local = absent.replacedBy() != null && absent.replacedBy().isLocal() ? "replacement directory " + absent.replacedBy().newPath() + " does not exist"
                    : "module is not in the module cache; to fetch it:\n\tgo mod download " + absent.path();
            sums.check(absent, importPath);
            throw new LoadException(absent.id() + ": " + local);
        }
        if (mains.isEmpty()) {
            throw new LoadException("no required module provides package " + importPath
                    + ": go.mod file not found in current directory or any parent directory; see 'go help modules'");
        }
        throw new LoadException("no required module provides package " + importPath + "; to add it:\n\tgo get " + importPath);
    }

    /// The folder that `importPath` has in a module, null if its path does not start with the module's.
    public static Path within(Module m, String importPath) {
        if (importPath.equals(m.path())) {
            return m.dir();
        }
        return importPath.startsWith(m.path() + "/") ? m.dir().resolve(importPath.substring(m.path().length() + 1)) : null;
    }

    private static boolean crossesModule(Path root, Path dir) {
        for (Path p = dir; p != null && !p.equals(root); p = p.getParent()) {
            if (Files.exists(p.resolve("go.mod"))) {
                return true;
            }
        }
        return false;
    }

    static boolean hasGoFiles(Path dir) {
        try (var s = Files.newDirectoryStream(dir, "*.go")) {
            return s.iterator().hasNext();
        } catch (IOException e) {
            return false;
        }
    }

    /// vendor/modules.txt: which module each vendored package came from.
    private record Vendor(Path dir, Map<String, Module> byPackage, Map<String, String> explicit) {
        /// What go.mod requires and what was vendored must agree (cmd/go/internal/modload, checkVendorConsistency).
        void checkAgainst(GoMod main) throws LoadException {
            if (minor(main.go()) < 14) {
                return;
            }
            List<String> wrong = new ArrayList<>();
            Map<String, String> required = new TreeMap<>();
            for (GoMod.Require r : main.require()) {
                required.put(r.path(), r.version());
                if (!r.version().equals(explicit.get(r.path()))) {
                    wrong.add("\n\t" + r.path() + "@" + r.version() + ": is explicitly required in go.mod, but not marked as explicit in vendor/modules.txt");
                }
            }
            explicit.forEach((path, version) -> {
                if (!version.equals(required.get(path))) {
                    wrong.add("\n\t" + path + "@" + version + ": is marked as explicit in vendor/modules.txt, but not explicitly required in go.mod");
                }
            });
            if (!wrong.isEmpty()) {
                throw new LoadException("go: inconsistent vendoring in " + dir.getParent() + ":" + String.join("", wrong)
                        + "\n\n\tTo ignore the vendor directory, use -mod=readonly or -mod=mod.\n\tTo sync the vendor directory, run:\n\t\tgo mod vendor");
            }
        }

        static Vendor read(Path dir) throws IOException, LoadException {
            Map<String, Module> map = new LinkedHashMap<>();
            Map<String, String> explicit = new TreeMap<>();
            Path list = dir.resolve("modules.txt");
            if (!Files.isRegularFile(list)) {
                return new Vendor(dir, map, explicit);
            }
            String path = "";
            String version = "";
            String go = "";
            boolean marked = false;
            for (String line : Files.readAllLines(list)) {
                if (line.startsWith("# ")) {
                    String[] w = line.split(" ");
                    path = w[1];
                    version = w.length > 2 && !w[2].equals("=>") ? w[2] : "";
                    go = "";
                    marked = false;
                } else if (line.startsWith("## ")) {
                    for (String s : line.substring(3).split(";")) {
                        marked |= s.strip().equals("explicit");
                        if (s.strip().startsWith("go ")) {
                            go = s.strip().substring(3).strip();
                        }
                    }
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    if (marked) {
                        explicit.put(path, version);
                    }
                    map.put(line.strip(), new Module(path, version, dir.resolve(path), go, false, null));
                }
            }
            return new Vendor(dir, map, explicit);
        }

        Module moduleOf(String importPath) {
            return byPackage.get(importPath);
        }
    }
}
