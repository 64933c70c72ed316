package jopher.compiler.driver.check;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jopher.compiler.base.Diagnostics;
import jopher.compiler.base.Source;
import jopher.compiler.escape.Analysis;
import jopher.compiler.escape.Messages;
import jopher.compiler.escape.Summary;
import jopher.compiler.ir.PackageIr;
import jopher.compiler.syntax.File;
import jopher.compiler.syntax.Parser;

/// What escape analysis says about packages, their imports analysed before them, without the rest of the pipeline.
final class EscapeText {
    private final SourceImporter importer;
    private final PrintStream out;
    private final int level;
    private boolean all;
    private final Map<String, Summary> summaries = new HashMap<>();
    private final Set<String> done = new HashSet<>();

    EscapeText(SourceImporter importer, PrintStream out, int level) {
        this.importer = importer;
        this.out = out;
        this.level = level;
    }

    void run(List<String> names) throws IOException {
        if (names.getFirst().endsWith(".go")) {
            Diagnostics errors = new Diagnostics();
            List<File> files = new ArrayList<>();
            for (String name : names) {
                files.add(Parser.parse(Source.read(Path.of(name), name), errors));
            }
            analyze(files.getFirst().pkgName().value(), files, errors, true);
            return;
        }
        List<String> paths = names.equals(List.of("std")) ? importer.standardPackages() : names;
        for (String path : paths) {
            all = names != paths;
            analyze(path, true);
        }
    }

    private void analyze(String path, boolean print) throws IOException {
        if (path.equals("unsafe") || !done.add(path)) {
            return;
        }
        Diagnostics errors = new Diagnostics();
        Path dir = importer.find(path, "");
        if (dir == null) {
            return;
        }
        String canonical = dir.toString().contains("/src/vendor/") ? "vendor/" + path : path;
        if (canonical.equals(path) || done.add(canonical)) {
            analyze(canonical, importer.parse(dir, errors), errors, print);
        }
    }

    private void analyze(String path, List<File> files, Diagnostics errors, boolean print) throws IOException {
        for (File f : files) {
            for (var d : f.declList()) {
                if (d instanceof jopher.compiler.syntax.Decl.ImportDecl i) {
                    String p = i.path().value();
                    analyze(p.substring(1, p.length() - 1), false);
                }
            }
        }
        PackageIr ir = NodeMain.node(path, files, importer, errors, false, out);
        if (ir == null) {
            return;
        }
        Messages m = new Messages(ir.pkg, ir.notes, print || all ? level : 0, false);
        long t = System.nanoTime();
        var result = Analysis.run(ir, sym -> summaries.get(sym.key()), m, java.util.Set.of(), true);
        result.summaries().forEach((sym, s) -> summaries.put(sym.key(), s));
        if (print || all) {
            out.println("# " + path + (level == 0 ? " " + (System.nanoTime() - t) / 1000 + " us" : ""));
            ir.notes.lines().forEach(out::println);
        }
    }
}
