package jopher.conformance.front;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import jopher.compiler.base.Diagnostics;
import jopher.compiler.base.Source;
import jopher.compiler.driver.check.SourceImporter;
import jopher.compiler.driver.load.BuildContext;
import jopher.compiler.syntax.DirectiveChecker;
import jopher.compiler.syntax.File;
import jopher.compiler.syntax.Mode;
import jopher.compiler.syntax.Parser;
import jopher.compiler.types.CheckConfig;
import jopher.compiler.types.Checker;
import jopher.compiler.types.FuncObj;
import jopher.compiler.types.Importer;
import jopher.compiler.types.Obj;
import jopher.compiler.types.Var;

/// Our parser and checker over packages that are built for linux/amd64, like gc's. Imports are checked from source once. For one thread.
final class FrontEnd {
    /// After so many packages imports are checked again: instances of their generic types would pile up.
    private static final int FRESH = 2_000;

    private final Path goroot;
    private SourceImporter imports;
    private int checks;

    FrontEnd(Path goroot) {
        this.goroot = goroot;
    }

    /// The messages about a subject whose file has become `bytes`; none if it is accepted. Never throws for a source.
    List<String> check(Subject s, byte[] bytes) throws IOException {
        if (imports == null || ++checks % FRESH == 0) {
            imports = new SourceImporter(goroot, BuildContext.std(Set.of()).onArch("amd64"));
        }
        Diagnostics errors = new Diagnostics();
        EnumSet<Mode> mode = s.standard() ? EnumSet.of(Mode.STD, Mode.CHECK_BRANCHES) : EnumSet.of(Mode.CHECK_BRANCHES);
        Map<String, Source> sources = new TreeMap<>(Comparator.comparing(n -> n.substring(n.lastIndexOf('/') + 1)));
        sources.put(s.base(), new Source(s.base(), bytes));
        for (Path p : s.others()) {
            sources.put(p.toString(), new Source(p.toString(), Files.readAllBytes(p)));
        }
        List<File> files = new ArrayList<>();
        for (Source source : sources.values()) {
            File f = Parser.parse(source, errors, mode);
            if (f == null) { // no package clause: gc looks at nothing else
                return errors.lines(Integer.MAX_VALUE);
            }
            files.add(f);
        }
        if (!errors.hasSyntaxErrors()) {
            CheckConfig config = CheckConfig.COMPILER.withGoVersion(s.lang().isEmpty() ? null : s.lang()).withGoroot(goroot.toString());
            Importer importer = (path, dir) -> {
                if (imports.find(path, dir) == null) {
                    throw new Importer.ImportException("open : no such file or directory");
                }
                return imports.importPackage(path, dir);
            };
            Checker.Result r = new Checker(config, importer, imports.context(), errors).check(s.path(), files);
            if (!errors.hasErrors()) {
                var scope = new DirectiveChecker.PackageScope(n -> linkable(r.pkg().scope().lookup(n)), new HashSet<>(), s.lang());
                files.forEach(f -> DirectiveChecker.check(f, s.complete(), scope, errors::report));
            }
        }
        return errors.lines(Integer.MAX_VALUE);
    }

    private static boolean linkable(Obj o) {
        return o instanceof FuncObj || o instanceof Var;
    }
}
