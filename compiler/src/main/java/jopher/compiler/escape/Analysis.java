package jopher.compiler.escape;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import jopher.compiler.base.DeepStack;
import jopher.compiler.ir.Escapes;
import jopher.compiler.ir.Func;
import jopher.compiler.ir.FuncSym;
import jopher.compiler.ir.ImportedFacts;
import jopher.compiler.ir.PackageIr;

/// The analysis of a package.
public final class Analysis {
    final Messages messages;
    final Sizing sizing;
    final Set<Object> stack = Collections.newSetFromMap(new IdentityHashMap<>());
    final Set<Object> brief = Collections.newSetFromMap(new IdentityHashMap<>());
    /// Whether somebody asks about expressions.
    final boolean expressions;
    /// Not with -N, which has no room for appended elements in frames.
    final boolean optimize;
    final Map<FuncSym, Summary> summaries = new HashMap<>();
    private final Function<FuncSym, Summary> imported;

    /// @param summaries of the package's functions, for callers
    public record Result(Escapes escapes, Map<FuncSym, Summary> summaries) {}

    private Analysis(Messages messages, Set<String> flags, boolean optimize, Function<FuncSym, Summary> imported) {
        this.messages = messages;
        this.optimize = optimize;
        this.sizing = new Sizing(flags.contains("smallframes"));
        this.expressions = flags.contains("live");
        this.imported = imported;
    }

    /// @param imported what is known of functions of other packages; null for unknown ones
    /// @param messages takes the diagnostics
    /// @param flags of -d, `smallframes` and `live`
    /// @param optimize false with -N
    public static Result run(PackageIr ir, Function<FuncSym, Summary> imported, Messages messages, Set<String> flags, boolean optimize) {
        return DeepStack.call(() -> new Analysis(messages, flags, optimize, imported).run(ir));
    }

    /// As a phase: notes the summaries of the package's functions for importers.
    ///
    /// @param flags of -d, `smallframes` and `live`
    /// @param optimize false with -N
    public static PackageIr run(PackageIr ir, ImportedFacts facts, int level, Set<String> flags, boolean optimize) {
        Messages messages = new Messages(ir.pkg, ir.notes, level, flags.contains("escapemutationscalls"));
        Result r = run(ir, sym -> sym.typeArgs.isEmpty() ? facts.find(sym.obj, SummaryFact.KIND) : null, messages, flags, optimize);
        r.summaries().forEach((sym, s) -> {
            if (sym.obj != null && sym.typeArgs.isEmpty()) {
                ir.facts.put(sym.obj, SummaryFact.KIND, s);
            }
        });
        ir.escapes = r.escapes();
        return ir;
    }

    /// What `--dump-after=escape` shows: by function, what its parameters leak to, and its variables that have to be on the heap.
    public static String text(PackageIr ir) {
        StringBuilder out = new StringBuilder();
        for (Func f : ir.funcs) {
            Summary s = f.sym.obj == null ? null : ir.facts.get(f.sym.obj, SummaryFact.KIND);
            out.append("func ").append(f.sym.goName).append('\n');
            for (int i = 0; s != null && i < f.params.size(); i++) {
                out.append("    parameter ").append(f.params.get(i).name).append(": ").append(s.parameter(i)).append('\n');
            }
            jopher.compiler.ir.IrVisitor.visit(f.body, st -> {
                if (st instanceof jopher.compiler.ir.Stmt.Declare d && !ir.escapes.staysInFrame(d.local())) {
                    out.append("    heap ").append(d.local().name).append('\n');
                }
            }, e -> {});
        }
        return out.toString();
    }

    private Result run(PackageIr ir) {
        List<Func> all = new ArrayList<>(ir.funcs);
        all.addAll(ir.bodyless);
        CallGraph.bottomUp(all, component -> new Batch(this, component).run());
        ExclusiveSlices slices = new ExclusiveSlices(stack, this::summary);
        if (optimize) {
            ir.funcs.forEach(slices::function);
        }
        return new Result(new Escapes(stack, slices.byClass, slices.leaving, brief), summaries);
    }

    Summary summary(FuncSym sym) {
        Summary s = summaries.get(sym);
        if (s == null) {
            s = imported.apply(sym);
        }
        return s == null ? Summary.UNKNOWN : s;
    }
}
