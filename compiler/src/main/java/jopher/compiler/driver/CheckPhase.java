package jopher.compiler.driver;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import jopher.compiler.base.Diagnostics;
import jopher.compiler.driver.load.LoadedPackage;
import jopher.compiler.driver.load.LoadedProgram;
import jopher.compiler.export.CheckedFunctions;
import jopher.compiler.export.ExportReader;
import jopher.compiler.export.ExportWriter;
import jopher.compiler.export.Exported;
import jopher.compiler.syntax.DirectiveChecker;
import jopher.compiler.syntax.File;
import jopher.compiler.types.CheckConfig;
import jopher.compiler.types.Checker;
import jopher.compiler.types.Context;
import jopher.compiler.types.FuncObj;
import jopher.compiler.types.Importer;
import jopher.compiler.types.Package;
import jopher.compiler.types.Var;

/// Parses and type-checks every package of a program, each after those it imports. A package is not checked when one that
/// it imports failed; all others are, and every error is reported. Packages that were compiled before are made from their export data.
final class CheckPhase {
    private final LoadedProgram program;
    private final Timing timing;
    private final Context context;
    private final Map<LoadedPackage, CheckedPackage> checkedBefore;
    private final Map<LoadedPackage, CheckedPackage> checked = new ConcurrentHashMap<>();
    private final Map<LoadedPackage, Diagnostics> failed = new ConcurrentHashMap<>();

    /// Path as the compiler knows it → types, of the packages that were checked.
    private final Map<String, Package> types = new ConcurrentHashMap<>();
    private final Products products;
    private final Progress progress;

    /// What was compiled before.
    interface Products {
        Products NONE = new Products() {
            @Override
            public PackageProduct find(LoadedPackage p) {
                return null;
            }

            @Override
            public void checked(LoadedPackage p, Exported export) {
                // nobody keeps it
            }

            @Override
            public void drop(LoadedPackage p) {
                // there is none
            }

            @Override
            public boolean wanted() {
                return false;
            }
        };

        /// The product of a package whose imports are checked or found, null if it has to be made.
        PackageProduct find(LoadedPackage p);

        /// A product that turned out to be damaged.
        void drop(LoadedPackage p);

        /// The export data of a package for which there was no product.
        void checked(LoadedPackage p, Exported export);

        /// Whether anybody wants export data.
        boolean wanted();
    }

    private CheckPhase(LoadedProgram program, StandardPackages before, Products products, Timing timing, Progress progress) {
        this.progress = progress;
        this.products = products;
        this.program = program;
        this.context = before == null ? new Context() : before.context();
        this.checkedBefore = before == null ? Map.of() : before.checked();
        this.timing = timing;
    }

    /// @param before standard packages checked before, null if there are none
    /// @param products packages that were compiled before, which are made from export data
    static CheckedProgram run(LoadedProgram program, StandardPackages before, Products products, Timing timing, Progress progress)
            throws CompileErrors {
        return new CheckPhase(program, before, products, timing, progress).run();
    }

    private CheckedProgram run() throws CompileErrors {
        ImportOrder.each(program.packages(), p -> {
            check(p);
            return p;
        });
        return result();
    }

    /// A program needs a main function: gc's linker says so, after everything has compiled.
    static void requireMain(CheckedProgram program) throws CompileErrors {
        for (LoadedPackage p : program.loaded().roots()) {
            CheckedPackage c = program.find(p.path());
            if (p.isMain() && !(c.types().scope().lookup("main") instanceof jopher.compiler.types.FuncObj)) {
                Diagnostics d = new Diagnostics();
                d.report(jopher.compiler.base.Pos.NONE, "runtime.main_main·f: function main is undeclared in the main package");
                throw new CompileErrors(List.of(new CompileErrors.Failed(p, d)));
            }
        }
    }

    private CheckedProgram result() throws CompileErrors {
        if (!failed.isEmpty()) {
            List<CompileErrors.Failed> list = new ArrayList<>();
            for (LoadedPackage p : program.packages()) {
                if (failed.containsKey(p)) {
                    list.add(new CompileErrors.Failed(p, failed.get(p)));
                }
            }
            throw new CompileErrors(list);
        }
        List<CheckedPackage> packages = new ArrayList<>();
        Map<String, CheckedPackage> byPath = new LinkedHashMap<>();
        for (LoadedPackage p : program.packages()) {
            CheckedPackage c = checked.get(p);
            packages.add(c);
            byPath.put(p.path(), c);
        }
        return new CheckedProgram(program, packages, byPath, context);
    }

    private void check(LoadedPackage p) {
        if (!p.imports().values().stream().allMatch(checked::containsKey)) {
            return;
        }
        CheckedPackage before = checkedBefore.get(p);
        if (before != null) {
            add(p, before);
            return;
        }
        long start = System.nanoTime();
        PackageProduct product = products.find(p);
        if (product != null) {
            ExportReader reader = ExportReader.open(product.export(), context, types::get);
            if (reader != null) {
                add(p, new CheckedPackage(p, reader.pkg(), null, reader));
                timing.add("import", System.nanoTime() - start);
                progress.cached(p);
                return;
            }
            products.drop(p);
        }
        fromSource(p);
        progress.checked(p);
    }

    private void add(LoadedPackage p, CheckedPackage c) {
        checked.put(p, c);
        types.putIfAbsent(c.types().path(), c.types());
    }

    private void fromSource(LoadedPackage p) {
        long start = System.nanoTime();
        List<File> files = p.files();
        timing.add(Phase.PARSE.label(), System.nanoTime() - start);
        Diagnostics diagnostics = p.syntaxErrors();
        if (diagnostics.hasSyntaxErrors() || p.isUnreadable()) { // as gc: other errors of the parser don't stop the check
            failed.put(p, diagnostics);
            return;
        }
        start = System.nanoTime();
        Importer importer = (path, dir) -> {
            LoadedPackage q = p.imports().get(path);
            if (q == null) {
                throw new Importer.ImportException("file not found");
            }
            return checked.get(q).types();
        };
        CheckConfig config = CheckConfig.COMPILER.withGoVersion(p.goVersion()).withGoroot(p.isStandard() ? "" : program.goroot().dir().toString());
        Checker.Result r = new Checker(config, importer, context, diagnostics).check(new Package(p.linkPath(), p.name()), files);
        if (!diagnostics.hasErrors()) {
            // std's link names are gc's business, and the overlay has moved some of the declarations
            Predicate<String> linkable = n -> r.pkg().scope().lookup(n) instanceof FuncObj || r.pkg().scope().lookup(n) instanceof Var;
            String lang = p.goVersion() == null ? "" : p.goVersion();
            var scope = new DirectiveChecker.PackageScope(p.isStandard() ? null : linkable, new HashSet<>(), lang);
            for (File f : files) {
                DirectiveChecker.check(f, !p.mayLackBodies(), scope, diagnostics::report);
            }
        }
        timing.add(Phase.CHECK.label(), System.nanoTime() - start);
        if (diagnostics.hasErrors()) {
            failed.put(p, diagnostics);
            return;
        }
        CheckedFunctions functions = new CheckedFunctions(files, r.info());
        if (products.wanted()) {
            start = System.nanoTime();
            products.checked(p, ExportWriter.write(r.pkg(), functions));
            timing.add("export", System.nanoTime() - start);
        }
        add(p, new CheckedPackage(p, r.pkg(), r.info(), functions));
    }
}
