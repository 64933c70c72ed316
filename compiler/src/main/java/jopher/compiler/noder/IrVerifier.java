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
import jopher.compiler.ir.IrTypes;
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
            operands(e);
            if (e instanceof Expr.MethodValue m) {
                same(m.pos(), m.copy().type, m.recv());
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
            case Stmt.DeclareList d -> {
                for (int i = 0; i < d.locals().size(); i++) {
                    if (d.locals().get(i) != null) {
                        local(d.pos(), d.locals().get(i));
                        same(d.pos(), d.locals().get(i).type, d.values().get(i));
                    }
                }
            }
            case Stmt.OpAssign o when !o.op().isShift() -> same(o.pos(), o.place().type(), o.value());
            case Stmt.Send x -> same(x.pos(), IrTypes.elem(x.ch().type()), x.value());
            case Stmt.Delete d -> same(d.pos(), IrTypes.mapKey(d.map().type()), d.key());
            case Stmt.MapIndexOk m -> {
                place(m.pos(), m.x().type(), m.dst());
                place(m.pos(), Basic.BOOL, m.ok());
            }
            case Stmt.AssertOk a -> {
                place(a.pos(), a.target(), a.dst());
                place(a.pos(), Basic.BOOL, a.ok());
            }
            case Stmt.RecvOk r -> {
                place(r.pos(), IrTypes.elem(r.ch().type()), r.dst());
                place(r.pos(), Basic.BOOL, r.ok());
            }
            case Stmt.CallAssign c -> {
                for (int i = 0; i < c.places().size(); i++) {
                    Type t = c.call().type() instanceof Tuple u ? u.at(i).type() : c.call().type();
                    place(c.pos(), t, c.places().get(i));
                }
            }
            case Stmt.Switch w when w.tag() != null -> {
                for (var c : w.clauses()) {
                    if (c.values() != null) {
                        c.values().forEach(x -> same(x.pos(), w.tag().type(), x));
                    }
                }
            }
            default -> {}
        }
    }

    private void operands(Expr e) {
        switch (e) {
            case Expr.Binary b when b.op().isComparison() -> same(b.pos(), b.x().type(), b.y());
            case Expr.Binary b -> {
                same(b.pos(), b.type(), b.x());
                if (!b.op().isShift()) {
                    same(b.pos(), b.type(), b.y());
                }
            }
            case Expr.Logical l -> {
                same(l.pos(), l.type(), l.x());
                same(l.pos(), l.type(), l.y());
            }
            case Expr.Concat c -> c.parts().forEach(x -> same(c.pos(), c.type(), x));
            case Expr.MinMax m -> m.args().forEach(x -> same(m.pos(), m.type(), x));
            case Expr.MapIndex m -> same(m.pos(), IrTypes.mapKey(m.map().type()), m.key());
            case Expr.Append a -> a.elems().forEach(x -> same(a.pos(), IrTypes.elem(a.type()), x));
            case Expr.StructLit s -> {
                var st = (jopher.compiler.types.Struct) s.type().underlying();
                for (int i = 0; i < s.fields().size(); i++) {
                    same(s.pos(), st.field(i).type(), s.fields().get(i));
                }
            }
            case Expr.ArrayLit a -> a.entries().forEach(x -> same(x.value().pos(), IrTypes.elem(a.type()), x.value()));
            case Expr.MapLit m -> {
                m.keys().forEach(x -> same(x.pos(), IrTypes.mapKey(m.type()), x));
                m.values().forEach(x -> same(x.pos(), IrTypes.mapElem(m.type()), x));
            }
            case Expr.Call c -> {
                var sig = switch (c.callee()) {
                    case Expr.StaticCallee s -> s.sym().type;
                    case Expr.FuncCallee f -> (jopher.compiler.types.Signature) f.fn().type().underlying();
                    case Expr.IfaceCallee i -> i.sig();
                };
                if (sig.params().len() != c.args().size()) {
                    problem(c.pos(), c.args().size() + " arguments for " + sig);
                } else {
                    for (int i = 0; i < c.args().size(); i++) {
                        same(c.args().get(i).pos(), sig.params().at(i).type(), c.args().get(i));
                    }
                }
            }
            case Expr.ToIface t when !IrTypes.isInterface(t.type()) || IrTypes.isInterface(t.x().type()) ->
                problem(t.pos(), "conversion of " + t.x().type() + " to interface " + t.type());
            case Expr.IfaceToIface t when !IrTypes.isInterface(t.type()) || !IrTypes.isInterface(t.x().type()) ->
                problem(t.pos(), "conversion of interface " + t.x().type() + " to " + t.type());
            default -> {}
        }
    }

    private void place(Pos pos, Type t, Expr place) {
        if (place != null && !jopher.compiler.types.Types.identical(place.type(), t)) {
            problem(pos, "a " + t + " goes to a place of type " + place.type());
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
