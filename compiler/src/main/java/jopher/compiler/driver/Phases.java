package jopher.compiler.driver;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

import jopher.compiler.base.CompilerBug;
import jopher.compiler.base.Diagnostics;
import jopher.compiler.base.Pos;
import jopher.compiler.driver.load.LoadException;
import jopher.compiler.driver.load.LoadText;
import jopher.compiler.driver.load.LoadVerifier;
import jopher.compiler.driver.load.LoadedPackage;
import jopher.compiler.driver.load.LoadedProgram;
import jopher.compiler.emit.ClassEmitter;
import jopher.compiler.emit.ClassFileEntry;
import jopher.compiler.emit.ClassText;
import jopher.compiler.emit.ClassVerifier;
import jopher.compiler.emit.MethodTooLarge;
import jopher.compiler.escape.Analysis;
import jopher.compiler.escape.EscapeVerifier;
import jopher.compiler.inline.Inline;
import jopher.compiler.ir.BranchInverter;
import jopher.compiler.ir.Func;
import jopher.compiler.ir.IrPrinter;
import jopher.compiler.ir.PackageIr;
import jopher.compiler.link.LinkVerifier;
import jopher.compiler.liveness.Liveness;
import jopher.compiler.liveness.LivenessVerifier;
import jopher.compiler.noder.IrVerifier;
import jopher.compiler.noder.Noder;
import jopher.compiler.noder.Restrictions;
import jopher.compiler.order.Order;
import jopher.compiler.order.OrderVerifier;
import jopher.compiler.represent.Backend;
import jopher.compiler.represent.code.ClassUnit;
import jopher.compiler.represent.code.CodePrinter;
import jopher.compiler.represent.code.CodeVerifier;
import jopher.compiler.split.Outliner;
import jopher.compiler.stackmap.StackMaps;
import jopher.compiler.syntax.File;
import jopher.compiler.syntax.Printer;
import jopher.compiler.syntax.SyntaxVerifier;
import jopher.compiler.types.CheckText;
import jopher.compiler.types.CheckVerifier;
import jopher.compiler.types.Context;
import jopher.compiler.walk.Walk;
import jopher.compiler.walk.WalkVerifier;

/// All phases, in order, a line each. Each takes what the one before it made; nothing else connects them.
///
/// ```
/// load → parse → check → node → inline → escape → order → walk → represent → liveness → emit → link
/// ```
///
/// load and link see the whole program, the others one package. In [#front] a package comes after those it imports: phases there may ask
/// `packages` what was found out about imported functions ([jopher.compiler.ir.ImportedFacts]) and note what they find out about their own
/// ([PackageIr#facts]); then its export data is written. [#back] needs no other package.
///
/// A phase more is a line here and its step in `front` or `back`, a name in [Phase], and a package with the work, a verifier and a text.
final class Phases {
    static final Pass<ProgramLoader, LoadedProgram> LOAD = pass(Phase.LOAD, (from, x) -> load(from), LoadVerifier::verify, (program, p) -> p == null ? "" : LoadText.of(p));

