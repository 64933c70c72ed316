package jopher.compiler.types;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jopher.compiler.base.Diagnostic;
import jopher.compiler.base.Diagnostics;
import jopher.compiler.base.Source;
import jopher.compiler.driver.check.SourceImporter;
import jopher.compiler.driver.load.BuildContext;
import jopher.compiler.syntax.DirectiveChecker;
import jopher.compiler.syntax.File;
import jopher.compiler.syntax.Mode;
import jopher.compiler.syntax.Parser;

/// Runs `errorcheck` and `errorcheckdir` tests of GOROOT/test with parser and checker: each `ERROR "regexp"…` comment announces the
/// messages of its line (as cmd/internal/testdir).
final class GcErrorCheck {
    private static final Pattern ERROR = Pattern.compile("// (?:GC_)?ERROR (.*)");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern LINE = Pattern.compile("LINE(([+-])([0-9]+))?");

    private final Path test;
    private final Path goroot;

    GcErrorCheck(Path goroot) {
        this.goroot = goroot;
        this.test = goroot.resolve("test");
    }

    private SourceImporter importer;

    private SourceImporter newImporter() {
        if (importer == null) {
            importer = new SourceImporter(goroot, BuildContext.std(Set.of("purego")).onArch("amd64"));
        }
        return importer;
    }

    /// What is wrong; empty if the test passes.
    List<String> run(String name, String kind, String flags) throws IOException {
        List<String> problems = new ArrayList<>();
        Path p = test.resolve(name);
        if (kind.equals("errorcheckdir")) {
            SourceImporter own = new SourceImporter(goroot, BuildContext.std(Set.of("purego")).onArch("amd64"));
            Path dir = Path.of(p.toString().replaceAll("\\.go$", ".dir"));
            boolean single = List.of(flags.split("\\s+")).contains("-s");
            Map<String, List<Path>> packages = new LinkedHashMap<>();
            try (Stream<Path> s = Files.list(dir)) {
                for (Path f : s.filter(f -> f.toString().endsWith(".go")).sorted().toList()) {
                    Matcher m = Pattern.compile("(?m)^package\\s+(\\w+)").matcher(Files.readString(f));
                    String pkg = m.find() ? m.group(1) : "?";
                    packages.computeIfAbsent(single ? f.toString() : pkg, k -> new ArrayList<>()).add(f);
                }
            }
            for (List<Path> files : packages.values()) {
                Package pkg = check(files, flags, own, problems);
                String base = files.get(0).getFileName().toString().replaceAll("\\.go$", "");
                if (pkg != null) {
                    own.add("./" + base, pkg);
                    own.add("test/" + base, pkg);
                }
            }
        } else {
            check(List.of(p), flags, newImporter(), problems);
        }
        return problems;
    }

    private Package check(List<Path> paths, String flags, SourceImporter imp, List<String> problems) throws IOException {
        Diagnostics errors = new Diagnostics();
        String lang = null;
        EnumSet<Mode> mode = EnumSet.of(Mode.CHECK_BRANCHES);
        for (String f : flags.split("\\s+")) {
            if (f.startsWith("-lang=")) {
                lang = f.substring(6);
            } else if (f.equals("-+")) {
                mode.add(Mode.STD);
                mode.add(Mode.RUNTIME);
            } else if (f.equals("-std")) {
                mode.add(Mode.STD);
            }
        }
        List<File> files = new ArrayList<>();
        for (Path f : paths) {
            files.add(Parser.parse(new Source(f.getFileName().toString(), Files.readAllBytes(f)), errors, mode));
        }
        Package pkg = null;
        if (!errors.hasSyntaxErrors()) {
            try {
                String path = files.get(0).pkgName().value();
                path = path.equals("main") ? "main" : "test/" + paths.get(0).getFileName().toString().replaceAll("\\.go$", "");
                pkg = new Checker(CheckConfig.COMPILER.withGoVersion(lang), imp, imp.context(), errors).check(path, files).pkg();
            } catch (RuntimeException e) {
                Throwable t = e.getCause() != null ? e.getCause() : e;
                problems.add("crash: " + e.getMessage() + " at " + List.of(t.getStackTrace()).subList(0, Math.min(6, t.getStackTrace().length)));
            }
        }
        boolean complete = List.of(flags.split("\\s+")).contains("-complete");
        boolean typesOk = errors.sorted().stream().noneMatch(d -> d.message().startsWith("func init must"));
        files.stream().filter(f -> f != null && typesOk).forEach(f -> DirectiveChecker.check(f, complete, errors::report));
        for (Path f : paths) {
            match(f, errors.sorted(), problems);
        }
        return pkg;
    }

