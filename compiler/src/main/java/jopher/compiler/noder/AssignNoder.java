package jopher.compiler.noder;

import java.util.ArrayList;
import java.util.List;
import jopher.compiler.base.Pos;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Local;
import jopher.compiler.ir.Stmt;
import jopher.compiler.syntax.Decl;
import jopher.compiler.syntax.Expr.AssertExpr;
import jopher.compiler.syntax.Expr.IndexExpr;
import jopher.compiler.syntax.Expr.Name;
import jopher.compiler.syntax.Expr.Operation;
import jopher.compiler.syntax.Operator;
import jopher.compiler.syntax.Stmt.AssignStmt;
import jopher.compiler.types.Basic;
import jopher.compiler.types.Chan;
import jopher.compiler.types.Type;
import jopher.compiler.types.Types;
import jopher.compiler.types.Var;

/// Assignments, short declarations and `var` declarations in functions.
final class AssignNoder {
    private final FuncNoder f;

    AssignNoder(FuncNoder f) {
        this.f = f;
    }

    void assign(AssignStmt s, List<Stmt> out) {
        if (s.op() != null && s.op() != Operator.DEF) {
            opAssign(s, out);
            return;
        }
        var lhs = jopher.compiler.syntax.Expr.unpackList(s.lhs());
        var rhs = jopher.compiler.syntax.Expr.unpackList(s.rhs());
        boolean define = s.op() == Operator.DEF;
        if (lhs.size() == rhs.size()) {
            if (lhs.size() == 1) {
                single(s.pos(), lhs.getFirst(), rhs.getFirst(), define, out);
            } else {
                parallel(s.pos(), lhs, rhs, define, out);
            }
            return;
        }
        List<Target> targets = new ArrayList<>();
        for (var e : lhs) {
            targets.add(target(e, define));
        }
        multi(s.pos(), targets, rhs.getFirst(), out);
    }

    /// What is assigned: a new variable, a place, or nothing (blank).
    record Target(Pos pos, Local declared, Expr place) {
        Type type() {
            return declared != null ? declared.type : place == null ? null : place.type();
        }

        boolean isBlank() {
            return declared == null && place == null;
        }
    }

    Target target(jopher.compiler.syntax.Expr e, boolean define) {
        e = jopher.compiler.syntax.Expr.unparen(e);
        if (e instanceof Name n) {
            if (n.value().equals("_")) {
                return new Target(n.pos(), null, null);
            }
            if (define && f.info().defs.get(n) instanceof Var v) {
                return new Target(n.pos(), f.local(v, Local.Kind.AUTO), null);
            }
        }
        Expr place = f.exprs.expr(e);
        f.assigned(place);
        return new Target(e.pos(), null, place);
    }

    private void single(Pos pos, jopher.compiler.syntax.Expr lhs, jopher.compiler.syntax.Expr rhs, boolean define, List<Stmt> out) {
        var l = jopher.compiler.syntax.Expr.unparen(lhs);
        if (l instanceof Name n && n.value().equals("_")) {
            Expr x = f.values.isNil(rhs) ? null : f.exprs.expr(rhs);
            if (x != null) {
                Expr v = ExprNoder.unroll(x, out);
                out.add(new Stmt.Assign(pos, null, v));
            }
            return;
        }
        if (define && l instanceof Name n && f.info().defs.get(n) instanceof Var v) {
            Expr x = ExprNoder.unroll(f.conv.to(rhs, f.type(v.type())), out);
            out.add(new Stmt.Declare(n.pos(), f.local(v, Local.Kind.AUTO), x));
            return;
        }
        Target t = target(lhs, define);
        Expr value = f.conv.to(rhs, t.type());
        if (t.place() instanceof Expr.LocalRef) {
            value = ExprNoder.unroll(value, out);
        }
        out.add(new Stmt.Assign(pos, t.place(), value));
    }