    private final Pass<LoadedPackage, List<File>>               parse     = pass(Phase.PARSE, (p, x) -> checks().parse(p), each(SyntaxVerifier::verify), (files, p) -> lines(files, Printer::print));
    private final Pass<List<File>, CheckedPackage>              check     = pass(Phase.CHECK, (files, p) -> checks().check(files, p), c -> CheckVerifier.verify(c.loaded().files(), c.info()), (c, p) -> CheckText.of(c.types(), p.files(), c.info()));
    private final Pass<CheckedPackage, PackageIr>               node      = pass(Phase.NODE, (c, p) -> node(c), Phases::verifyIr, Phases::text);
    private final Pass<PackageIr, PackageIr>                    inline    = pass(Phase.INLINE, (ir, p) -> inline(ir, p), Phases::verifyIr, Phases::text);
    private final Pass<PackageIr, PackageIr>                    escape    = pass(Phase.ESCAPE, (ir, p) -> escape(ir, p), EscapeVerifier::verify, (ir, p) -> Analysis.text(ir));
    private final Pass<PackageIr, PackageIr>                    order     = pass(Phase.ORDER, (ir, p) -> order(ir), functions(OrderVerifier::verify), Phases::text);
    private final Pass<PackageIr, PackageIr>                    walk      = pass(Phase.WALK, (ir, p) -> all(ir, f -> Walk.run(f, ir.escapes)), functions(WalkVerifier::verify), Phases::text);
    private final Pass<PackageIr, List<ClassUnit>>              represent = pass(Phase.REPRESENT, (ir, p) -> represent(ir, p), each(CodeVerifier::verify), (units, p) -> CodePrinter.print(units));
    private final Pass<List<ClassUnit>, List<ClassUnit>>        liveness  = pass(Phase.LIVENESS, (units, p) -> Liveness.run(units, debuggable(p)), each(LivenessVerifier::verify), (units, p) -> CodePrinter.print(units));
    private final Pass<List<ClassUnit>, List<ClassFileEntry>>   emit      = pass(Phase.EMIT, this::emit, this::verifyClasses, (classes, p) -> lines(classes, ClassText::of));

    static final Pass<ProgramClasses, ProgramImage> LINK = pass(Phase.LINK, (in, x) -> in.link(), Phases::verifyProgram, (image, x) -> image.classes().stream().map(ClassText::header).collect(Collectors.joining()));

    private final PassRunner runner;
    private final Settings settings;
    private final LoadedProgram program;
    private final Context context;
    private final CheckedPackages packages;
    private final CheckPhase checks;
    private final Backend backend;

    /// @param backend null if nothing is compiled
    Phases(PassRunner runner, Settings settings, LoadedProgram program, Context context, CheckedPackages packages, Backend backend) {
        this.runner = runner;
        this.settings = settings;
        this.program = program;
        this.context = context;
        this.packages = packages;
        this.checks = new CheckPhase(program, context, packages);
        this.backend = backend;
    }

    /// A package's types.
    CheckedPackage checked(LoadedPackage p) {
        List<File> files = runner.run(parse, p, p);
        return runner.run(check, p, files);
    }

    /// Its IR, and all that importers want to know.
    PackageIr front(CheckedPackage c) {
        PackageIr ir = runner.run(node, c.loaded(), c);
        PackageIr inlined = runner.run(inline, c.loaded(), ir);
        return runner.run(escape, c.loaded(), inlined);
    }

    /// Its class files, sorted by name.
    List<ClassFileEntry> back(LoadedPackage p, PackageIr ir) {
        PackageIr ordered = runner.run(order, p, ir);
        PackageIr core = runner.run(walk, p, ordered);
        List<ClassUnit> units = runner.run(represent, p, core);
        List<ClassUnit> released = runner.run(liveness, p, units);
        return runner.run(emit, p, released);
    }

    // ---- work ----

    private static LoadedProgram load(ProgramLoader from) {
        try {
            return from.load();
        } catch (LoadException e) {
            throw new Rejected(e);
        }
    }

    private CheckPhase checks() {
        return checks;
    }

    private Backend backend() {
        return backend;
    }

    private PackageIr inline(PackageIr ir, LoadedPackage p) {
        // nobody but -m asks for decisions, yet
        return Inline.run(ir, packages, settings.inline() && settings.diagnose() > 0, notes(p));
    }

    /// How much a package says about decisions (-m).
    private int notes(LoadedPackage p) {
        return flagged(p) ? settings.diagnose() : 0;
    }

