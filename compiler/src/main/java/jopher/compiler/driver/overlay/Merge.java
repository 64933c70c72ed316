package jopher.compiler.driver.overlay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import jopher.compiler.base.Pos;
import jopher.compiler.base.Source;
import jopher.compiler.syntax.Decl;
import jopher.compiler.syntax.Expr;
import jopher.compiler.syntax.File;

/// Merges the overlay files of one package with its selected originals; see the package's description for the rules.
///
/// Constants keep their place in their group: a replaced or deleted one becomes `_`, so that iota counts on. Imports that an
/// original file no longer needs are removed, so that the packages they name leave the program.
public final class Merge {
    /// Parses a file; errors are reported by whoever implements it.
    @FunctionalInterface
    public interface FileParser {
        File parse(Source source);
    }

    /// @param files originals in name order, then overlay files
    /// @param errors what is wrong with the overlay; the merge must not be used then
    /// @param replaced `name` → hash of the original, for the pin list
    /// @param natives functions that lost their body or never had one in the overlay
    public record Result(List<File> files, List<String> errors, SortedMap<String, String> replaced, Set<String> natives) {}

    /// Overlay files appear under this name in messages and in traces: the compiler knows them by it.
    public static String overlayFileName(String importPath, String file) {
        return "jopher/overlay/" + importPath + "/" + file;
    }

    private final String importPath;
    private final Path dir;
    private final FileParser parser;
    private final Directives directives = new Directives();
    private final List<String> errors = new ArrayList<>();
    private final Map<String, Decl> overlayDecls = new LinkedHashMap<>();
    private final Set<String> declaredNew = new HashSet<>();
    private final Set<String> keepOriginal = new HashSet<>();
    private final Set<String> hits = new HashSet<>();
    private final Set<String> deletedInits = new HashSet<>();
    private final Set<String> natives = new LinkedHashSet<>();
    private final SortedMap<String, String> replaced = new TreeMap<>();

    private Merge(String importPath, Path dir, FileParser parser) {
        this.importPath = importPath;
        this.dir = dir;
        this.parser = parser;
    }

    /// @param originals the selected files of the package, name → source
    /// @param overlay the package's overlay files, name → bytes
    public static Result merge(String importPath, Path dir, SortedMap<String, Source> originals, SortedMap<String, byte[]> overlay, FileParser parser)
            throws IOException {
        return new Merge(importPath, dir, parser).run(new TreeMap<>(originals), overlay);
    }

    /// Files of the package's folder that its overlay takes though the build leaves them out.
    public static List<String> borrowed(SortedMap<String, byte[]> overlay) {
        Directives d = new Directives();
        overlay.forEach((name, bytes) -> d.read(name, bytes, e -> { }));
        return List.copyOf(d.borrow);
    }

    private Result run(SortedMap<String, Source> originals, SortedMap<String, byte[]> overlay) throws IOException {
        overlay.forEach((name, bytes) -> directives.read(name, bytes, this::error));
        selectFiles(originals);
        List<File> ours = new ArrayList<>();
        for (var e : overlay.entrySet()) {
            File f = parser.parse(new Source(overlayFileName(importPath, e.getKey()), e.getValue()));
            ours.add(f);
            collect(e.getKey(), f);
        }
        List<File> theirs = new ArrayList<>();
        for (var e : originals.entrySet()) {
            File f = parser.parse(e.getValue());
            boolean changed = edit(e.getKey(), f);
            if (changed) {
                pruneImports(f);
            }
            theirs.add(f);
        }
        check(originals.keySet());
        for (String name : overlay.keySet()) {
            if (originals.containsKey(name)) {
                error(name + ": an original file has this name too; each file becomes a class");
            }
        }
        theirs.addAll(ours);
        return new Result(theirs, errors, replaced, natives);
    }

    private void error(String message) {
        errors.add("overlay of " + importPath + ": " + message);
    }

