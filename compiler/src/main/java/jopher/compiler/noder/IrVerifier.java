package jopher.compiler.noder;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jopher.compiler.base.Pos;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Func;
import jopher.compiler.ir.IrVisitor;
import jopher.compiler.ir.Local;
import jopher.compiler.ir.PackageIr;
import jopher.compiler.ir.Stmt;
import jopher.compiler.types.Basic;
import jopher.compiler.types.Tuple;
import jopher.compiler.types.Type;

/// Checks what must hold after the noder: types are concrete and typed, values have the types of the places they go to, and every
/// variable belongs to its function or is captured by it.
public final class IrVerifier {
    private final List<String> problems = new ArrayList<>();
    private final Map<Type, Boolean> good = new IdentityHashMap<>();
    private Func fn;

    private IrVerifier() {}

    /// Messages about violations, empty if all is well.
    public static List<String> verify(PackageIr p) {
        var v = new IrVerifier();
        for (Func f : p.funcs) {
            v.func(f);
        }
        for (var g : p.globals) {
            v.type(g.pos, g.type, "variable " + g.name);
        }
        return v.problems;
    }

    private void problem(Pos pos, String message) {
        problems.add((fn == null ? "" : fn.sym.goName + ": ") + pos + ": " + message);
    }

    private void func(Func f) {
        fn = f;
        if (f.params.size() != f.sym.type.params().len() || f.results.size() != f.sym.type.results().len()) {
            problem(f.pos, "parameters do not fit the type " + f.sym.type);
        }
        f.params.forEach(l -> local(f.pos, l));
        f.results.forEach(l -> local(f.pos, l));
        Set<Local> captured = Collections.newSetFromMap(new IdentityHashMap<>());
        captured.addAll(f.captures);
        for (Local c : f.captures) {
            if (!c.captured) {
                problem(f.pos, "capture not marked: " + c.name);
            }
        }
        IrVisitor.visit(f.body, s -> stmt(s), e -> {
            type(e.pos(), e.type(), e.getClass().getSimpleName());
            if (e instanceof Expr.LocalRef r) {
                local(r.pos(), r.local());
                if (r.local().owner != fn && !captured.contains(r.local())) {
                    problem(r.pos(), "variable " + r.local().name + " of " + r.local().owner + " is not captured");
                }
            }
            if (e instanceof Expr.Closure c && c.fn().outer != fn) {
                problem(c.pos(), "closure belongs to another function");
            }
        });
    }

    private void stmt(Stmt s) {
        switch (s) {
            case Stmt.Declare d -> {
                local(d.pos(), d.local());
                if (d.local().owner != fn) {
                    problem(d.pos(), "declares a variable of another function: " + d.local().name);
                }
                same(d.pos(), d.local().type, d.init());
            }
            case Stmt.Assign a when a.place() != null -> same(a.pos(), a.place().type(), a.value());
            case Stmt.Return r -> {
                if (r.values().size() == fn.results.size()) {
                    for (int i = 0; i < r.values().size(); i++) {
                        same(r.pos(), fn.results.get(i).type, r.values().get(i));
                    }
                }
            }
            case Stmt.AssignList a -> {
                for (int i = 0; i < a.places().size(); i++) {
                    if (a.places().get(i) != null) {
                        same(a.pos(), a.places().get(i).type(), a.values().get(i));
                    }
                }
            }
            default -> {}
        }
    }

    private void same(Pos pos, Type want, Expr x) {
        if (x != null && !jopher.compiler.types.Types.identical(want, x.type())) {
            problem(pos, "a " + x.type() + " where a " + want + " is expected");
        }
    }

    private void local(Pos pos, Local l) {
        if (l.owner == null) {
            problem(pos, "variable without owner: " + l.name);
        }
        type(pos, l.type, "variable " + l.name);
    }

    private void type(Pos pos, Type t, String what) {
        if (t == null) {
            problem(pos, what + " has no type");
            return;
        }
        boolean ok = good.computeIfAbsent(t, k -> TypeUses.isConcrete(k) && !(k instanceof Basic b && b.has(Basic.IS_UNTYPED)) && k != Basic.INVALID);
        if (!ok) {
            problem(pos, what + " has type " + t + (t instanceof Tuple ? " (tuple)" : ""));
        }
    }
}
