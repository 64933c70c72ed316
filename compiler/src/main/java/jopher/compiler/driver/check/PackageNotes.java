package jopher.compiler.driver.check;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jopher.compiler.base.Diagnostics;
import jopher.compiler.base.Source;
import jopher.compiler.escape.Analysis;
import jopher.compiler.escape.Messages;
import jopher.compiler.escape.Summary;
import jopher.compiler.inline.Inlinable;
import jopher.compiler.inline.Inline;
import jopher.compiler.ir.PackageIr;
import jopher.compiler.syntax.File;
import jopher.compiler.syntax.Parser;

/// What -m prints about packages: the phases node, inline and escape alone, for the packages and those they import.
public final class PackageNotes {
    private final SourceImporter importer;
    private final PrintStream errors;
    private final boolean inline;
    private final int level;
    private final Map<String, Summary> summaries = new HashMap<>();
    private final Map<String, Inlinable> inlinables = new HashMap<>();
    private final Map<String, List<String>> done = new HashMap<>();

    /// @param errors takes messages about packages that are refused
    /// @param inline false as with -l
    /// @param level of -m
    public PackageNotes(SourceImporter importer, PrintStream errors, boolean inline, int level) {
        this.importer = importer;
        this.errors = errors;
        this.inline = inline;
        this.level = level;
    }

    /// The lines about a package of the standard library; empty if it has no files.
    public List<String> of(String path) throws IOException {
        List<String> known = done.putIfAbsent(path, List.of());
        if (known != null || path.equals("unsafe")) {
            return known == null ? List.of() : known;
        }
        Path dir = importer.find(path, "");
        if (dir == null) {
            return List.of();
        }
        String canonical = dir.toString().contains("/src/vendor/") && !path.startsWith("vendor/") ? "vendor/" + path : path;
        List<String> lines = canonical.equals(path) ? analyze(path, importer.parse(dir, new Diagnostics())) : of(canonical);
        done.put(path, lines);
        return lines;
    }

    /// The lines about a package of these files.
    List<String> ofFiles(List<String> names) throws IOException {
        List<File> files = new ArrayList<>();
        for (String name : names) {
            files.add(Parser.parse(Source.read(Path.of(name), name), new Diagnostics()));
        }
        return analyze(files.getFirst().pkgName().value(), files);
    }

    private List<String> analyze(String path, List<File> files) throws IOException {
        for (File f : files) {
            for (var d : f.declList()) {
                if (d instanceof jopher.compiler.syntax.Decl.ImportDecl i) {
                    String p = i.path().value();
                    of(p.substring(1, p.length() - 1));
                }
            }
        }
        PackageIr ir = NodeMain.node(path, files, importer, new Diagnostics(), false, errors);
        if (ir == null) {
            return List.of();
        }
        Inline.decide(ir, sym -> inlinables.get(sym.key()), inline, level).forEach((sym, i) -> inlinables.put(sym.key(), i));
        Messages m = new Messages(ir.pkg, ir.notes, level, false);
        Analysis.run(ir, sym -> summaries.get(sym.key()), m, java.util.Set.of(), true).summaries().forEach((sym, s) -> summaries.put(sym.key(), s));
        return ir.notes.lines();
    }
}
