package jopher.compiler.driver;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import jopher.compiler.base.CompilerBug;
import jopher.compiler.base.Diagnostics;
import jopher.compiler.base.Pos;
import jopher.compiler.driver.load.LoadedPackage;
import jopher.compiler.emit.ClassEmitter;
import jopher.compiler.emit.ClassFileEntry;
import jopher.compiler.emit.ClassText;
import jopher.compiler.emit.ClassVerifier;
import jopher.compiler.emit.MethodTooLarge;
import jopher.compiler.ir.BranchInverter;
import jopher.compiler.ir.Func;
import jopher.compiler.ir.IrPrinter;
import jopher.compiler.ir.PackageIr;
import jopher.compiler.noder.IrVerifier;
import jopher.compiler.noder.Noder;
import jopher.compiler.noder.Restrictions;
import jopher.compiler.order.Order;
import jopher.compiler.order.OrderVerifier;
import jopher.compiler.represent.Backend;
import jopher.compiler.represent.code.ClassUnit;
import jopher.compiler.represent.code.CodePrinter;
import jopher.compiler.represent.code.CodeVerifier;
import jopher.compiler.walk.Walk;
import jopher.compiler.walk.WalkVerifier;

/// Takes one checked package through the phases: node → order → walk → represent → emit. For several packages at a time.
final class PackageCompiler {
    private final CheckedProgram program;
    private final ImportedBodies bodies;
    private final Settings settings;
    private final Timing timing;
    private final Dumps dumps;

    private final Backend backend;
    private final Map<LoadedPackage, Diagnostics> errors = new ConcurrentHashMap<>();

    PackageCompiler(CheckedProgram program, Linknames linknames, ProgramLinks links, Settings settings, Timing timing, Dumps dumps) {
        this.backend = settings.trimpath() ? new Backend(links, TrimmedPaths.of(program.loaded())) : new Backend(links);
        this.program = program;
        this.bodies = new ImportedBodies(program, linknames);
        this.settings = settings;
        this.timing = timing;
        this.dumps = dumps;
    }

    /// Core IR: no sugar, calls at statement level; what the package's flags restrict is noted for [#throwErrors].
    PackageIr toCore(CheckedPackage p) {
        PackageIr ir = timed(Phase.NODE, () -> Noder.node(p.types(), p.loaded().files(), p.info(), program.context(), bodies, new EmbeddedFiles(p.loaded())));
        if (settings.verifyEach()) {
            List<String> problems = IrVerifier.verify(ir);
            if (!problems.isEmpty()) {
                throw new CompilerBug(Phase.NODE.label(), p.toString(), Pos.NONE, problems.get(0));
            }
        }
        dumps.write(Phase.NODE, p, () -> IrPrinter.print(ir));
        if (settings.dialect().runtime() || settings.dialect().fieldTrack()) {
            Diagnostics d = new Diagnostics();
            Restrictions.check(ir, settings.dialect().fieldTrack(), settings.dialect().runtime(), d);
            if (d.hasErrors()) {
                errors.put(p.loaded(), d);
            }
        }
        if (Boolean.getBoolean(BranchInverter.PROPERTY)) {
            BranchInverter.apply(ir);
        }

        List<Func> all = new ArrayList<>();
        timed(Phase.ORDER, () -> {
            for (Func f : ir.funcs) {
                all.add(f);
                all.addAll(Order.run(f));
            }
            return null;
        });
        ir.funcs.clear();
        ir.funcs.addAll(all);
        if (settings.verifyEach()) {
            ir.funcs.forEach(OrderVerifier::verify);
        }
        dumps.write(Phase.ORDER, p, () -> IrPrinter.print(ir));

        timed(Phase.WALK, () -> {
            ir.funcs.forEach(Walk::run);
            return null;
        });
        if (settings.verifyEach()) {
            ir.funcs.forEach(WalkVerifier::verify);
        }
        dumps.write(Phase.WALK, p, () -> IrPrinter.print(ir));
        return ir;
    }

    /// Class files, sorted by name; what exceeds a limit of the JVM is noted for [#throwErrors].
    List<ClassFileEntry> toClasses(CheckedPackage p, PackageIr ir) {
        if (errors.containsKey(p.loaded())) {
            return List.of();
        }
        List<ClassUnit> units = timed(Phase.REPRESENT, () -> backend.translate(ir));
        dumps.write(Phase.REPRESENT, p, () -> CodePrinter.print(units));
        if (settings.verifyEach()) {
            units.forEach(CodeVerifier::verify);
        }
        List<ClassFileEntry> classes = timed(Phase.EMIT, () -> {
            try {
                return new ClassEmitter(backend.hierarchy()).emit(units, debug(p.loaded()));
            } catch (MethodTooLarge e) {
                Diagnostics d = new Diagnostics();
                d.report(e.pos(), e.getMessage());
                errors.put(p.loaded(), d);
                return List.of();
            }
        });
        dumps.write(Phase.EMIT, p, () -> classes.stream().map(ClassText::of).collect(Collectors.joining("\n")));
        if (settings.verifyEach()) {
            classes.forEach(new ClassVerifier(backend.hierarchy())::verify);
        }
        return classes;
    }

    private boolean debug(LoadedPackage p) {
        return !settings.optimize() && (settings.everywhere() || program.loaded().roots().contains(p));
    }

    /// Errors of [#toClasses], in package order.
    void throwErrors(List<LoadedPackage> order) throws CompileErrors {
        List<CompileErrors.Failed> failed = new ArrayList<>();
        for (LoadedPackage p : order) {
            if (errors.containsKey(p)) {
                failed.add(new CompileErrors.Failed(p, errors.get(p)));
            }
        }
        if (!failed.isEmpty()) {
            throw new CompileErrors(failed);
        }
    }

    private <T> T timed(Phase phase, java.util.function.Supplier<T> work) {
        long t = System.nanoTime();
        try {
            return work.get();
        } finally {
            timing.add(phase.label(), System.nanoTime() - t);
        }
    }
}
