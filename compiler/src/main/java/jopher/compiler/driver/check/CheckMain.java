package jopher.compiler.driver.check;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import jopher.compiler.base.Diagnostics;
import jopher.compiler.base.Source;
import jopher.compiler.driver.load.BuildContext;
import jopher.compiler.driver.load.DirectoryScan;
import jopher.compiler.syntax.File;
import jopher.compiler.syntax.Parser;
import jopher.compiler.types.CheckConfig;
import jopher.compiler.types.Checker;
import jopher.compiler.types.Package;

/// Checks packages and prints the messages as gc does.
///
/// `CheckMain [-goroot DIR] [-arch ARCH] [-tags a,b] [-lang go1.N] [-e] [-time] std | IMPORT-PATH… | FILE.go… `
public final class CheckMain {
    private Path goroot = Path.of("/usr/local/go");
    private String arch = BuildContext.GOARCH;
    private final Set<String> tags = new LinkedHashSet<>();
    private String lang;
    private boolean all;
    private boolean time;
    private final List<String> names = new ArrayList<>();

    private CheckMain(String[] args) {
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "-goroot" -> goroot = Path.of(args[++i]);
                case "-arch" -> arch = args[++i];
                case "-tags" -> tags.addAll(List.of(args[++i].split(",")));
                case "-lang" -> lang = args[++i];
                case "-e" -> all = true;
                case "-time" -> time = true;
                default -> names.add(args[i]);
            }
        }
    }

    public static void main(String[] args) throws IOException {
        System.exit(new CheckMain(args).run(System.out) ? 0 : 1);
    }

    private boolean run(PrintStream out) throws IOException {
        BuildContext build = BuildContext.std(tags).onArch(arch);
        SourceImporter importer = new SourceImporter(goroot, build);
        CheckConfig config = CheckConfig.COMPILER.withGoVersion(lang).withGoroot(goroot.toString());
        if (!names.isEmpty() && names.get(0).endsWith(".go")) {
            Diagnostics errors = new Diagnostics();
            List<File> files = new ArrayList<>();
            for (String name : names) {
                files.add(Parser.parse(Source.read(Path.of(name), name), errors));
            }
            if (!errors.hasSyntaxErrors()) {
                new Checker(config, importer, importer.context(), errors).check(files.get(0).pkgName().value(), files);
            }
            errors.lines(all ? Integer.MAX_VALUE : Diagnostics.LIMIT).forEach(out::println);
            return !errors.hasErrors();
        }
        boolean ok = true;
        int packages = 0;
        int lines = 0;
        long start = System.nanoTime();
        for (String path : names.equals(List.of("std")) ? std(build) : names) {
            Diagnostics errors = new Diagnostics();
            Path dir = importer.find(path, "");
            long t0 = System.nanoTime();
            List<File> files = importer.parse(dir, errors);
            try {
                if (!errors.hasSyntaxErrors()) {
                    Checker c = new Checker(config, importer, importer.context(), errors);
                    Package p = c.check(path, files).pkg();
                    packages++;
                    importer.addIfUnknown(path, p);
                }
            } catch (RuntimeException e) {
                out.println(path + ": " + e);
                Throwable cause = e.getCause() != null ? e.getCause() : e;
                for (int i = 0; i < Math.min(12, cause.getStackTrace().length); i++) {
                    out.println("\t" + cause.getStackTrace()[i]);
                }
                ok = false;
            }
            for (File f : files) {
                lines += f.eof().line();
            }
            if (time) {
                out.printf("%6d ms %s%n", (System.nanoTime() - t0) / 1_000_000, path);
            }
            if (errors.hasErrors()) {
                ok = false;
                out.println("# " + path);
                errors.lines(all ? Integer.MAX_VALUE : Diagnostics.LIMIT).forEach(out::println);
            }
        }
        if (importer.diagnostics().hasErrors()) {
            ok = false;
            out.println("# imported packages");
            importer.diagnostics().lines(all ? Integer.MAX_VALUE : Diagnostics.LIMIT).forEach(out::println);
        }
        if (time) {
            out.printf("%d packages, %d lines, %d ms%n", packages, lines, (System.nanoTime() - start) / 1_000_000);
        }
        return ok;
    }

    /// The import paths of the standard library that have files in the build.
    private Set<String> std(BuildContext build) throws IOException {
        Set<String> paths = new TreeSet<>();
        Path src = goroot.resolve("src");
        try (Stream<Path> walk = Files.walk(src)) {
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
        return paths;
    }
}
