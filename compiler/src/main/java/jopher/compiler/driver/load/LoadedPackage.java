package jopher.compiler.driver.load;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

import jopher.compiler.base.CompilerBug;
import jopher.compiler.base.Diagnostics;
import jopher.compiler.base.Pos;
import jopher.compiler.base.Source;
import jopher.compiler.driver.Hash;
import jopher.compiler.driver.overlay.Merge;
import jopher.compiler.syntax.File;
import jopher.compiler.syntax.Mode;
import jopher.compiler.syntax.Parser;

/// One package of the program: which files it consists of, what it imports, and its syntax trees.
///
/// Trees are made when first asked for, except those of packages with an overlay, whose imports depend on them.
public final class LoadedPackage {
    /// Path of the package that is built from files named on the command line.
    public static final String COMMAND_LINE = "command-line-arguments";

    private final String path;
    private final String name;
    private final Path dir;
    private final Module module;
    private final boolean standard;
    private final String goVersion;
    private final boolean hasAssembly;
    private final List<String> fileNames;
    private List<Source> sources;
    private final SortedMap<String, byte[]> overlay;
    /// Import path as written → package; `unsafe` is not among them.
    private final Map<String, LoadedPackage> imports = new TreeMap<>();
    private final SortedMap<String, List<String>> embedPatterns = new TreeMap<>();
    private final SortedMap<String, Path> embedFiles = new TreeMap<>();
    private final Diagnostics syntaxErrors = new Diagnostics();
    private Dialect dialect = Dialect.PLAIN;
    private List<File> files;
    private boolean unreadable;
    private Supplier<Merge.Result> merge;
    private Set<String> overlayNatives = Set.of();
    private SortedMap<String, String> pins = new TreeMap<>();
    private String hash;
    private String forTest;
    private boolean library;
    int order = -1;

    LoadedPackage(String path, String name, Path dir, Module module, boolean standard, String goVersion, boolean hasAssembly,
            List<DirectoryScan.ScannedFile> scanned, SortedMap<String, byte[]> overlay) {
        this(path, name, dir, module, standard, goVersion, hasAssembly, scanned.stream().map(DirectoryScan.ScannedFile::name).toList(), overlay, null);
        this.sources = new ArrayList<>();
        for (DirectoryScan.ScannedFile f : scanned) {
            sources.add(new Source(dir.resolve(f.name()).toString(), f.bytes()));
        }
    }

    /// A package whose files are as they were when it had this hash; they are read when they are asked for.
    LoadedPackage(String path, String name, Path dir, Module module, boolean standard, String goVersion, boolean hasAssembly,
            List<String> fileNames, SortedMap<String, byte[]> overlay, String hash) {
        this.path = path;
        this.name = name;
        this.dir = dir;
        this.module = module;
        this.standard = standard;
        this.goVersion = goVersion;
        this.hasAssembly = hasAssembly;
        this.fileNames = fileNames;
        this.overlay = overlay;
        this.hash = hash;
    }

    /// Import path, with `vendor/` for packages vendored into the standard library; [#COMMAND_LINE] for named files.
    public String path() {
        return path;
    }

    /// The path under which the compiler knows it: `main` for a program's main package, as gc's -p.
    public String linkPath() {
        return isMain() ? "main" : path;
    }

    /// The path as messages name it: `p [q.test]` for a package that is compiled anew for the tests of q.
    public String description() {
        return forTest == null ? path : path + " [" + forTest + ".test]";
    }


    void setForTest(String tested) {
        forTest = tested;
    }

    /// It is not the program's main package, whatever its name is: its tests are.
    void setLibrary() {
        library = true;
    }

    /// The name in its package clauses.
    public String name() {
        return name;
    }

    public boolean isMain() {
        return name.equals("main") && !library;
    }

    public Path dir() {
        return dir;
    }

    /// The module it belongs to; null for the standard library and outside modules.
    public Module module() {
        return module;
    }

    public boolean isStandard() {
        return standard;
    }

    /// Language version for its files that do not say otherwise: `go1.26`.
    public String goVersion() {
        return goVersion;
    }

    /// Whether functions may be declared without a body: those that Java or a linkname provides.
    public boolean mayLackBodies() {
        return standard || hasAssembly || !overlay.isEmpty();
    }

    public boolean hasOverlay() {
        return !overlay.isEmpty();
    }

    /// Names of the original files, in order.
    public List<String> fileNames() {
        return fileNames;
    }

    SortedMap<String, byte[]> overlay() {
        return overlay;
    }

