package jopher.compiler.driver.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jopher.compiler.base.Diagnostic;
import jopher.compiler.base.Diagnostics;
import jopher.compiler.base.Source;
import jopher.compiler.driver.load.DirectoryScan.ScannedFile;
import jopher.compiler.driver.overlay.Directives;
import jopher.compiler.syntax.Decl;
import jopher.compiler.syntax.Expr;
import jopher.compiler.syntax.File;
import jopher.compiler.syntax.Mode;
import jopher.compiler.syntax.Parser;
import jopher.compiler.types.CheckConfig;
import jopher.compiler.types.Checker;
import jopher.compiler.types.Context;
import jopher.compiler.types.Importer;
import jopher.compiler.types.Package;

/// Files of a module's package that amd64 has and we leave out because of our architecture, and that the package cannot do
/// without: golang.org/x/sys/unix and its like list the architectures they know and have nothing for others.
///
/// A file left out is taken if it declares nothing that the package has already, and either declares a name that is undefined
/// without it, or consists of exported constants and types. A package with a portable variant declares the names twice, and keeps the
/// portable ones. Sizes and numbers are amd64's here, so its constants and structures are right; functions of its assembly
/// have no body, and panic unless Java or the overlay provides one.
final class ArchitectureFiles {
    private static final Pattern UNDEFINED = Pattern.compile("undefined: (\\w+)$|undefined \\(type \\*?(\\w+) has no field or method (\\w+)");
    private static final Importer NONE = (path, dir) -> {
        throw new Importer.ImportException("not needed");
    };

    private record Candidate(ScannedFile file, File tree, Set<String> names) {}

    private final String path;
    private final Path dir;
    private final String goVersion;
    private final Map<String, File> trees = new LinkedHashMap<>();
    private final Set<String> declared = new HashSet<>();
    private final List<ScannedFile> taken = new ArrayList<>();

    private ArchitectureFiles(String path, Path dir, String goVersion) {
        this.path = path;
        this.dir = dir;
        this.goVersion = goVersion;
    }

    /// The selected files of `scan` and those that have to be added, in name order.
    ///
    /// @param overlay files that will be merged; what they declare is there
    static List<ScannedFile> complete(String path, DirectoryScan scan, BuildContext context, Collection<byte[]> overlay, String goVersion) throws IOException {
        if (scan.selected().isEmpty() || scan.ignored().isEmpty()) {
            return scan.selected();
        }
        List<ScannedFile> others = scan.leftOut(context.onArch("amd64"));
        if (others.isEmpty()) {
            return scan.selected();
        }
        ArchitectureFiles a = new ArchitectureFiles(path, scan.dir(), goVersion);
        for (ScannedFile f : scan.selected()) {
            a.take(f.name(), f.bytes());
        }
        int n = 0;
        for (byte[] b : overlay) {
            a.declared.addAll(names(a.parse("overlay" + n++, b)));
        }
        List<Candidate> candidates = new ArrayList<>();
        for (ScannedFile f : others) {
            File tree = a.parse(f.name(), f.bytes());
            candidates.add(new Candidate(f, tree, names(tree)));
        }
        a.choose(candidates);
        if (a.taken.isEmpty()) {
            return scan.selected();
        }
        List<ScannedFile> all = new ArrayList<>(scan.selected());
        all.addAll(a.taken);
        all.sort(java.util.Comparator.comparing(ScannedFile::name));
        return all;
    }

    /// The overlay files of a module's package that fit this version of it: those that replace nothing it does not declare.
    static SortedMap<String, byte[]> fitting(SortedMap<String, byte[]> overlay, String path, Path dir, List<ScannedFile> files) {
        if (overlay.isEmpty()) {
            return overlay;
        }
        ArchitectureFiles a = new ArchitectureFiles(path, dir, null);
        files.forEach(f -> a.take(f.name(), f.bytes()));
        SortedMap<String, byte[]> out = new TreeMap<>();
        overlay.forEach((name, bytes) -> {
            String beside = Directives.beside(bytes);
            if (!beside.isEmpty() && !a.trees.containsKey(beside)) {
                return;
            }
            File f = a.parse(name, bytes);
            boolean allNew = f.pragma().has("jopher:new");
            if (allNew || f.declList().stream().filter(d -> !d.pragma().has("jopher:new")).allMatch(d -> a.declared.containsAll(names(d)))) {
                out.put(name, bytes);
            }
        });
        return out;
    }