    private PackageIr node(CheckedPackage c) {
        PackageIr ir = Noder.node(c.types(), c.loaded().files(), c.info(), context, packages, new EmbeddedFiles(c.loaded()), c.facts());
        if (settings.dialect().runtime() || settings.dialect().fieldTrack()) {
            Diagnostics d = new Diagnostics();
            Restrictions.check(ir, settings.dialect().fieldTrack(), settings.dialect().runtime(), d);
            if (d.hasErrors()) {
                throw new Rejected(d);
            }
        }
        LinkerStrings.apply(ir, settings.strings());
        if (Boolean.getBoolean(BranchInverter.PROPERTY)) {
            BranchInverter.apply(ir);
        }
        return ir;
    }

    private static void verifyIr(PackageIr ir) {
        List<String> problems = IrVerifier.verify(ir);
        if (!problems.isEmpty()) {
            throw new CompilerBug(Phase.NODE.label(), ir.pkg.path(), Pos.NONE, problems.get(0));
        }
    }

    private PackageIr escape(PackageIr ir, LoadedPackage p) {
        PackageIr out = Analysis.run(ir, packages, flagged(p) ? settings.diagnose() : 0, settings.debug(), !debuggable(p));
        if (settings.debug().contains("live") && flagged(p)) {
            StackMaps.report(out, packages);
        }
        return out;
    }

    private static PackageIr order(PackageIr ir) {
        List<Func> all = new ArrayList<>();
        for (Func f : ir.funcs) {
            all.add(f);
            all.addAll(Order.run(f));
        }
        ir.funcs.clear();
        ir.funcs.addAll(all);
        return ir;
    }

    /// Whether -gcflags is about this package.
    private boolean flagged(LoadedPackage p) {
        return settings.everywhere() || program.roots().contains(p);
    }

    private List<ClassUnit> represent(PackageIr ir, LoadedPackage p) {
        return backend.translate(ir, flagged(p) && settings.debug().contains("converthash=qy"));
    }

    /// -gcflags=-d=outline=N, for tests.
    private int outlineLimit() {
        return settings.debug().stream().filter(d -> d.matches("outline=[0-9]{1,9}")).mapToInt(d -> Integer.parseInt(d.substring(8))).findFirst().orElse(Outliner.LIMIT);
    }

    /// Whether a debugger may ask for this package's variables (-N).
    private boolean debuggable(LoadedPackage p) {
        return !settings.optimize() && flagged(p);
    }

    private List<ClassFileEntry> emit(List<ClassUnit> units, LoadedPackage p) {
        try {
            return new ClassEmitter(backend.hierarchy(), flagged(p) ? outlineLimit() : Outliner.LIMIT).emit(units, debuggable(p));
        } catch (MethodTooLarge e) {
            Diagnostics d = new Diagnostics();
            d.report(e.pos(), e.getMessage());
            throw new Rejected(d);
        }
    }

    private void verifyClasses(List<ClassFileEntry> classes) {
        classes.forEach(new ClassVerifier(backend.hierarchy())::verify);
    }

    private static void verifyProgram(ProgramImage image) {
        if (image.complete()) {
            LinkVerifier.verify(image.classes());
        }
    }

    // ---- shapes of work, verifiers and texts ----

    private static <I, O> Pass<I, O> pass(Phase phase, Pass.Work<I, O> work, Consumer<O> verify, BiFunction<O, LoadedPackage, String> text) {
        return new Pass<>(phase, work, verify, text);
    }

    private static PackageIr all(PackageIr ir, Consumer<Func> work) {
        ir.funcs.forEach(work);
        return ir;
    }

    private static Consumer<PackageIr> functions(Consumer<Func> verifier) {
        return ir -> ir.funcs.forEach(verifier);
    }

    private static <T> Consumer<List<T>> each(Consumer<T> verifier) {
        return list -> list.forEach(verifier);
    }

    private static <T> String lines(List<T> list, Function<T, String> text) {
        return list.stream().map(text).collect(Collectors.joining("\n"));
    }

    private static String text(PackageIr ir, LoadedPackage p) {
        return IrPrinter.print(ir);
    }
}
