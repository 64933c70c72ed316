package jopher.compiler.driver.load;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import jopher.compiler.driver.overlay.OverlayFiles;

/// Turns package arguments into import paths: `.`, `./x`, `./...`, `std`, `all`, `a/b/...`, plain paths
/// (go help packages).
final class Patterns {
    private final Path cwd;
    private final Goroot goroot;
    private final ModuleGraph modules;
    private final OverlayFiles overlay;
    private final java.util.function.Consumer<String> warnings;
    /// Whether folders that have tests alone count.
    private final boolean tests;

    Patterns(Path cwd, Goroot goroot, ModuleGraph modules, OverlayFiles overlay, java.util.function.Consumer<String> warnings, boolean tests) {
        this.tests = tests;
        this.warnings = warnings;
        this.cwd = cwd;
        this.goroot = goroot;
        this.modules = modules;
        this.overlay = overlay;
    }

    /// The import paths in argument order, without repetitions; what is wrong goes to `errors` in go's words.
    Set<String> expand(List<String> arguments, Collection<String> errors) {
        Set<String> out = new LinkedHashSet<>();
        for (String arg : arguments) {
            try {
                if (arg.equals("std")) {
                    out.addAll(standard());
                } else if (arg.equals("cmd")) {
                    out.addAll(commands());
                } else if (arg.equals("all") || arg.equals("work")) {
                    for (Module m : modules.mains()) {
                        out.addAll(underModule(m, m.dir(), "..."));
                    }
                } else if (ImportPaths.isLocal(arg) || Path.of(arg).isAbsolute()) {
                    local(arg, out, errors);
                } else if (arg.contains("...")) {
                    Set<String> found = byPattern(arg);
                    if (found.isEmpty()) {
                        warn(arg);
                    }
                    out.addAll(found);
                } else {
                    out.add(arg);
                }
            } catch (LoadException e) {
                errors.addAll(e.lines());
            } catch (IOException e) {
                errors.add("pattern " + arg + ": " + Loader.reason(e));
            }
        }
        return out;
    }

    private void local(String arg, Set<String> out, Collection<String> errors) throws IOException, LoadException {
        int dots = arg.indexOf("...");
        String fixed = dots < 0 ? arg : arg.substring(0, Math.max(arg.lastIndexOf('/', dots), 0));
        Path dir = cwd.resolve(fixed.isEmpty() ? (arg.startsWith("/") ? "/" : ".") : fixed).normalize();
        boolean inStd = dir.startsWith(goroot.src());
        Module m = modules.mainOf(dir);
        if (m == null && !inStd) {
            if (dots >= 0) {
                throw new LoadException("pattern " + arg + ": directory prefix " + fixed + " does not contain "
                        + (modules.isWorkspace() ? "modules listed in go.work or their" : "main module or its") + " selected dependencies");
            }
            if (modules.mains().isEmpty()) {
                throw new LoadException("go: go.mod file not found in current directory or any parent directory; see 'go help modules'");
            }
            if (!Files.isDirectory(dir)) {
                throw new LoadException("stat " + dir + ": directory not found");
            }
            String shown = Loader.shorten(cwd, dir.toString());
            if (modules.isWorkspace()) {
                throw new LoadException(modules.hasModFile(dir)
                        ? "directory " + shown + " is contained in a module that is not one of the workspace modules listed in go.work. You can add the module to the workspace using:\n\tgo work use "
                                + Loader.shorten(cwd, modules.hasModFileAt(dir).toString())
                        : "directory " + shown + " outside modules listed in go.work or their selected dependencies");
            }
            throw new LoadException("directory " + shown + " outside main module or its selected dependencies");
        }
        if (!Files.isDirectory(dir)) {
            throw new LoadException(dots >= 0 ? "pattern " + arg + ": lstat " + fixed + "/: no such file or directory" : "stat " + dir + ": directory not found");
        }
        if (dots < 0) {
            if (m != null && !dir.equals(m.dir()) && !m.dir().equals(modules.hasModFileAt(dir))) {
                throw new LoadException("main module (" + m.path() + ") does not contain package " + pathIn(m, dir));
            }
            if (!ModuleGraph.hasGoFiles(dir)) {
                throw new LoadException("no Go files in " + dir);
            }
            out.add(inStd && m == null ? slashes(goroot.src().relativize(dir)) : pathIn(m, dir));
        } else if (inStd && m == null) {
            String base = slashes(goroot.src().relativize(dir));
            for (String p : standard()) {
                if (base.isEmpty() || p.equals(base) || p.startsWith(base + "/")) {
                    out.add(p);
                }
            }
        } else {
            String rest = arg.substring(Math.max(arg.lastIndexOf('/', dots) + 1, 0));
            String base = slashes(dir.equals(m.dir()) ? Path.of("") : m.dir().relativize(dir));
            String pattern = (base.isEmpty() ? "" : base + "/") + rest;
            List<String> found = underModule(m, dir, pattern);
            if (found.isEmpty()) {
                warn(arg);
            }
            out.addAll(found);
        }
    }

