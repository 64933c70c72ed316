package jopher.compiler.driver.check;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.Map;
import jopher.compiler.base.Diagnostics;
import jopher.compiler.base.Source;
import jopher.compiler.driver.load.BuildContext;
import jopher.compiler.ir.IrPrinter;
import jopher.compiler.ir.PackageIr;
import jopher.compiler.noder.EmbedData;
import jopher.compiler.noder.IrVerifier;
import jopher.compiler.noder.Noder;
import jopher.compiler.syntax.File;
import jopher.compiler.syntax.Parser;
import jopher.compiler.types.CheckConfig;
import jopher.compiler.types.Checker;

/// Makes the IR of packages and prints it, or what went wrong: `NodeMain [-arch ARCH] [-print] [-time] [-each] std | IMPORT-PATH… | FILE.go…`; with -each every file is a
/// program of its own; with -m LEVEL, and -l perhaps, what the inline and escape phases say is printed.
public final class NodeMain {
    private NodeMain() {}

    public static void main(String[] args) throws IOException {
        boolean print = false;
        boolean time = false;
        boolean each = false;
        int level = -1;
        boolean inline = true;
        Set<String> tags = Set.of();
        String arch = BuildContext.GOARCH;
        Path goroot = Path.of("/usr/local/go");
        List<String> names = new ArrayList<>();
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "-print" -> print = true;
                case "-time" -> time = true;
                case "-each" -> each = true;
                case "-m" -> level = Integer.parseInt(args[++i]);
                case "-l" -> inline = false;
                case "-tags" -> tags = Set.of(args[++i].split(","));
                case "-arch" -> arch = args[++i];
                case "-goroot" -> goroot = Path.of(args[++i]);
                default -> names.add(args[i]);
            }
        }
        PrintStream out = System.out;
        BuildContext build = BuildContext.std(tags).onArch(arch);
        SourceImporter importer = new SourceImporter(goroot, build);
        if (level >= 0) {
            notes(new PackageNotes(importer, out, inline, level), names.equals(List.of("std")) ? importer.standardPackages() : names, out);
            return;
        }
        if (each) {
            int ok = 0;
            for (String name : names) {
                Diagnostics errors = new Diagnostics();
                try {
                    var files = List.of(Parser.parse(Source.read(Path.of(name), name), errors));
                    ok += node(files.getFirst().pkgName().value(), files, importer, errors, print, out) != null ? 1 : 0;
                } catch (RuntimeException | StackOverflowError e) {
                    report(name, e, out);
                }
            }
            out.println(ok + " of " + names.size() + " files");
            return;
        }
        if (!names.isEmpty() && names.getFirst().endsWith(".go")) {
            Diagnostics errors = new Diagnostics();
            List<File> files = new ArrayList<>();
            for (String name : names) {
                files.add(Parser.parse(Source.read(Path.of(name), name), errors));
            }
            node(files.getFirst().pkgName().value(), files, importer, errors, print, out);
            return;
        }
        int ok = 0;
        int funcs = 0;
        Map<String, Integer> failures = new TreeMap<>();
        List<String> paths = names.equals(List.of("std")) ? importer.standardPackages() : names;
        for (String path : paths) {
            Diagnostics errors = new Diagnostics();
            long t0 = System.nanoTime();
            try {
                PackageIr ir = node(path, importer.parse(importer.find(path, ""), errors), importer, errors, print, out);
                if (ir != null) {
                    ok++;
                    funcs += ir.funcs.size();
                }
            } catch (RuntimeException | StackOverflowError e) {
                report(path, e, out);
                failures.merge((e.getCause() != null ? e.getCause() : e).getClass().getSimpleName(), 1, Integer::sum);
            }
            if (time) {
                out.printf("%6d ms %s%n", (System.nanoTime() - t0) / 1_000_000, path);
            }
        }
        out.println(ok + " of " + paths.size() + " packages, " + funcs + " functions, failures " + failures);
    }

    private static void notes(PackageNotes notes, List<String> names, PrintStream out) throws IOException {
        if (names.getFirst().endsWith(".go")) {
            notes.ofFiles(names).forEach(out::println);
            return;
        }
        for (String path : names) {
            out.println("# " + path);
            notes.of(path).forEach(out::println);
        }
    }

    private static void report(String name, Throwable e, PrintStream out) {
        out.println(name + ": " + e.getMessage());
        Throwable cause = e.getCause() != null ? e.getCause() : e;
        for (int i = 0; i < Math.min(14, cause.getStackTrace().length); i++) {
            out.println("\t" + cause.getStackTrace()[i]);
        }
    }

    static PackageIr node(String path, List<File> files, SourceImporter importer, Diagnostics errors, boolean print, PrintStream out) {
        if (errors.hasErrors()) {
            errors.lines(10).forEach(out::println);
            return null;
        }
        Checker.Result r = new Checker(CheckConfig.COMPILER, importer, importer.context(), errors).check(path, files);
        if (errors.hasErrors()) {
            out.println("# " + path);
            errors.lines(10).forEach(out::println);
            return null;
        }
        PackageIr ir = Noder.node(r.pkg(), files, r.info(), importer.context(), importer, EmbedData.NONE);
        List<String> problems = IrVerifier.verify(ir);
        problems.stream().limit(20).forEach(p -> out.println("verify " + path + ": " + p));
        boolean walk = Boolean.getBoolean("jopher.walk");
        if (walk || Boolean.getBoolean("jopher.order")) {
            List<jopher.compiler.ir.Func> all = new ArrayList<>();
            for (var f : ir.funcs) {
                all.add(f);
                all.addAll(jopher.compiler.order.Order.run(f));
            }
            for (var f : all) {
                jopher.compiler.order.OrderVerifier.verify(f);
                if (walk) {
                    jopher.compiler.walk.Walk.run(f, ir.escapes);
                    jopher.compiler.walk.WalkVerifier.verify(f);
                }
            }
            ir.funcs.clear();
            ir.funcs.addAll(all);
        }
        if (print) {
            out.print(IrPrinter.print(ir));
        }
        return problems.isEmpty() ? ir : null;
    }
}
