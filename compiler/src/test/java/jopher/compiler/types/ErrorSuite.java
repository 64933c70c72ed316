package jopher.compiler.types;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import jopher.compiler.base.Diagnostic;
import jopher.compiler.base.Diagnostics;
import jopher.compiler.base.Source;
import jopher.compiler.driver.check.SourceImporter;
import jopher.compiler.driver.load.BuildContext;
import jopher.compiler.syntax.File;
import jopher.compiler.syntax.Mode;
import jopher.compiler.syntax.Parser;

/// Runs the files of GOROOT/src/internal/types/testdata: every message must be announced by an `ERROR` comment after the token it is
/// about, and the other way round (as types2's check_test.go).
final class ErrorSuite {
    private final Path dir;
    private final SourceImporter importer;

    ErrorSuite(Path goroot) {
        dir = goroot.resolve("src/internal/types/testdata");
        importer = new SourceImporter(goroot, BuildContext.std(Set.of("purego")).onArch("amd64"));
    }

    /// The tests: files, and directories that are one package.
    List<String> tests() throws IOException {
        List<String> tests = new ArrayList<>();
        for (String sub : List.of("check", "spec", "examples", "fixedbugs")) {
            try (Stream<Path> s = Files.list(dir.resolve(sub))) {
                s.map(p -> sub + "/" + p.getFileName()).sorted().forEach(tests::add);
            }
        }
        return tests;
    }

    private static int tolerance(String test) {
        return switch (test.substring(0, test.indexOf('/'))) {
            case "check" -> 50;
            case "spec" -> 20;
            case "examples" -> 125;
            default -> 100;
        };
    }

    /// What is wrong with the messages for a test; empty if it passes, null if it does not apply (flags).
    List<String> run(String test) throws IOException {
        Path p = dir.resolve(test);
        List<Path> paths = new ArrayList<>();
        if (Files.isDirectory(p)) {
            try (Stream<Path> s = Files.list(p)) {
                s.filter(f -> f.toString().endsWith(".go")).sorted().forEach(paths::add);
            }
        } else {
            paths.add(p);
        }
        String lang = null;
        Diagnostics errors = new Diagnostics();
        List<File> files = new ArrayList<>();
        Map<String, Map<Integer, List<CommentMap.Expected>>> expected = new HashMap<>();
        for (Path f : paths) {
            byte[] bytes = Files.readAllBytes(f);
            String first = new String(bytes, 0, Math.min(bytes.length, 256), StandardCharsets.UTF_8).lines().findFirst().orElse("");
            if (f == paths.get(0) && first.matches("//\\s*-.*")) {
                for (String flag : first.substring(2).strip().split("\\s+")) {
                    if (flag.startsWith("-lang=")) {
                        lang = flag.substring(6);
                    } else if (flag.equals("-gotypesalias=0") || flag.startsWith("-fakeImportC")) {
                        return null; // what Jopher does not have
                    }
                }
            }
            String name = f.getFileName().toString();
            files.add(Parser.parse(new Source(name, bytes), errors, Set.<Mode>of()));
            expected.put(name, CommentMap.of(bytes));
        }
        // assert and trace are predeclared
        Scope universe = new Scope(Universe.SCOPE, null, null, "test universe");
        universe.insert(Universe.ASSERT);
        universe.insert(Universe.TRACE);
        String pkgName = files.get(0).pkgName().value();
        Package pkg = new Package(pkgName, "", new Scope(universe, null, null, "package"));
        List<String> problems = new ArrayList<>();
        try {
            new Checker(new CheckConfig(lang, false, false, false, ""), importer, importer.context(), errors).check(pkg, files);
        } catch (RuntimeException e) {
            Throwable t = e.getCause() != null ? e.getCause() : e;
            problems.add("crash: " + e.getMessage() + " at " + (t.getStackTrace().length > 0 ? List.of(t.getStackTrace()).subList(0, Math.min(6, t.getStackTrace().length)) : ""));
        }
        match(errors.sorted(), expected, tolerance(test), problems);
        return problems;
    }

    private static void match(List<Diagnostic> errors, Map<String, Map<Integer, List<CommentMap.Expected>>> expected, int tolerance, List<String> problems) {
        for (Diagnostic d : errors) {
            List<CommentMap.Expected> list = expected.getOrDefault(d.pos().filename(), Map.of()).getOrDefault(d.pos().line(), List.of());
            CommentMap.Expected best = null;
            for (CommentMap.Expected e : list) {
                if (e.matches(d.message()) && (best == null || Math.abs(e.col() - d.pos().col()) < Math.abs(best.col() - d.pos().col()))) {
                    best = e;
                }
            }
            if (best == null) {
                problems.add("unexpected " + d);
            } else {
                if (Math.abs(best.col() - d.pos().col()) > tolerance) {
                    problems.add("column of " + d + ", want " + best.col());
                }
                list.remove(best);
            }
        }
        expected.forEach((file, lines) -> lines.values().forEach(list -> list.forEach(e -> {
            // messages that are repeated on a line appear once
            if (errors.stream().noneMatch(d -> d.pos().filename().equals(file) && d.pos().line() == e.line() && e.matches(d.message()))) {
                problems.add("missing " + file + ":" + e);
            }
        })));
    }

    /// `ErrorSuite [-v] [substring…]`: prints the failures.
    public static void main(String[] args) throws IOException {
        ErrorSuite suite = new ErrorSuite(Path.of("/usr/local/go"));
        int pass = 0;
        int skip = 0;
        int n = 0;
        for (String test : suite.tests()) {
            if (args.length > 0 && Stream.of(args).noneMatch(test::contains)) {
                continue;
            }
            n++;
            List<String> problems = suite.run(test);
            if (problems == null) {
                skip++;
            } else if (problems.isEmpty()) {
                pass++;
            } else {
                System.out.println("FAIL " + test);
                problems.forEach(p -> System.out.println("    " + p));
            }
        }
        System.out.println(n + " tests, " + pass + " pass, " + skip + " skipped");
    }
}
