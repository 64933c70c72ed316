package jopher.compiler.inline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import jopher.compiler.base.DeepStack;
import jopher.compiler.base.Pos;
import jopher.compiler.inline.Inlinable.Known;
import jopher.compiler.inline.Inlinable.Site;
import jopher.compiler.inline.Inlinable.Target;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Func;
import jopher.compiler.ir.FuncSym;
import jopher.compiler.ir.ImportedFacts;
import jopher.compiler.ir.PackageIr;

/// Decides for one package: first, from the leaves of the call graph up, which functions can be inlined; then, in the same order, which
/// calls are, those in inlined bodies included.
public final class Inline {
    static final int BUDGET = 80;
    static final int CALL = 57;
    private static final int PARAM_CALL = 17;
    private static final int BIG = 5000;
    private static final int BUDGET_IN_BIG = 20;
    private static final int CLOSURE_CALLED_ONCE = 10 * BUDGET;

    private final PackageIr ir;
    private final Function<FuncSym, Inlinable> imported;
    private final int level;
    private final Map<String, Func> byKey = new HashMap<>();
    private final Map<Func, Inlinable> inlinable = new IdentityHashMap<>();
    private final Set<Func> checked = new HashSet<>();
    private final Set<Func> big = new HashSet<>();
    private final Map<Func, Integer> literals = new IdentityHashMap<>();
    private final StaticValues values;
    private final Names names;
    /// Instances of one shape are one function.
    private final Set<String> said = new HashSet<>();

    /// A call of a function with what the inliner knows of it.
    record Call(Expr.Call call, Site site) {}

    private Inline(PackageIr ir, Function<FuncSym, Inlinable> imported, int level) {
        this.ir = ir;
        this.imported = imported;
        this.level = level;
        for (Func f : ir.funcs) {
            byKey.put(f.sym.key(), f);
            if (f.outer != null && !f.synthetic && !Costs.isLoopBody(f)) {
                literals.merge(f.outer, 1, Integer::sum);
            }
        }
        this.values = new StaticValues(ir.funcs);
        this.names = new Names(ir.pkg);
    }

    /// As a phase: devirtualises calls, notes facts about the functions of `ir` for importers and, with `level` > 0 (-m), what gc prints.
    ///
    /// @param inline false with -l, or if nobody asks: calls are devirtualised, but nothing is decided
    public static PackageIr run(PackageIr ir, ImportedFacts imported, boolean inline, int level) {
        decide(ir, sym -> sym.typeArgs.isEmpty() ? imported.find(sym.obj, Inlinable.KIND) : null, inline, level).forEach((sym, i) -> {
            if (sym.obj != null && sym.typeArgs.isEmpty()) {
                ir.facts.put(sym.obj, Inlinable.KIND, i);
            }
        });
        return ir;
    }

    /// @param imported what is known of functions of other packages that can be inlined; null for others
    /// @return the functions of the package that callers can inline
    public static Map<FuncSym, Inlinable> decide(PackageIr ir, Function<FuncSym, Inlinable> imported, boolean inline, int level) {
        Map<FuncSym, Inlinable> found = Map.of();
        if (inline) {
            found = DeepStack.call(() -> new Inline(ir, imported, level).run());
        } else {
            Devirtualizer.run(ir, level > 0);
        }
        ir.directCalls = null;
        return found;
    }

    private Map<FuncSym, Inlinable> run() {
        List<List<Func>> order = CallGraph.bottomUp(ir.funcs, f -> byKey.get(f.key()));
        for (List<Func> group : order) {
            group.forEach(this::check);
        }
        Map<FuncSym, Inlinable> found = new LinkedHashMap<>();
        for (Func f : ir.funcs) {
            Inlinable i = inlinable.get(f);
            if (i != null && f.outer == null && !f.synthetic) {
                found.put(f.sym, i);
            }
        }
        // gc counts costs before; instances that this adds are not looked at
        Devirtualizer.run(ir, level > 0);
        if (level > 0) {
            Inliner inliner = new Inliner(this);
            inliner.run(order);
            new Wrappers(ir, this, inliner).run();
        }
        return found;
    }

    // ---- which functions ----

    private void check(Func f) {
        if (!checked.add(f)) {
            return;
        }
        String reason = impossible(f);
        if (reason != null) {
            cannot(f, reason);
            return;
        }
        // calls of literals make their decisions first
        Costs.Result r = Costs.of(f, c -> callCost(f, c));
        if (r.nodes() >= BIG) {
            big.add(f);
            r = Costs.of(f, c -> callCost(f, c));
        }
        int budget = f.outer != null ? CLOSURE_CALLED_ONCE : BUDGET;
        if (r.reason() != null) {
            cannot(f, r.reason());
        } else if (r.cost() > budget) {
            cannot(f, "function too complex: cost " + r.cost() + " exceeds budget " + budget);
        } else {
            Inlinable i = new Inlinable(f.sym.key(), f.sym.pkgPath, names.packageName(f), names.local(f), f.outer != null, !f.captures.isEmpty());
            i.cost = r.cost();
            i.literals = literals(f);
            i.pos = f.pos;
            inlinable.put(f, i);
            gather(f).forEach(c -> i.sites.add(c.site()));
            if (!f.synthetic && !isVariableInit(f)) {
                say(f.pos, "can inline " + i.shown(ir.pkg.path()) + (level > 1 ? " with cost " + r.cost() : ""));
            }
        }
    }

    /// Function literals that stand in `f` itself.
    int literals(Func f) {
        return literals.getOrDefault(f, 0);
    }