    private void selectFiles(SortedMap<String, Source> originals) throws IOException {
        if (directives.replacePackage) {
            originals.clear();
            if (!directives.drop.isEmpty()) {
                error("//jopher:drop beside //jopher:replace-package");
            }
        }
        for (String f : directives.drop) {
            if (originals.remove(f) == null) {
                error("drop: no selected file " + f);
            }
        }
        for (String f : directives.borrow) {
            Path file = dir.resolve(f);
            if (originals.containsKey(f)) {
                error("borrow: " + f + " is selected anyway");
            } else if (!Files.isRegularFile(file)) {
                error("borrow: no file " + f);
            } else {
                originals.put(f, Source.read(file, file.toString()));
            }
        }
    }

    /// Notes what an overlay file declares.
    private void collect(String name, File f) {
        boolean allNew = directives.replacePackage || f.pragma().has("jopher:new");
        for (Decl d : f.declList()) {
            boolean isNew = allNew || d.pragma().has("jopher:new");
            boolean keep = d.pragma().has("jopher:keep-original");
            for (String key : names(d)) {
                if (Declared.isAnonymous(key)) {
                    continue;
                }
                if (overlayDecls.put(key, d) != null) {
                    error(name + ": " + key + " is declared twice");
                }
                if (isNew) {
                    declaredNew.add(key);
                }
                if (keep) {
                    keepOriginal.add(key);
                }
                if (d instanceof Decl.FuncDecl fn && fn.body() == null) {
                    natives.add(key);
                }
            }
        }
    }

    private static List<String> names(Decl d) {
        return switch (d) {
            case Decl.ImportDecl _ -> List.of();
            case Decl.ConstDecl c -> c.nameList().stream().map(Expr.Name::value).toList();
            case Decl.VarDecl v -> v.nameList().stream().map(Expr.Name::value).toList();
            case Decl.TypeDecl t -> List.of(t.name().value());
            case Decl.FuncDecl f -> List.of(Declared.key(f));
        };
    }

    /// Applies everything to one original file; tells whether it changed.
    private boolean edit(String name, File f) {
        List<Decl> out = new ArrayList<>();
        List<Decl> decls = f.declList();
        boolean changed = false;
        for (int i = 0; i < decls.size(); i++) {
            Decl d = decls.get(i);
            Pos next = i + 1 < decls.size() ? decls.get(i + 1).pos() : null;
            Decl e = switch (d) {
                case Decl.ImportDecl x -> x;
                case Decl.FuncDecl x -> editFunc(name, f, x, next);
                case Decl.TypeDecl x -> hit(f, x, x.name().value(), next) ? null : x;
                case Decl.ConstDecl x -> {
                    List<Expr.Name> l = editNames(f, x, x.nameList(), next);
                    yield l == x.nameList() ? x : new Decl.ConstDecl(x.pos(), x.group(), x.pragma(), l, x.type(), x.values());
                }
                case Decl.VarDecl x -> {
                    List<Expr.Name> l = editNames(f, x, x.nameList(), next);
                    yield l == x.nameList() ? x
                            : l.stream().allMatch(n -> n.value().equals("_")) ? null
                            : new Decl.VarDecl(x.pos(), x.group(), x.pragma(), l, x.type(), x.values());
                }
            };
            changed |= e != d;
            if (e != null) {
                out.add(e);
            }
        }
        if (changed) {
            decls.clear();
            decls.addAll(out);
            f.linknames().removeIf(l -> directives.delete.contains(l.local()) || overlayDecls.containsKey(l.local()) && !keepOriginal.contains(l.local()));
        }
        return changed;
    }

