package jopher.compiler.escape;

import java.util.ArrayList;
import java.util.List;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Func;
import jopher.compiler.ir.FuncSym;
import jopher.compiler.ir.IrTypes;
import jopher.compiler.ir.Local;
import jopher.compiler.types.Array;
import jopher.compiler.types.Struct;
import jopher.compiler.types.Type;
import jopher.compiler.types.Types;

/// Calls: arguments flow where the callee's parameters leak to, results to the holes of the call. Function literals, and the built-ins that store.
final class CallFlow {
    private final Flow f;
    private final Graph graph;

    CallFlow(Flow f) {
        this.f = f;
        this.graph = f.graph;
    }

    /// What is known of the function that is called.
    private record Target(FuncSym sym, Func inBatch, Summary summary) {}

    private static final Target UNKNOWN = new Target(null, null, null);

    private Target target(Expr.Callee callee) {
        return switch (callee) {
            case Expr.StaticCallee c -> target(c.sym());
            case Expr.IfaceCallee c -> UNKNOWN;
            case Expr.FuncCallee c -> switch (f.batch.staticValue(c.fn())) {
                case Expr.Closure k -> target(k.fn().sym);
                case Expr.FuncRef r -> target(r.sym());
                default -> UNKNOWN;
            };
        };
    }

    private Target target(FuncSym sym) {
        Func fn = f.batch.member(sym);
        return new Target(sym, fn, fn == null ? f.batch.summary(sym) : null);
    }

    /// `ks` has a hole for every result, or is null for a call as a statement.
    void call(List<Hole> ks, Expr.Call call) {
        Target t = target(call.callee());
        if (ks != null && t.inBatch() != null) {
            for (int i = 0; i < t.inBatch().results.size(); i++) {
                Local r = t.inBatch().results.get(i);
                if (ks.get(i).derefs() < 0 || Sizing.hasPointers(r.type)) {
                    graph.flow(ks.get(i), graph.find(r));
                }
            }
        }
        List<Expr> args = call.args();
        switch (call.callee()) {
            case Expr.StaticCallee c -> {}
            case Expr.FuncCallee c -> {
                Hole k = graph.discard();
                if (t.sym() == null && ks != null && ks.stream().anyMatch(r -> r.target() != graph.blank)) {
                    // a literal that gets here may return what belongs to the functions around it
                    k = graph.note(graph.toCallee(), call, "callee operand");
                }
                f.exprs.expr(k, c.fn());
            }
            case Expr.IfaceCallee c -> argument(graph.toHeap(), c.recv(), call);
        }
        if (!args.isEmpty() && isVariadic(call)) {
            f.batch.packed(call);
        }
        for (int i = 0; i < args.size(); i++) {
            Expr arg = args.get(i);
            if (t.summary() != null && (t.summary().uintptrKeepAlive() || t.summary().uintptrEscapes())) {
                pointersAsNumbers(t.summary(), arg);
            }
            argument(isEscapeNonString(t.sym()) ? nonString(arg.type()) : parameter(ks, t, i), arg, call);
        }
    }

    private static boolean isVariadic(Expr.Call call) {
        return switch (call.callee()) {
            case Expr.StaticCallee c -> c.sym().type.variadic();
            case Expr.FuncCallee c -> ((jopher.compiler.types.Signature) c.fn().type().underlying()).variadic();
            case Expr.IfaceCallee c -> c.sig().variadic();
        };
    }

    private void argument(Hole k, Expr arg, Object call) {
        f.exprs.expr(graph.note(k, call, "call parameter"), arg);
    }

    /// Where an argument for parameter `i` (the receiver is 0) flows.
    private Hole parameter(List<Hole> ks, Target t, int i) {
        if (t.sym() == null) {
            return graph.toHeap();
        }
        if (t.inBatch() != null) {
            return new Hole(graph.find(t.inBatch().params.get(i)));
        }
        Leaks l = t.summary().parameter(i);
        List<Hole> out = new ArrayList<>();
        add(out, graph.toHeap(), l.heap());
        add(out, graph.toMutator(), l.mutator());
        add(out, graph.toCallee(), l.callee());
        for (int r = 0; ks != null && r < Leaks.RESULTS; r++) {
            if (l.result(r) >= 0) {
                add(out, ks.get(r), l.result(r));
            }
        }
        return f.tee(out);
    }

    private static void add(List<Hole> out, Hole k, int derefs) {
        if (derefs >= 0) {
            out.add(k.shift(derefs));
        }
    }

    /// `f(uintptr(p))` where f is a system call or the like: p is needed until f returns, or for good.
    private void pointersAsNumbers(Summary s, Expr arg) {
        switch (arg) {
            case Expr.ArrayLit l -> l.entries().forEach(e -> pointerAsNumber(s, e.value()));
            default -> pointerAsNumber(s, arg);
        }
    }