    /// What gives package variables their values is no function that anybody could call.
    private static boolean isVariableInit(Func f) {
        return f.outer == null && f.sym.obj == null && f.sym.jvmName.startsWith("init$v");
    }

    /// Why a directive forbids it; null if none does.
    static String impossible(Func f) {
        for (String p : f.pragmas) {
            switch (p) {
                case "noinline":
                    return "marked go:noinline";
                case "cgo_unsafe_args":
                    return "marked go:cgo_unsafe_args";
                case "uintptrkeepalive":
                    return "marked as having a keep-alive uintptr argument";
                case "uintptrescapes":
                    return "marked as having an escaping uintptr argument";
                case "yeswritebarrierrec":
                    return "marked go:yeswritebarrierrec";
                default:
            }
        }
        return null;
    }

    private void cannot(Func f, String reason) {
        if (level > 1 && !f.synthetic && !isVariableInit(f)) {
            say(f.pos, "cannot inline " + names.shown(f) + ": " + reason);
        }
    }

    private int callCost(Func caller, Expr.Call c) {
        int extra = CALL;
        switch (c.callee()) {
            case Expr.StaticCallee s when s.throughDictionary() -> { }
            case Expr.StaticCallee s -> {
                String name = names.plain(s.sym());
                if (s.sym().pkgPath.equals("internal/runtime/sys") && (name.equals("GetCallerPC") || name.equals("GetCallerSP"))) {
                    return CLOSURE_CALLED_ONCE; // gc: never, users expect the logical caller
                }
                if (Intrinsics.cheap(s.sym().pkgPath, name) || Intrinsics.is(s.sym().pkgPath, name)) {
                    return 0;
                }
            }
            case Expr.FuncCallee f -> {
                if (f.fn() instanceof Expr.LocalRef r && (r.local().kind == jopher.compiler.ir.Local.Kind.PARAM || r.local().owner != caller)) {
                    extra = PARAM_CALL;
                }
            }
            case Expr.IfaceCallee i -> {
                return CALL;
            }
        }
        if (target(caller, c) instanceof Known k && fits(k.function(), big.contains(caller), false)) {
            return k.function().cost;
        }
        return extra;
    }

    boolean fits(Inlinable callee, boolean bigCaller, boolean calledOnce) {
        int max = bigCaller ? BUDGET_IN_BIG : BUDGET;
        if (callee.closure) {
            max *= 2;
            if (calledOnce) {
                max = Math.max(max, CLOSURE_CALLED_ONCE);
            }
        }
        return callee.cost <= max;
    }

    // ---- what is called ----

    /// The function, or the parameter, that a call of `caller` is known to call.
    private Target target(Func caller, Expr.Call c) {
        return switch (c.callee()) {
            case Expr.StaticCallee s -> s.throughDictionary() || Intrinsics.is(s.sym().pkgPath, names.plain(s.sym())) ? null : known(s.sym());
            case Expr.FuncCallee f -> value(caller, f.fn());
            case Expr.IfaceCallee i -> null;
        };
    }

    /// The function that an expression of function type is known to be.
    private Target value(Func caller, Expr x) {
        return switch (values.of(x)) {
            case Expr.FuncRef r -> known(r.sym());
            case Expr.Closure c when !c.fn().synthetic && (c.fn().captures.isEmpty() || c.fn().outer == caller) -> {
                check(c.fn());
                Inlinable i = inlinable.get(c.fn());
                yield i == null ? null : new Known(i);
            }
            case Expr.LocalRef r when caller.params.contains(r.local()) && !r.local().reassigned && !r.local().addrTaken -> new Inlinable.Param(caller.params.indexOf(r.local()));
            case null, default -> null;
        };
    }

    Target known(FuncSym sym) {
        Func f = byKey.get(sym.key());
        Inlinable i = f != null ? inlinable.get(f) : imported.apply(sym);
        return i == null ? null : new Known(i);
    }

    private List<Call> gather(Func f) {
        List<Call> out = new ArrayList<>();
        new CallSites(c -> {
            List<Target> args = new ArrayList<>();
            for (Expr a : c.args()) {
                args.add(a.type().underlying() instanceof jopher.compiler.types.Signature ? value(f, a) : null);
            }
            Target t = target(f, c);
            if (t != null || f.outer == null && c.callee() instanceof Expr.StaticCallee) {
                out.add(new Call(c, new Site(t, args)));
            }
        }).visit(f.body);
        return out;
    }

    // ---- for the inliner ----

    List<Call> calls(Func f) {
        // callees of a group of functions that call each other are known only now
        return gather(f);
    }

    boolean isBig(Func f) {
        return big.contains(f);
    }

    /// The function of this package with this symbol, or null.
    Func function(FuncSym sym) {
        return byKey.get(sym.key());
    }

    Names names() {
        return names;
    }

    int level() {
        return level;
    }

    String path() {
        return ir.pkg.path();
    }

    /// False for instances of a shape that was seen before, and for functions without source.
    boolean prints(Func f) {
        return !f.synthetic && (Names.root(f).sym.typeArgs.isEmpty() || said.add("calls " + names.shown(f)));
    }

    /// @param pos unknown for functions without source
    void say(Pos pos, String message) {
        if (level > 0) {
            if (!pos.isKnown()) {
                message = "<autogenerated>:1: " + message;
            }
            String key = pos + message;
            if (message.startsWith("can") && !said.add(key)) {
                return;
            }
            ir.notes.report(pos, message);
        }
    }
}