    private static void match(Path file, List<Diagnostic> errors, List<String> problems) throws IOException {
        String name = file.getFileName().toString();
        Map<Integer, List<String>> byLine = new TreeMap<>();
        for (Diagnostic d : errors) {
            if (d.pos().relFilename().endsWith(name) || !d.pos().relFilename().endsWith(".go")) {
                byLine.computeIfAbsent(d.pos().relLine(), k -> new ArrayList<>()).add(d.message());
            }
        }
        int n = 0;
        for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n", -1)) {
            n++;
            if (line.contains("////")) {
                continue; // double comment disables ERROR
            }
            Matcher m = ERROR.matcher(line);
            if (!m.find()) {
                continue;
            }
            List<String> left = byLine.getOrDefault(n, new ArrayList<>());
            Matcher q = QUOTED.matcher(m.group(1));
            while (q.find()) {
                String rx = q.group(1);
                Pattern pattern = Pattern.compile(translate(rx, name, n));
                int before = left.size();
                left.removeIf(s -> pattern.matcher(s.replace("\n", " ")).find() || pattern.matcher(s).find());
                if (left.size() == before) {
                    problems.add(name + ":" + n + ": missing error `" + rx + "`" + (left.isEmpty() ? "" : ", have " + left));
                }
            }
        }
        byLine.forEach((l, list) -> list.forEach(s -> problems.add(name + ":" + l + ": unmatched: " + s)));
    }

    private static String translate(String rx, String file, int line) {
        Matcher m = LINE.matcher(rx);
        StringBuilder b = new StringBuilder();
        while (m.find()) {
            int n = line;
            if (m.group(1) != null) {
                n += (m.group(2).equals("-") ? -1 : 1) * Integer.parseInt(m.group(3));
            }
            m.appendReplacement(b, file + ":" + n);
        }
        m.appendTail(b);
        return b.toString().replaceAll("(?<!\\\\)\\{(?![0-9])", "\\\\{").replace("[[:alpha:]]", "[A-Za-z]");
    }

    /// Writes the messages for a test of one file as gc prints them, to compare with `go tool compile -e -p p`.
    private void dump(String name, String flags, Path dir) throws IOException {
        Diagnostics errors = new Diagnostics();
        String lang = null;
        EnumSet<Mode> mode = EnumSet.of(Mode.CHECK_BRANCHES);
        for (String f : flags.split("\\s+")) {
            if (f.startsWith("-lang=")) {
                lang = f.substring(6);
            } else if (f.equals("-+") || f.equals("-std")) {
                mode.add(Mode.STD);
                if (f.equals("-+")) {
                    mode.add(Mode.RUNTIME);
                }
            }
        }
        File file = Parser.parse(new Source(name, Files.readAllBytes(test.resolve(name))), errors, mode);
        if (!errors.hasSyntaxErrors()) {
            SourceImporter imp = newImporter();
            new Checker(CheckConfig.COMPILER.withGoVersion(lang), imp, imp.context(), errors).check("p", List.of(file));
            DirectiveChecker.check(file, false, errors::report);
        }
        Files.writeString(dir.resolve(name.replace('/', '_') + ".txt"), String.join("\n", errors.lines(Integer.MAX_VALUE)) + "\n");
    }

    /// `GcErrorCheck LIST.tsv [substring…]`: prints the failures among the tests of class diag-language.
    public static void main(String[] args) throws IOException {
        GcErrorCheck suite = new GcErrorCheck(Path.of("/usr/local/go"));
        int pass = 0;
        int n = 0;
        for (String row : Files.readAllLines(Path.of(args[0]))) {
            String[] c = row.split("\t", -1);
            if (c.length < 4 || !c[3].equals("diag-language") || !List.of("errorcheck", "errorcheckdir", "errorcheckwithauto").contains(c[1])) {
                continue;
            }
            if (args.length > 1 && Stream.of(args).skip(1).noneMatch(c[0]::contains)) {
                continue;
            }
            n++;
            if (System.getProperty("dump") != null) {
                if (c[1].equals("errorcheck")) {
                    suite.dump(c[0], c[2], Path.of(System.getProperty("dump")));
                }
                continue;
            }
            List<String> problems;
            try {
                problems = suite.run(c[0], c[1], c[2]);
            } catch (RuntimeException e) {
                problems = List.of("harness: " + e);
            }
            if (problems.isEmpty()) {
                pass++;
            } else {
                System.out.println("FAIL " + c[0] + " " + c[2]);
                problems.stream().limit(8).forEach(p -> System.out.println("    " + p));
            }
        }
        System.out.println(n + " tests, " + pass + " pass");
    }
}
