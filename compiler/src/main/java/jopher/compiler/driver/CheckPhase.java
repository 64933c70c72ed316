package jopher.compiler.driver;

import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;

import jopher.compiler.base.Diagnostics;
import jopher.compiler.driver.load.LoadedPackage;
import jopher.compiler.driver.load.LoadedProgram;
import jopher.compiler.export.CheckedFunctions;
import jopher.compiler.ir.FunctionFacts;
import jopher.compiler.syntax.DirectiveChecker;
import jopher.compiler.syntax.File;
import jopher.compiler.types.CheckConfig;
import jopher.compiler.types.Checker;
import jopher.compiler.types.Context;
import jopher.compiler.types.FuncObj;
import jopher.compiler.types.Importer;
import jopher.compiler.types.Package;
import jopher.compiler.types.Var;

/// The work of parse and check on one package whose imports are checked.
final class CheckPhase {
    private final LoadedProgram program;
    private final Context context;
    private final CheckedPackages checked;

    CheckPhase(LoadedProgram program, Context context, CheckedPackages checked) {
        this.program = program;
        this.context = context;
        this.checked = checked;
    }

    /// The syntax trees. As gc: errors of the parser that are no syntax errors don't stop the check.
    List<File> parse(LoadedPackage p) {
        List<File> files = p.files();
        if (p.syntaxErrors().hasSyntaxErrors() || p.isUnreadable()) {
            throw new Rejected(p.syntaxErrors());
        }
        return files;
    }

    CheckedPackage check(List<File> files, LoadedPackage p) {
        Diagnostics diagnostics = p.syntaxErrors();
        Importer importer = (path, dir) -> {
            LoadedPackage q = p.imports().get(path);
            if (q == null) {
                throw new Importer.ImportException("file not found");
            }
            return checked.find(q).types();
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
        if (diagnostics.hasErrors()) {
            throw new Rejected(diagnostics);
        }
        return new CheckedPackage(p, r.pkg(), r.info(), new CheckedFunctions(files, r.info()), new FunctionFacts());
    }
}
