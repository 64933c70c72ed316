package jopher.compiler.driver;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jopher.compiler.base.Diagnostics;
import jopher.compiler.base.Notes;
import jopher.compiler.base.Pos;
import jopher.compiler.driver.load.LoadedPackage;
import jopher.compiler.driver.load.LoadedProgram;
import jopher.compiler.emit.ClassFileEntry;
import jopher.compiler.export.ExportReader;
import jopher.compiler.export.ExportWriter;
import jopher.compiler.ir.PackageIr;
import jopher.compiler.types.Context;
import jopher.compiler.types.FuncObj;

/// Takes the packages of one program through the phases, each after those it imports as far as it needs them. A package is not checked when
/// one that it imports failed; all others are, and every error is reported. Packages that were compiled before are made from
/// their export data. For several threads.
final class ProgramBuild {
    /// What a package's importers wait for.
    ///
    /// @param ir null if the package need not be compiled
    record Front(CheckedPackage checked, PackageIr ir) {}

    private final LoadedProgram program;
    private final StandardPackages before;
    private final ProductCache products;
    private final Context context;
    private final CheckedPackages checked;
    private final Phases phases;
    private final Timing timing;
    private final Progress progress;
    private final Map<LoadedPackage, Notes> notes = new ConcurrentHashMap<>();
    private final Map<LoadedPackage, Diagnostics> failed = new ConcurrentHashMap<>();

    /// @param before standard packages checked before, null if there are none
    /// @param products packages that were compiled before, null if nobody keeps them
    ProgramBuild(LoadedProgram program, StandardPackages before, ProductCache products, Context context, CheckedPackages checked, Phases phases, Timing timing, Progress progress) {
        this.program = program;
        this.before = before;
        this.products = products;
        this.context = context;
        this.checked = checked;
        this.phases = phases;
        this.timing = timing;
        this.progress = progress;
    }

    /// parse and check alone, for programs that are not compiled.
    Front check(LoadedPackage p) {
        return front(p, false);
    }

    /// A package up to where its importers can begin; null if that failed.
    Front front(LoadedPackage p) {
        return front(p, true);
    }

    private Front front(LoadedPackage p, boolean compile) {
        if (!p.imports().values().stream().allMatch(q -> checked.find(q) != null)) {
            return null;
        }
        Front known = known(p);
        if (known != null) {
            checked.add(p, known.checked());
            return known;
        }
        Front made;
        try {
            CheckedPackage c = phases.checked(p);
            made = new Front(c, compile ? phases.front(c) : null);
        } catch (Rejected e) {
            failed.put(p, e.diagnostics());
            return null;
        } catch (PassRunner.Cancelled e) {
            return null;
        } finally {
            progress.checked(p);
        }
        if (compile && products != null) {
            long start = System.nanoTime();
            products.made(p, ExportWriter.write(made.checked().types(), made.checked().functions(), made.checked().facts()));
            timing.add("export", System.nanoTime() - start);
        }
        checked.add(p, made.checked());
        if (made.ir() != null && !made.ir().notes.isEmpty()) {
            notes.put(p, made.ir().notes);
        }
        return made;
    }

    /// What -m and the like say, in package order.
    Map<LoadedPackage, Notes> notes() {
        Map<LoadedPackage, Notes> out = new LinkedHashMap<>();
        for (LoadedPackage p : program.packages()) {
            if (notes.containsKey(p)) {
                out.put(p, notes.get(p));
            }
        }
        return out;
    }

    private Front known(LoadedPackage p) {
        CheckedPackage c = before == null ? null : before.checked().get(p);
        if (c != null) {
            return new Front(c, null);
        }
        if (products == null) {
            return null;
        }
        long start = System.nanoTime();
        PackageProduct product = products.find(p);
        if (product == null) {
            return null;
        }
        ExportReader reader = ExportReader.open(product.export(), context, checked::types);
        if (reader == null) {
            products.drop(p);
            return null;
        }
        timing.add("import", System.nanoTime() - start);
        progress.cached(p);
        return new Front(new CheckedPackage(p, reader.pkg(), null, reader, reader.functionFacts()), null);
    }

    /// The class files of a package; empty if it failed or is not wanted.
    ///
    /// @param wanted false if nobody needs class files of packages that have not been compiled before
    List<ClassFileEntry> back(LoadedPackage p, Front front, boolean wanted) {
        List<ClassFileEntry> known = products != null ? products.classes(p) : before.classes().get(p);
        if (known != null) {
            return known;
        }
        if (front == null || front.ir() == null || !wanted) {
            return List.of();
        }
        List<ClassFileEntry> made;
        try {
            made = phases.back(p, front.ir());
        } catch (Rejected e) {
            failed.put(p, e.diagnostics());
            return List.of();
        } catch (PassRunner.Cancelled e) {
            return List.of();
        }
        if (!made.isEmpty() && products != null) {
            products.put(p, made);
        }
        progress.compiled(p);
        return made;
    }

    /// All packages, checked; throws what was wrong with any, in package order.
    CheckedProgram result() throws CompileErrors {
        List<CompileErrors.Failed> list = new ArrayList<>();
        for (LoadedPackage p : program.packages()) {
            if (failed.containsKey(p)) {
                list.add(new CompileErrors.Failed(p, failed.get(p)));
            }
        }
        if (!list.isEmpty()) {
            throw new CompileErrors(list);
        }
        List<CheckedPackage> packages = new ArrayList<>();
        Map<String, CheckedPackage> byPath = new LinkedHashMap<>();
        for (LoadedPackage p : program.packages()) {
            CheckedPackage c = checked.find(p);
            packages.add(c);
            byPath.put(p.path(), c);
        }
        return new CheckedProgram(program, packages, byPath, context);
    }

    /// A program needs a main function: gc's linker says so, after everything has compiled.
    static void requireMain(CheckedProgram program) throws CompileErrors {
        for (LoadedPackage p : program.loaded().roots()) {
            CheckedPackage c = program.find(p.path());
            if (p.isMain() && !(c.types().scope().lookup("main") instanceof FuncObj)) {
                Diagnostics d = new Diagnostics();
                d.report(Pos.NONE, "runtime.main_main·f: function main is undeclared in the main package");
                throw new CompileErrors(List.of(new CompileErrors.Failed(p, d)));
            }
        }
    }
}
