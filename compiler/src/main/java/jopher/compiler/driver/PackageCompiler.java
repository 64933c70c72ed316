package jopher.compiler.driver;

import java.util.ArrayList;
import java.util.List;

import jopher.compiler.base.CompilerBug;
import jopher.compiler.base.Pos;
import jopher.compiler.ir.Func;
import jopher.compiler.ir.IrPrinter;
import jopher.compiler.ir.PackageIr;
import jopher.compiler.noder.IrVerifier;
import jopher.compiler.noder.Noder;
import jopher.compiler.order.Order;
import jopher.compiler.order.OrderVerifier;
import jopher.compiler.walk.Walk;
import jopher.compiler.walk.WalkVerifier;

/// Takes one checked package through the phases up to core IR: node → order → walk. For several packages at a time.
final class PackageCompiler {
    private final CheckedProgram program;
    private final ImportedBodies bodies;
    private final Settings settings;
    private final Timing timing;
    private final Dumps dumps;

    PackageCompiler(CheckedProgram program, Settings settings, Timing timing, Dumps dumps) {
        this.program = program;
        this.bodies = new ImportedBodies(program);
        this.settings = settings;
        this.timing = timing;
        this.dumps = dumps;
    }

    /// Core IR: no sugar, calls at statement level.
    PackageIr toCore(CheckedPackage p) {
        PackageIr ir = timed(Phase.NODE, () -> Noder.node(p.types(), p.loaded().files(), p.info(), program.context(), bodies, new EmbeddedFiles(p.loaded())));
        if (settings.verifyEach()) {
            List<String> problems = IrVerifier.verify(ir);
            if (!problems.isEmpty()) {
                throw new CompilerBug(Phase.NODE.label(), p.toString(), Pos.NONE, problems.get(0));
            }
        }
        dumps.write(Phase.NODE, p, () -> IrPrinter.print(ir));

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

    private <T> T timed(Phase phase, java.util.function.Supplier<T> work) {
        long t = System.nanoTime();
        try {
            return work.get();
        } finally {
            timing.add(phase.label(), System.nanoTime() - t);
        }
    }
}