    private void pointerAsNumber(Summary s, Expr arg) {
        if (arg instanceof Expr.Conv c && ExprFlow.isUintptr(c.type()) && Types.isUnsafePointer(c.x().type())) {
            Location tmp = graph.add(null, f.scope, f.loopDepth, true);
            f.exprs.expr(new Hole(tmp), c.x());
            graph.flow(s.uintptrEscapes() ? graph.note(graph.toHeap(), c, "//go:uintptrescapes") : graph.toMutator(), tmp);
        }
    }

    /// internal/abi.EscapeNonString: its argument must be on the heap unless only strings point from it (hash/maphash, unique).
    private static boolean isEscapeNonString(FuncSym sym) {
        return sym != null && sym.pkgPath.equals("internal/abi") && sym.obj != null && sym.obj.name().equals("EscapeNonString");
    }

    private Hole nonString(Type t) {
        return hasNonStringPointers(t) ? graph.toHeap() : graph.discard();
    }

    private static boolean hasNonStringPointers(Type t) {
        return Sizing.hasPointers(t) && switch (t.underlying()) {
            case jopher.compiler.types.Basic b -> !IrTypes.isString(t);
            case Struct s -> s.fields().stream().anyMatch(v -> hasNonStringPointers(v.type()));
            case Array a -> hasNonStringPointers(a.elem());
            default -> true;
        };
    }

    // ---- function literals and method values ----

    void closure(Hole k, Expr.Closure x) {
        Func fn = x.fn();
        if (fn.synthetic && fn.captures.isEmpty()) {
            // a method expression that needed a function of its own
            return;
        }
        Hole in = f.spill(k, x);
        if (fn.capturesVariables()) {
            f.batch.captured(in, fn.captures);
            capture(fn.captures);
            f.batch.walk(fn);
        }
    }

    void capture(List<Local> captures) {
        for (Local c : captures) {
            Location l = f.location(c);
            if (!l.captured) {
                l.captured = true;
                // assignments on the straight way to the first literal do not change what it captures
                if (l.loopDepth == f.loopDepth) {
                    l.reassigned = false;
                }
            }
        }
    }

    /// x.M: the receiver is kept, and passed to M some day by somebody who may do anything with the results.
    void methodValue(Hole k, Expr.MethodValue x) {
        Hole closure = f.spill(k, x);
        Target t = method(x.fn());
        List<Hole> ks = new ArrayList<>();
        for (int i = 0; i < x.fn().results.size(); i++) {
            ks.add(graph.toHeap());
        }
        Location copy = f.declare(x.copy());
        graph.flow(f.tee(parameter(ks, t, 0), closure), copy);
        f.exprs.expr(new Hole(copy), x.recv());
        f.batch.walk(x.fn());
    }

    private Target method(Func thunk) {
        Target[] found = {UNKNOWN};
        jopher.compiler.ir.IrVisitor.visit(thunk.body, s -> {}, e -> {
            if (e instanceof Expr.Call c && c.callee() instanceof Expr.StaticCallee s) {
                found[0] = target(s.sym());
            }
        });
        return found[0];
    }

    // ---- built-ins ----

    void append(Hole k, Expr.Append x) {
        appendee(k, x.slice(), x);
        x.elems().forEach(e -> argument(graph.toHeap(), e, x));
        backing(k, x);
    }

    void append(Hole k, Expr.AppendSlice x) {
        appendee(k, x.slice(), x);
        boolean pointers = IrTypes.isSlice(x.tail().type()) && Sizing.hasPointers(IrTypes.elem(x.tail().type()));
        argument(pointers ? graph.deref(graph.toHeap(), x, "appended slice...") : graph.discard(), x.tail(), x);
        backing(k, x);
    }

    /// The slice is the result if there is room, else its elements go to a new one.
    private void appendee(Hole k, Expr slice, Expr append) {
        Hole in = f.tee(k, graph.toMutator());
        if (Sizing.hasPointers(IrTypes.elem(slice.type()))) {
            in = f.tee(in, graph.deref(graph.toHeap(), append, "appendee slice"));
        }
        argument(in, slice, append);
    }

    private void backing(Hole k, Expr append) {
        f.spill(k, append).target().loopDepth = 0;
    }

    void copy(Expr.Copy x) {
        argument(graph.toMutator(), x.dst(), x);
        boolean pointers = IrTypes.isSlice(x.src().type()) && Sizing.hasPointers(IrTypes.elem(x.src().type()));
        argument(pointers ? graph.deref(graph.toHeap(), x, "copied slice") : graph.discard(), x.src(), x);
    }
}
