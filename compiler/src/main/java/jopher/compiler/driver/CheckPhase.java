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
import jopher.compiler.syntax.DirectiveChecker;
import jopher.compiler.syntax.Decl;
import jopher.compiler.syntax.Expr;
import jopher.compiler.syntax.File;
import jopher.compiler.types.CheckConfig;
import jopher.compiler.types.Checker;
import jopher.compiler.types.Context;
import jopher.compiler.types.FuncObj;
import jopher.compiler.types.Importer;
import jopher.compiler.types.Package;
import jopher.compiler.types.Var;

/// Parses and type-checks every package of a program, each after those it imports. A package is not checked when one that
/// it imports failed; all others are, and every error is reported.
final class CheckPhase {
    private final LoadedProgram program;
    private final Timing timing;
    private final Context context;
    private final Map<LoadedPackage, CheckedPackage> checkedBefore;
    private final Map<LoadedPackage, CheckedPackage> checked = new ConcurrentHashMap<>();
    private final Map<LoadedPackage, Diagnostics> failed = new ConcurrentHashMap<>();

    private final Predicate<LoadedPackage> declarationsOnly;

    private final Progress progress;

    private CheckPhase(LoadedProgram program, StandardPackages before, Predicate<LoadedPackage> declarationsOnly, Timing timing, Progress progress) {
        this.progress = progress;
        this.declarationsOnly = declarationsOnly;
        this.program = program;
        this.context = before == null ? new Context() : before.context();
        this.checkedBefore = before == null ? Map.of() : before.checked();
        this.timing = timing;
    }

    /// @param before standard packages checked before, null if there are none
    /// @param declarationsOnly packages that were compiled before: of their functions, only generic ones are needed
    /// @param progress is told of the others
    static CheckedProgram run(LoadedProgram program, StandardPackages before, Predicate<LoadedPackage> declarationsOnly, Timing timing, Progress progress)
            throws CompileErrors {
        return new CheckPhase(program, before, declarationsOnly, timing, progress).run();
    }

    private CheckedProgram run() throws CompileErrors {
        ImportOrder.each(program.packages(), p -> {
            check(p);
            if (!declarationsOnly.test(p)) {
                progress.checked(p);
            }
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
            checked.put(p, before);
            return;
        }
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
        boolean declarations = declarationsOnly.test(p);
        Checker checker = new Checker(declarations ? config.withoutBodies() : config, importer, context, diagnostics);
        Checker.Result r = checker.check(new Package(p.linkPath(), p.name()), files);
        if (declarations) {
            genericBodies(files, checker, r);
        }
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
        } else {
            checked.put(p, new CheckedPackage(p, r.pkg(), r.info()));
        }
    }

    /// Importers may instantiate generic functions and methods of generic types; they need their bodies.
    private static void genericBodies(List<File> files, Checker checker, Checker.Result r) {
        for (File f : files) {
            for (Decl d : f.declList()) {
                if (d instanceof Decl.FuncDecl fn && fn.body() != null && isGeneric(fn) && r.info().defs.get(fn.name()) instanceof FuncObj o) {
                    checker.checkBody(o);
                }
            }
        }
    }

    private static boolean isGeneric(Decl.FuncDecl fn) {
        if (fn.recv() == null) {
            return fn.tparamList() != null && !fn.tparamList().isEmpty();
        }
        Expr t = Expr.unparen(fn.recv().type());
        return (t instanceof Expr.Operation o ? Expr.unparen(o.x()) : t) instanceof Expr.IndexExpr;
    }
}