    synchronized List<Source> sources() {
        if (sources == null) {
            List<Source> read = new ArrayList<>();
            try {
                for (String n : fileNames) {
                    Path f = dir.resolve(n);
                    read.add(new Source(f.toString(), java.nio.file.Files.readAllBytes(f)));
                }
            } catch (java.io.IOException e) {
                throw new CompilerBug("load", "", Pos.NONE, "cannot read a file of package " + path + ": " + e.getMessage(), e);
            }
            sources = read;
            if (!contentHash().equals(hash)) {
                throw new CompilerBug("load", "", Pos.NONE, "files of package " + path + " changed while it was compiled");
            }
        }
        return sources;
    }

    /// What each import path in its files means; `unsafe` is the checker's own.
    public Map<String, LoadedPackage> imports() {
        return imports;
    }

    /// `//go:embed` pattern → files it stands for, relative to [#dir] and sorted.
    public SortedMap<String, List<String>> embedPatterns() {
        return embedPatterns;
    }

    /// Every embedded file: its name relative to [#dir] → where it is.
    public SortedMap<String, Path> embedFiles() {
        return embedFiles;
    }

    /// Position in import order.
    public int order() {
        return order;
    }

    Set<Mode> parseModes() {
        Set<Mode> modes = EnumSet.of(Mode.CHECK_BRANCHES);
        if (standard || !overlay.isEmpty() || dialect.standard()) {
            modes.add(Mode.STD);
        }
        if (dialect.runtime() || standard && (path.equals("runtime") || path.startsWith("runtime/internal/") || path.startsWith("internal/runtime/"))) {
            modes.add(Mode.RUNTIME);
        }
        return modes;
    }

    File parse(Source source) {
        return Parser.parse(source, syntaxErrors, parseModes());
    }

    /// To be said before the trees are asked for.
    void setDialect(Dialect d) {
        dialect = d;
    }

    void setMerged(Merge.Result merged) {
        files = merged.files();
        overlayNatives = merged.natives();
        pins = merged.replaced();
    }

    /// The overlay has been merged before, without errors: it is done when the trees are asked for.
    void mergeLater(Supplier<Merge.Result> m) {
        merge = m;
    }

    /// The syntax trees, overlay merged, in the order in which gc would get the files. Syntax errors are in [#syntaxErrors].
    public synchronized List<File> files() {
        if (files == null && merge != null) {
            setMerged(merge.get());
        }
        if (files == null) {
            List<File> out = new ArrayList<>();
            for (Source s : sources()) {
                File f = parse(s);
                if (f == null) { // no package clause: gc looks at nothing else
                    unreadable = true;
                    break;
                }
                out.add(f);
            }
            files = out;
        }
        return files;
    }

    /// A file has no package clause; the package cannot be checked.
    public synchronized boolean isUnreadable() {
        return unreadable;
    }

    public Diagnostics syntaxErrors() {
        return syntaxErrors;
    }

    /// Functions that the overlay declares native: `Name` or `T.M`.
    public Set<String> overlayNatives() {
        files();
        return overlayNatives;
    }

    /// Name → hash of each original that the overlay replaced here.
    public SortedMap<String, String> pins() {
        files();
        return pins;
    }

    /// Hash of everything that belongs to this package alone: path, version, file names and contents, overlay, embedded
    /// files. What it imports is not part of it.
    public synchronized String hash() {
        if (hash == null) {
            hash = contentHash();
        }
        return hash;
    }

    private String contentHash() {
        MessageDigest d = Hash.digest();
        add(d, path + "\0" + goVersion + "\0");
        for (Source s : sources) {
            add(d, "file\0" + s.path() + "\0" + s.bytes().length + "\0");
            d.update(s.bytes());
        }
        for (String n : Merge.borrowed(overlay)) {
            addFile(d, n, dir.resolve(n));
        }
        overlay.forEach((n, b) -> {
            add(d, "overlay\0" + n + "\0" + b.length + "\0");
            d.update(b);
        });
        embedPatterns.forEach((p, l) -> add(d, "embed\0" + p + "\0" + String.join("\0", l) + "\0"));
        embedFiles.forEach((n, f) -> addFile(d, n, f));
        return Hash.hex(d);
    }

    private static void addFile(MessageDigest d, String name, Path file) {
        try {
            add(d, name + "\0" + Hash.of(java.nio.file.Files.readAllBytes(file)) + "\0");
        } catch (java.io.IOException e) {
            add(d, name + "\0unreadable\0");
        }
    }

    private static void add(MessageDigest d, String s) {
        d.update(s.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return path;
    }
}