    private Decl editFunc(String file, File f, Decl.FuncDecl d, Pos next) {
        String key = Declared.key(d);
        if (key.equals("init")) {
            if (directives.deleteInit.contains(file)) {
                deletedInits.add(file);
                replaced.put("init@" + file, Pins.hash(f, d.pos(), next));
                return null;
            }
            return d;
        }
        if (key.equals("_")) {
            return d;
        }
        if (directives.natives.contains(key)) {
            hits.add(key);
            natives.add(key);
            if (d.body() == null) {
                error("native: " + key + " has no body anyway");
            }
            if (d.tparamList() != null && !d.tparamList().isEmpty()) {
                error("native: " + key + " is generic; wrap a function that is not");
            }
            return new Decl.FuncDecl(d.pos(), d.pragma(), d.recv(), d.name(), d.tparamList(), d.type(), null);
        }
        if (overlayDecls.get(key) instanceof Decl.FuncDecl ours && !SameSignature.test(ours.type(), d.type())) {
            error(key + " has another type than its original");
        }
        if (keepOriginal.contains(key)) {
            hit(f, d, key, next);
            return new Decl.FuncDecl(d.pos(), d.pragma(), d.recv(), new Expr.Name(d.name().pos(), "_jopher_orig_" + d.name().value()), d.tparamList(), d.type(), d.body());
        }
        return hit(f, d, key, next) ? null : d;
    }

    /// The names of a const or var declaration with those that go replaced by `_`; the list itself if none goes.
    private List<Expr.Name> editNames(File f, Decl d, List<Expr.Name> list, Pos next) {
        List<Expr.Name> out = new ArrayList<>(list);
        boolean changed = false;
        for (int i = 0; i < out.size(); i++) {
            Expr.Name n = out.get(i);
            if (!n.value().equals("_") && hit(f, d, n.value(), next)) {
                out.set(i, new Expr.Name(n.pos(), "_"));
                changed = true;
            }
        }
        return changed ? out : list;
    }

    /// Whether the original of this name is replaced or deleted.
    private boolean hit(File f, Decl d, String key, Pos next) {
        if (!overlayDecls.containsKey(key) && !directives.delete.contains(key)) {
            return false;
        }
        hits.add(key);
        if (overlayDecls.containsKey(key) && directives.delete.contains(key)) {
            error("delete: " + key + " is replaced");
        }
        replaced.put(key, Pins.hash(f, d.pos(), next));
        return true;
    }

    private void check(Set<String> files) {
        for (String k : directives.delete) {
            if (!hits.contains(k)) {
                error("delete: no declaration " + k);
            }
        }
        for (String k : directives.natives) {
            if (!hits.contains(k)) {
                error("native: no function " + k);
            }
        }
        for (String f : directives.deleteInit) {
            if (!files.contains(f) || !deletedInits.contains(f)) {
                error("delete-init: no init function in " + f);
            }
        }
        for (String k : overlayDecls.keySet()) {
            if (!hits.contains(k) && !declaredNew.contains(k)) {
                error(k + " replaces nothing and is not marked //jopher:new");
            }
            if (hits.contains(k) && declaredNew.contains(k) && !directives.replacePackage) {
                error(k + " is marked //jopher:new and replaces an original");
            }
        }
    }

    /// Removes imports that nothing in the file uses any more; `unsafe` stays, as `_`, where linknames need it.
    private static void pruneImports(File f) {
        Set<String> used = Qualifiers.of(f);
        f.declList().replaceAll(d -> d instanceof Decl.ImportDecl i && i.path() != null && i.path().value().equals("\"unsafe\"")
                && i.localPkgName() == null && !f.linknames().isEmpty() && !used.contains("unsafe")
                ? new Decl.ImportDecl(i.pos(), i.group(), i.pragma(), new Expr.Name(i.pos(), "_"), i.path()) : d);
        f.declList().removeIf(d -> {
            if (!(d instanceof Decl.ImportDecl i) || i.path() == null) {
                return false;
            }
            String name = i.localPkgName() != null ? i.localPkgName().value() : defaultName(i.path().value());
            return !name.equals("_") && !name.equals(".") && !used.contains(name);
        });
    }

    /// The name that an import without one has in the standard library: its last element, before a version suffix.
    private static String defaultName(String quoted) {
        String path = quoted.substring(1, quoted.length() - 1);
        String[] parts = path.split("/");
        String last = parts[parts.length - 1];
        return parts.length > 1 && last.matches("v[0-9]+") ? parts[parts.length - 2] : last;
    }
}