    private void warn(String arg) {
        warnings.accept("go: warning: \"" + arg + "\" matched no packages");
    }

    private static String slashes(Path p) {
        return p.toString().replace('\\', '/');
    }

    private static String pathIn(Module m, Path dir) {
        return dir.equals(m.dir()) ? m.path() : m.path() + "/" + slashes(m.dir().relativize(dir));
    }

    /// Packages of a module at or below `dir` whose folder, relative to the module, matches `pattern`.
    private List<String> underModule(Module m, Path dir, String pattern) throws IOException {
        List<String> out = new ArrayList<>();
        List<String> ignored = modules.ignored(m);
        Files.walkFileTree(dir, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path d, BasicFileAttributes a) {
                String rel = d.equals(m.dir()) ? "" : slashes(m.dir().relativize(d));
                String name = d.getFileName() == null ? "" : d.getFileName().toString();
                if (!d.equals(dir)) {
                    boolean nested = Files.exists(d.resolve("go.mod"));
                    boolean vendored = name.equals("vendor");
                    boolean skipped = ignored.stream().anyMatch(i -> i.startsWith("./") ? i.substring(2).equals(rel) : rel.equals(i) || rel.endsWith("/" + i));
                    if (name.startsWith(".") || name.startsWith("_") || name.equals("testdata") || nested || vendored || skipped) {
                        return FileVisitResult.SKIP_SUBTREE;
                    }
                }
                if (ImportPaths.matches(pattern, rel) || pattern.equals("...") || pattern.endsWith("/...") && rel.equals(pattern.substring(0, pattern.length() - 4))) {
                    if (hasSelectedFiles(d)) {
                        out.add(pathIn(m, d));
                    }
                }
                return FileVisitResult.CONTINUE;
            }
        });
        out.sort(null);
        return out;
    }

    /// Folders whose files are all excluded are passed over silently by patterns, as by go.
    private boolean hasSelectedFiles(Path dir) {
        try {
            DirectoryScan scan = DirectoryScan.of(dir, BuildContext.modules(Set.of()));
            return !scan.selected().isEmpty() || tests && !(scan.tests().isEmpty() && scan.xtests().isEmpty());
        } catch (IOException e) {
            return false;
        }
    }

    private Set<String> byPattern(String pattern) throws IOException {
        Set<String> out = new TreeSet<>();
        Set<String> inGoroot = standard();
        if (ImportPaths.matches(pattern, "cmd") || pattern.startsWith("cmd/") || pattern.startsWith("c...")) {
            inGoroot.addAll(commands());
        }
        for (String p : inGoroot) {
            // only a pattern that says so means vendored packages
            if (ImportPaths.matches(pattern, p) && (pattern.contains("vendor") || !("/" + p).contains("/vendor/"))) {
                out.add(p);
            }
        }
        for (Module m : modules.mains()) {
            for (String p : underModule(m, m.dir(), "...")) {
                if (ImportPaths.matches(pattern, p)) {
                    out.add(p);
                }
            }
        }
        return out;
    }

    /// Every package of the standard library that has files for us, without commands; vendored ones included.
    Set<String> standard() throws IOException {
        return inGoroot(goroot.src());
    }

    /// Go's commands, the packages they consist of, and those they vendor.
    private Set<String> commands() throws IOException {
        return inGoroot(goroot.src().resolve("cmd"));
    }

    private Set<String> inGoroot(Path root) throws IOException {
        Set<String> out = new TreeSet<>();
        Path src = goroot.src();
        BuildContext context = BuildContext.std(Set.of());
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path d, BasicFileAttributes a) throws IOException {
                if (d.equals(root)) {
                    return FileVisitResult.CONTINUE;
                }
                String rel = slashes(src.relativize(d));
                String name = d.getFileName().toString();
                if (name.equals("testdata") || name.startsWith("_") || name.startsWith(".") || rel.equals("cmd") || rel.equals("builtin")) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                if (!rel.equals("unsafe") && (!overlay.files(rel).isEmpty() || !DirectoryScan.of(d, context).selected().isEmpty())) {
                    out.add(rel);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return out;
    }
}
