package jopher.conformance.front;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jopher.compiler.base.Diagnostics;
import jopher.compiler.base.Source;
import jopher.compiler.driver.Pipeline;
import jopher.compiler.driver.Settings;
import jopher.compiler.driver.Timing;
import jopher.compiler.driver.load.BuildContext;
import jopher.compiler.driver.load.DirectoryScan;
import jopher.compiler.driver.load.GoEnv;
import jopher.compiler.driver.load.LoadException;
import jopher.compiler.driver.load.LoadedPackage;
import jopher.compiler.driver.load.LoadedProgram;
import jopher.compiler.syntax.File;
import jopher.compiler.syntax.Mode;
import jopher.compiler.syntax.Parser;
import jopher.compiler.types.CheckConfig;
import jopher.compiler.types.Checker;
import jopher.compiler.types.Context;
import jopher.compiler.types.Importer;
import jopher.compiler.types.Package;

/// Checks the packages of a program, and the tests beside them as the go command builds them: the package with its own test files, and
/// the external test package, for which everything that imports the package is checked again with those test files.
final class TestPackages {
    private final LoadedProgram program;
    private final Context context = new Context();
    private final Map<LoadedPackage, Package> checked = new IdentityHashMap<>();
    /// Package or test → its messages; only those with errors.
    private final Map<String, List<String>> errors = new LinkedHashMap<>();
    private int packages;
    private int tests;

    TestPackages(LoadedProgram program) {
        this.program = program;
    }

    /// Checks the standard library, or the module in `cwd` and the standard library, and the tests of one of them.
    static TestPackages run(Path cwd, boolean module) throws LoadException, IOException {
        Pipeline pipeline = new Pipeline(Settings.of(cwd), new GoEnv(System.getenv()), new Timing());
        // only a test imports the last one
        LoadedProgram program = pipeline.load(module ? List.of("./...", "std", "golang.org/x/telemetry/counter/countertest") : List.of("std"));
        TestPackages t = new TestPackages(program);
        t.checkPackages();
        for (LoadedPackage p : program.roots()) {
            if (p.isStandard() != module) {
                t.checkTests(p);
            }
        }
        return t;
    }

    Map<String, List<String>> errors() {
        return errors;
    }

    int packages() {
        return packages;
    }

    /// How many test packages were checked, those inside and those outside.
    int tests() {
        return tests;
    }

    /// Every package of the program, bodies included.
    void checkPackages() {
        for (LoadedPackage p : program.packages()) {
            packages++;
            Diagnostics d = new Diagnostics();
            d.addAll(p.syntaxErrors());
            checked.put(p, check(p.linkPath(), p.files(), p, importer(p, Map.of()), d, CheckConfig.COMPILER));
            note(p.path(), d);
        }
    }

    /// The tests of one package.
    void checkTests(LoadedPackage p) throws IOException {
        BuildContext build = p.isStandard() ? BuildContext.std(Set.of()) : BuildContext.modules(Set.of());
        DirectoryScan scan = DirectoryScan.of(p.dir(), build);
        Package variant = null;
        if (!scan.tests().isEmpty()) {
            tests++;
            Diagnostics d = new Diagnostics();
            List<File> files = new ArrayList<>(p.files());
            parse(p, scan.tests(), d, files);
            variant = check(p.path(), files, p, importer(p, Map.of()), d, CheckConfig.COMPILER);
            note(p.path() + " [test]", d);
        }
        if (!scan.xtests().isEmpty()) {
            tests++;
            Diagnostics d = new Diagnostics();
            List<File> files = new ArrayList<>();
            parse(p, scan.xtests(), d, files);
            Map<LoadedPackage, Package> again = new HashMap<>();
            if (variant != null) {
                again.put(p, variant);
                for (LoadedPackage q : program.packages()) { // imported before importing
                    if (q != p && q.imports().values().stream().anyMatch(again::containsKey) && !q.isMain()) {
                        again.put(q, null);
                    }
                }
            }
            check(p.path() + "_test", files, p, importer(p, again), d, CheckConfig.COMPILER);
            note(p.path() + "_test", d);
        }
    }

    private static void parse(LoadedPackage p, List<String> names, Diagnostics d, List<File> to) throws IOException {
        EnumSet<Mode> mode = p.isStandard() ? EnumSet.of(Mode.CHECK_BRANCHES, Mode.STD, Mode.RUNTIME) : EnumSet.of(Mode.CHECK_BRANCHES);
        for (String n : names) {
            Path file = p.dir().resolve(n);
            File f = Parser.parse(Source.read(file, file.toString()), d, mode);
            if (f != null) {
                to.add(f);
            }
        }
    }

    private Package check(String path, List<File> files, LoadedPackage p, Importer importer, Diagnostics d, CheckConfig config) {
        if (d.hasSyntaxErrors()) {
            return null;
        }
        try {
            return new Checker(config.withGoVersion(p.goVersion()), importer, context, d).check(path, files).pkg();
        } catch (RuntimeException e) {
            d.report(jopher.compiler.base.Pos.NONE, String.valueOf(e));
            return null;
        }
    }

    private void note(String what, Diagnostics d) {
        if (d.hasErrors()) {
            errors.put(what, d.lines(Integer.MAX_VALUE));
        }
    }

    /// What imports in `p` mean.
    ///
    /// @param again packages that are not as in the program: null values are checked when asked for
    private Importer importer(LoadedPackage p, Map<LoadedPackage, Package> again) {
        return (path, dir) -> {
            LoadedPackage q = p.imports().get(path);
            q = q != null ? q : program.find(path);
            q = q != null ? q : program.find("vendor/" + path);
            q = q != null ? q : program.find("cmd/vendor/" + path);
            if (q == null) {
                throw new Importer.ImportException("package " + path + " is not in std");
            }
            return again.containsKey(q) ? again(q, again) : checked.get(q);
        };
    }

    private Package again(LoadedPackage q, Map<LoadedPackage, Package> again) {
        Package known = again.get(q);
        if (known == null) {
            known = check(q.path(), q.files(), q, importer(q, again), new Diagnostics(), CheckConfig.COMPILER.withoutBodies());
            again.put(q, known);
        }
        return known;
    }
}