    private void parallel(Pos pos, List<jopher.compiler.syntax.Expr> lhs, List<jopher.compiler.syntax.Expr> rhs, boolean define, List<Stmt> out) {
        if (define) {
            boolean allNew = true;
            for (var e : lhs) {
                allNew &= e instanceof Name n && (n.value().equals("_") || f.info().defs.get(n) instanceof Var);
            }
            if (allNew) {
                defineAll(pos, lhs, rhs, out);
                return;
            }
        }
        // values first: a new variable may hide one that they mention
        List<Expr> values = new ArrayList<>();
        List<Type> types = new ArrayList<>();
        for (int i = 0; i < lhs.size(); i++) {
            Type t = targetType(lhs.get(i), define);
            types.add(t);
            values.add(t == null ? blankValue(rhs.get(i)) : f.conv.to(rhs.get(i), t));
        }
        List<Expr> places = new ArrayList<>();
        for (var e : lhs) {
            Target t = target(e, define);
            if (t.declared() != null) {
                out.add(new Stmt.Declare(t.pos(), t.declared(), null));
            }
            places.add(t.declared() != null ? new Expr.LocalRef(t.pos(), t.declared()) : t.place());
        }
        out.add(new Stmt.AssignList(pos, places, values));
    }

    private Type targetType(jopher.compiler.syntax.Expr e, boolean define) {
        e = jopher.compiler.syntax.Expr.unparen(e);
        if (e instanceof Name n) {
            if (n.value().equals("_")) {
                return null;
            }
            var o = f.info().objectOf(n);
            return f.type(o.type());
        }
        return f.values.type(e);
    }

    /// a, b := x, y with new variables only: nothing on the right can mention them.
    private void defineAll(Pos pos, List<jopher.compiler.syntax.Expr> lhs, List<jopher.compiler.syntax.Expr> rhs, List<Stmt> out) {
        List<Expr> values = new ArrayList<>();
        List<Local> locals = new ArrayList<>();
        for (int i = 0; i < lhs.size(); i++) {
            Var v = newVariable(lhs.get(i));
            values.add(v == null ? blankValue(rhs.get(i)) : f.conv.to(rhs.get(i), f.type(v.type())));
        }
        for (var e : lhs) {
            Var v = newVariable(e);
            locals.add(v == null ? null : f.local(v, Local.Kind.AUTO));
        }
        out.add(new Stmt.DeclareList(pos, locals, values));
    }

    /// The variable that a name on the left declares, null for the blank identifier.
    private Var newVariable(jopher.compiler.syntax.Expr e) {
        return f.info().defs.get((Name) e) instanceof Var v && !v.name().equals("_") ? v : null;
    }

    /// A value for the blank identifier.
    Expr blankValue(jopher.compiler.syntax.Expr e) {
        return f.values.isNil(e) ? f.values.zero(e.pos(), Basic.UNSAFE_POINTER) : f.exprs.expr(e);
    }

    /// a, b = f() and the comma-ok forms.
    void multi(Pos pos, List<Target> targets, jopher.compiler.syntax.Expr rhs, List<Stmt> out) {
        var recv = new Receiver(pos, targets, resultTypes(targets.size(), rhs));
        recv.finish(switch (jopher.compiler.syntax.Expr.unparen(rhs)) {
            case IndexExpr i -> {
                Expr.MapIndex m = (Expr.MapIndex) f.exprs.expr(i);
                yield new Stmt.MapIndexOk(pos, recv.place(targets.get(0), m.type()), recv.place(targets.get(1), Basic.BOOL), m);
            }
            case AssertExpr a -> {
                Type t = f.values.type(a);
                Expr x = f.exprs.expr(a.x());
                yield new Stmt.AssertOk(pos, recv.place(targets.get(0), t), recv.place(targets.get(1), Basic.BOOL), x, t);
            }
            case Operation o -> {
                Expr ch = f.exprs.expr(o.x());
                Type t = f.type(((Chan) ch.type().underlying()).elem());
                yield new Stmt.RecvOk(pos, recv.place(targets.get(0), t), recv.place(targets.get(1), Basic.BOOL), ch);
            }
            default -> {
                Expr call = ExprNoder.unroll(f.exprs.expr(rhs), recv.before);
                List<Type> types = Values.types((jopher.compiler.types.Tuple) call.type());
                List<Expr> places = new ArrayList<>();
                for (int i = 0; i < targets.size(); i++) {
                    places.add(recv.place(targets.get(i), f.type(types.get(i))));
                }
                yield new Stmt.CallAssign(pos, places, (Expr.Call) call);
            }
        }, out);
    }

    /// The types of the values that an expression gives to `n` targets.
    private List<Type> resultTypes(int n, jopher.compiler.syntax.Expr rhs) {
        Type t = f.values.rawType(rhs);
        if (t instanceof jopher.compiler.types.Tuple u && u.len() == n) {
            return u.vars().stream().map(v -> Types.defaultType(f.type(v.type()))).toList();
        }
        return List.of(f.values.type(rhs), Basic.BOOL);
    }

