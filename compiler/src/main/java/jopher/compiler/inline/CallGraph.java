package jopher.compiler.inline;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Func;
import jopher.compiler.ir.FuncSym;
import jopher.compiler.ir.IrVisitor;

/// Groups of functions that call, or mention, each other, those without callees in other groups first; literals are in the group of the function that
/// has them (ir.VisitFuncsBottomUp, Tarjan's algorithm).
final class CallGraph {
    private final Function<FuncSym, Func> find;
    private final Map<Func, Integer> ids = new IdentityHashMap<>();
    private final List<Func> stack = new ArrayList<>();
    private final List<List<Func>> groups = new ArrayList<>();
    private int generation;

    private CallGraph(Function<FuncSym, Func> find) {
        this.find = find;
    }

    /// @param find the function of the package with this symbol, or null
    static List<List<Func>> bottomUp(List<Func> funcs, Function<FuncSym, Func> find) {
        CallGraph g = new CallGraph(find);
        for (Func f : funcs) {
            if (f.outer == null) {
                g.visit(f);
            }
        }
        return g.groups;
    }

    private int visit(Func f) {
        Integer known = ids.get(f);
        if (known != null) {
            return known;
        }
        int id = ++generation;
        ids.put(f, id);
        int[] least = {++generation};
        stack.add(f);
        IrVisitor.visit(f.body, s -> { }, x -> {
            Func g = switch (x) {
                case Expr.FuncRef r -> find.apply(r.sym());
                case Expr.Call c when c.callee() instanceof Expr.StaticCallee s -> find.apply(s.sym());
                case Expr.Closure c -> c.fn();
                default -> null;
            };
            if (g != null) {
                least[0] = Math.min(least[0], visit(g));
            }
        });
        if ((least[0] == id || least[0] == id + 1) && f.outer == null) {
            int from = stack.lastIndexOf(f);
            List<Func> group = new ArrayList<>(stack.subList(from, stack.size()));
            stack.subList(from, stack.size()).clear();
            group.forEach(g -> ids.put(g, Integer.MAX_VALUE));
            groups.add(group);
        }
        return least[0];
    }
}