    private void choose(List<Candidate> candidates) {
        List<Candidate> open = new ArrayList<>(candidates);
        open.removeIf(c -> conflicts(c));
        for (Candidate c : List.copyOf(open)) {
            if (!c.names().isEmpty() && onlyExportedConstants(c.tree()) && !conflicts(c)) {
                add(c, open);
            }
        }
        boolean more = !open.isEmpty();
        while (more) {
            more = false;
            Set<String> missing = undefined();
            for (Candidate c : List.copyOf(open)) {
                if (!conflicts(c) && c.names().stream().anyMatch(missing::contains)) {
                    add(c, open);
                    more = true;
                }
            }
        }
    }

    private boolean conflicts(Candidate c) {
        return c.names().stream().anyMatch(declared::contains);
    }

    private void add(Candidate c, List<Candidate> open) {
        open.remove(c);
        taken.add(c.file());
        trees.put(c.file().name(), c.tree());
        declared.addAll(c.names());
    }

    private void take(String name, byte[] bytes) {
        File f = parse(name, bytes);
        trees.put(name, f);
        declared.addAll(names(f));
    }

    private File parse(String name, byte[] bytes) {
        return Parser.parse(new Source(dir.resolve(name).toString(), bytes), new Diagnostics(), Set.of(Mode.CHECK_BRANCHES));
    }

    /// Names that the chosen files use and nothing declares, as the checker sees it; what is imported does not matter for that.
    private Set<String> undefined() {
        Diagnostics errors = new Diagnostics();
        List<File> files = new ArrayList<>(trees.values());
        files.removeIf(java.util.Objects::isNull);
        new Checker(CheckConfig.COMPILER.withGoVersion(goVersion), NONE, new Context(), errors).check(new Package(path, files.get(0).pkgName().value()), files);
        Set<String> out = new HashSet<>();
        for (Diagnostic d : errors.sorted()) {
            Matcher m = UNDEFINED.matcher(d.message());
            if (m.find()) {
                out.add(m.group(1) != null ? m.group(1) : m.group(2) + "." + m.group(3));
            }
        }
        return out;
    }

    /// What a file declares: `Name` or `T.M`.
    private static Set<String> names(File file) {
        Set<String> out = new HashSet<>();
        if (file == null) {
            return out;
        }
        for (Decl d : file.declList()) {
            out.addAll(names(d));
        }
        return out;
    }

    private static Set<String> names(Decl d) {
        Set<String> out = new HashSet<>();
        switch (d) {
            case Decl.ImportDecl _ -> { }
            case Decl.ConstDecl c -> c.nameList().forEach(n -> out.add(n.value()));
            case Decl.VarDecl v -> v.nameList().forEach(n -> out.add(n.value()));
            case Decl.TypeDecl t -> out.add(t.name().value());
            case Decl.FuncDecl f -> {
                if (f.recv() != null) {
                    out.add(receiver(f.recv().type()) + "." + f.name().value());
                } else if (!f.name().value().equals("init")) {
                    out.add(f.name().value());
                }
            }
        }
        out.remove("_");
        return out;
    }

    private static String receiver(Expr type) {
        return switch (type) {
            case Expr.Operation o when o.y() == null -> receiver(o.x());
            case Expr.ParenExpr p -> receiver(p.x());
            case Expr.IndexExpr i -> receiver(i.x());
            case Expr.Name n -> n.value();
            default -> "";
        };
    }

    private static boolean onlyExportedConstants(File file) {
        return file.declList().stream().allMatch(d -> switch (d) {
            case Decl.ConstDecl c -> c.nameList().stream().allMatch(n -> exported(n.value()));
            case Decl.TypeDecl t -> exported(t.name().value());
            case Decl.ImportDecl _, Decl.VarDecl _, Decl.FuncDecl _ -> false;
        });
    }

    private static boolean exported(String name) {
        return Character.isUpperCase(name.codePointAt(0));
    }
}
