package jopher.compiler.escape;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Func;
import jopher.compiler.ir.FuncSym;
import jopher.compiler.ir.IrVisitor;

/// The functions of a package in strongly connected components of "mentions", callees first (Tarjan). A literal that captures variables
/// belongs to the component of the function around it.
final class CallGraph {
    private static final int DONE = Integer.MAX_VALUE;

    private final Map<FuncSym, Func> functions = new HashMap<>();
    private final Map<Func, Integer> ids = new IdentityHashMap<>();
    private final List<Func> stack = new ArrayList<>();
    private final Consumer<List<Func>> analyze;
    private int next;

    private CallGraph(List<Func> all, Consumer<List<Func>> analyze) {
        this.analyze = analyze;
        all.forEach(f -> functions.put(f.sym, f));
    }

    static void bottomUp(List<Func> all, Consumer<List<Func>> analyze) {
        CallGraph g = new CallGraph(all, analyze);
        for (Func f : all) {
            if (!f.capturesVariables()) {
                g.visit(f);
            }
        }
    }

    private int visit(Func f) {
        Integer known = ids.get(f);
        if (known != null) {
            return known;
        }
        int id = ++next;
        ids.put(f, id);
        // one more, so that a function that mentions itself is told apart
        int[] min = {++next};
        stack.add(f);
        IrVisitor.visit(f.body, s -> {}, e -> {
            Func mentioned = switch (e) {
                case Expr.FuncRef r -> functions.get(r.sym());
                case Expr.Call c when c.callee() instanceof Expr.StaticCallee s -> functions.get(s.sym());
                case Expr.Closure c -> c.fn();
                case Expr.MethodValue m -> m.fn();
                default -> null;
            };
            if (mentioned != null) {
                min[0] = Math.min(min[0], visit(mentioned));
            }
        });
        if ((min[0] == id || min[0] == id + 1) && !f.capturesVariables()) {
            int from = stack.lastIndexOf(f);
            List<Func> component = new ArrayList<>(stack.subList(from, stack.size()));
            stack.subList(from, stack.size()).clear();
            component.forEach(x -> ids.put(x, DONE));
            analyze.accept(component);
        }
        return min[0];
    }
}