    /// Takes the values of a statement with several results and hands them to their targets, through temporaries where a target is a new
    /// variable. If a value has to be converted, all go through temporaries: `p, q = t0, any(t1)` with the statement in front of `t0`, so that the
    /// operands of the places come before it.
    private final class Receiver {
        private final Pos pos;
        private final List<Stmt> declares = new ArrayList<>();
        private final List<Expr> places = new ArrayList<>();
        private final List<Expr> values = new ArrayList<>();

        /// Statements in front of the one with the results.
        final List<Stmt> before = new ArrayList<>();

        private boolean converts;

        Receiver(Pos pos, List<Target> targets, List<Type> types) {
            this.pos = pos;
            for (int i = 0; i < targets.size(); i++) {
                Expr place = targets.get(i).place();
                converts |= place != null && !Types.identical(place.type(), types.get(i));
            }
        }

        /// The place of exactly type `t` for the statement.
        Expr place(Target target, Type t) {
            if (target.isBlank()) {
                return null;
            }
            if (target.place() != null && !converts && Types.identical(target.type(), t)) {
                return target.place();
            }
            Expr.LocalRef tmp = f.ref(target.pos(), f.temp(target.pos(), t));
            Expr value = f.conv.implicit(target.pos(), tmp, target.type());
            if (target.declared() != null) {
                declares.add(new Stmt.Declare(target.pos(), target.declared(), value));
            } else {
                places.add(target.place());
                values.add(value);
            }
            return tmp;
        }

        void finish(Stmt results, List<Stmt> out) {
            before.add(results);
            if (places.isEmpty()) {
                out.addAll(before);
            } else {
                values.set(0, ExprNoder.seq(pos, before, values.getFirst()));
                out.add(places.size() == 1 ? new Stmt.Assign(pos, places.getFirst(), values.getFirst()) : new Stmt.AssignList(pos, places, values));
            }
            out.addAll(declares);
        }
    }

    // ---- op-assignments ----

    private void opAssign(AssignStmt s, List<Stmt> out) {
        Expr place = f.exprs.expr(jopher.compiler.syntax.Expr.unparen(s.lhs()));
        f.assigned(place);
        Expr.BinaryOp op = ExprNoder.op(s.op());
        Expr value;
        if (s.rhs() == null) {
            value = f.values.constant(s.pos(), place.type(), jopher.compiler.types.constant.Constant.of(1));
        } else if (op.isShift()) {
            value = f.exprs.shiftCount(s.rhs());
        } else {
            value = f.conv.to(s.rhs(), place.type());
        }
        out.add(new Stmt.OpAssign(s.pos(), op, place, value));
    }

    // ---- var ----

    void var(Decl.VarDecl d, List<Stmt> out) {
        var values = jopher.compiler.syntax.Expr.unpackList(d.values());
        var names = d.nameList();
        if (values.isEmpty()) {
            for (Name n : names) {
                if (f.info().defs.get(n) instanceof Var v && !n.value().equals("_")) {
                    out.add(new Stmt.Declare(n.pos(), f.local(v, Local.Kind.AUTO), null));
                }
            }
            return;
        }
        if (values.size() == names.size()) {
            List<Expr> xs = new ArrayList<>();
            List<Local> locals = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                Type t = f.info().defs.get(names.get(i)) instanceof Var v ? f.type(v.type()) : d.type() != null ? f.values.rawType(d.type()) : null;
                xs.add(t == null ? blankValue(values.get(i)) : f.conv.to(values.get(i), t));
            }
            for (Name n : names) {
                Var v = newVariable(n);
                locals.add(v == null ? null : f.local(v, Local.Kind.AUTO));
            }
            if (names.size() == 1) {
                Expr x = ExprNoder.unroll(xs.getFirst(), out);
                out.add(locals.getFirst() == null ? new Stmt.Assign(d.nameList().getFirst().pos(), null, x) : new Stmt.Declare(d.nameList().getFirst().pos(), locals.getFirst(), x));
            } else {
                out.add(new Stmt.DeclareList(d.pos(), locals, xs));
            }
            return;
        }
        List<Target> targets = new ArrayList<>();
        for (Name n : names) {
            boolean blank = n.value().equals("_") || !(f.info().defs.get(n) instanceof Var);
            targets.add(new Target(n.pos(), blank ? null : f.local((Var) f.info().defs.get(n), Local.Kind.AUTO), null));
        }
        multi(d.pos(), targets, values.getFirst(), out);
    }
}
