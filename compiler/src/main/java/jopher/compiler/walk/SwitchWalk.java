package jopher.compiler.walk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jopher.compiler.base.Pos;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Expr.*;
import jopher.compiler.ir.IrTypes;
import jopher.compiler.ir.IrVisitor;
import jopher.compiler.ir.Label;
import jopher.compiler.ir.Stmt;
import jopher.compiler.ir.Stmt.*;
import jopher.compiler.types.Basic;
import jopher.compiler.types.Type;
import jopher.compiler.types.Universe;
import jopher.compiler.types.constant.Constant;

/// Expression and type switches. Integer and string switches over constants become `IntSwitch` and `StringSwitch`;
/// the rest is tests in source order that jump to the clause bodies.
final class SwitchWalk {
    private final Walk walk;

    SwitchWalk(Walk walk) {
        this.walk = walk;
    }

    void lower(Switch w, List<Stmt> out) {
        if (w.tag() != null && constants(w) && (IrTypes.isInteger(w.tag().type()) || IrTypes.isString(w.tag().type()))) {
            constantSwitch(w, out);
        } else {
            tests(w, out);
        }
    }

    private static boolean constants(Switch w) {
        Set<Constant> seen = new HashSet<>();
        int n = 0;
        for (Switch.SwitchClause c : w.clauses()) {
            if (c.values() == null) {
                continue;
            }
            for (Expr v : c.values()) {
                if (!(v instanceof Const k) || !seen.add(k.value())) {
                    return false;
                }
                n++;
            }
        }
        return n > 0;
    }

    private static boolean fallsThrough(Switch.SwitchClause c) {
        return !c.body().isEmpty() && c.body().getLast() instanceof Fallthrough;
    }

    private List<Stmt> body(Switch w, int i, Label[] entries) {
        Switch.SwitchClause c = w.clauses().get(i);
        List<Stmt> body = new ArrayList<>();
        if (entries[i] != null) {
            body.add(new LabelStmt(c.pos(), entries[i]));
        }
        boolean falls = fallsThrough(c);
        body.addAll(walk.stmts.block(falls ? c.body().subList(0, c.body().size() - 1) : c.body()));
        if (falls) {
            body.add(new Goto(c.pos(), entries[i + 1]));
        }
        return body;
    }

    /// Entry labels of the clauses that a preceding clause falls into.
    private Label[] fallTargets(Switch w) {
        Label[] entries = new Label[w.clauses().size() + 1];
        for (int i = 0; i < w.clauses().size(); i++) {
            if (fallsThrough(w.clauses().get(i))) {
                entries[i + 1] = walk.label("case");
            }
        }
        return entries;
    }

    private void constantSwitch(Switch w, List<Stmt> out) {
        Label[] entries = fallTargets(w);
        List<IntSwitch.Clause> clauses = new ArrayList<>();
        List<Stmt> otherwise = List.of();
        for (int i = 0; i < w.clauses().size(); i++) {
            Switch.SwitchClause c = w.clauses().get(i);
            List<Stmt> body = body(w, i, entries);
            if (c.values() == null) {
                otherwise = body;
            } else {
                List<Constant> values = new ArrayList<>();
                for (Expr v : c.values()) {
                    values.add(((Const) v).value());
                }
                clauses.add(new IntSwitch.Clause(c.pos(), values, body));
            }
        }
        Expr tag = walk.exprs.expr(w.tag(), out);
        out.add(IrTypes.isString(tag.type())
                ? new StringSwitch(w.pos(), w.label(), ExprWalk.looked(tag), clauses, otherwise)
                : new IntSwitch(w.pos(), w.label(), tag, clauses, otherwise));
    }

    /// before: switch tag { case a, f(): A; default: D }
    /// after:  if tag == a goto A; if tag == f() goto A; goto D; A: …; goto end; D: …; end:
    /// The whole stands in a one-way switch so that `break` finds its label.
    private void tests(Switch w, List<Stmt> out) {
        Label[] entries = new Label[w.clauses().size() + 1];
        Label end = w.label();
        Label fallback = null;
        List<Stmt> all = new ArrayList<>();
        Expr tag = walk.exprs.expr(w.tag(), all);
        for (int i = 0; i < w.clauses().size(); i++) {
            Switch.SwitchClause c = w.clauses().get(i);
            entries[i] = walk.label("case");
            if (c.values() == null) {
                fallback = entries[i];
                continue;
            }
            for (Expr v : c.values()) {
                Expr x = walk.exprs.expr(v, all);
                Expr test = tag == null && IrTypes.isBoolean(x.type()) ? x : equal(v.pos(), tag == null ? IrTypes.boolConst(v.pos(), true) : tag, x);
                all.add(new If(v.pos(), test, List.of(new Goto(v.pos(), entries[i])), List.of()));
            }
        }
        all.add(fallback != null ? new Goto(w.pos(), fallback) : new Break(w.pos(), end));
        for (int i = 0; i < w.clauses().size(); i++) {
            all.addAll(body(w, i, entries));
            all.add(new Break(w.clauses().get(i).pos(), end));
        }
        out.add(breakable(w.pos(), end, all));
    }

    /// A statement list that `Break(label)` leaves.
    static Stmt breakable(Pos pos, Label label, List<Stmt> stmts) {
        return new IntSwitch(pos, label, IrTypes.intConst(pos, 0), List.of(), stmts);
    }

    private static Expr equal(Pos pos, Expr tag, Expr x) {
        if (tag instanceof Const c && IrTypes.isBoolean(tag.type()) && IrTypes.isBoolean(x.type())) {
            return c.value().equals(Constant.of(true)) ? x : StmtWalk.not(x);
        }
        Expr a = tag;
        Expr b = x;
        if (IrTypes.isInterface(a.type()) && !IrTypes.isInterface(b.type())) {
            b = new ToIface(pos, a.type(), b);
        } else if (IrTypes.isInterface(b.type()) && !IrTypes.isInterface(a.type())) {
            a = new ToIface(pos, b.type(), a);
        }
        return Walk.binary(pos, Basic.BOOL, BinaryOp.EQ, a, b);
    }

    void lower(TypeSwitch w, List<Stmt> out) {
        Expr value = walk.exprs.expr(w.x(), out);
        Expr operand = Conversions.operand(value);
        if (operand != null) {
            known(w, operand, out);
            return;
        }
        Expr x = walk.once(value, out);
        List<Stmt> all = new ArrayList<>();
        TypeSwitch.TypeClause fallback = null;
        for (TypeSwitch.TypeClause c : w.clauses()) {
            if (c.types() == null) {
                fallback = c;
                continue;
            }
            if (c.types().size() == 1 && c.types().getFirst() != null) {
                singleType(w, c, x, c.types().getFirst(), all);
            } else {
                severalTypes(w, c, x, all);
            }
        }
        if (fallback != null) {
            all.addAll(clauseBody(w, fallback, x));
        }
        out.add(breakable(w.pos(), w.label(), all));
    }

    /// A conversion of x: its type decides which clause runs, and only a clause with a variable of interface type needs an object.
    private void known(TypeSwitch w, Expr x, List<Stmt> out) {
        TypeSwitch.TypeClause chosen = null;
        for (TypeSwitch.TypeClause c : w.clauses()) {
            if (c.types() == null) {
                chosen = chosen == null ? c : chosen;
            } else if (c.types().stream().anyMatch(t -> t != null && Conversions.holds(x.type(), t))) {
                chosen = c;
                break;
            }
        }
        List<Stmt> body = new ArrayList<>();
        if (chosen != null && chosen.local() != null && reads(chosen)) {
            Type t = chosen.local().type;
            body.add(new Declare(chosen.pos(), chosen.local(), IrTypes.isInterface(t) ? new ToIface(chosen.pos(), t, x) : x));
        } else {
            body.add(new Assign(w.pos(), null, x));
        }
        if (chosen != null) {
            walk.stmts.list(chosen.body(), body);
            body.add(new Break(chosen.pos(), w.label()));
        }
        out.add(breakable(w.pos(), w.label(), body));
    }

    /// Whether a clause uses its variable. Literals inside have it among their captures.
    private static boolean reads(TypeSwitch.TypeClause c) {
        boolean[] found = {c.local().captured};
        IrVisitor.visit(c.body(), s -> {}, e -> found[0] |= e instanceof LocalRef l && l.local() == c.local());
        return found[0];
    }

    /// case T: v, ok := x.(T); if ok { body; break }
    private void singleType(TypeSwitch w, TypeSwitch.TypeClause c, Expr x, Type type, List<Stmt> out) {
        LocalRef ok = walk.variable(c.pos(), Basic.BOOL, null, out);
        LocalRef v = null;
        if (c.local() != null) {
            v = walk.variable(c.pos(), type, null, out);
        }
        out.add(new AssertOk(c.pos(), v, ok, x, type));
        List<Stmt> body = new ArrayList<>();
        if (v != null) {
            body.add(new Declare(c.pos(), c.local(), v));
        }
        walk.stmts.list(c.body(), body);
        body.add(new Break(c.pos(), w.label()));
        out.add(new If(c.pos(), ok, body, List.of()));
    }

    private void severalTypes(TypeSwitch w, TypeSwitch.TypeClause c, Expr x, List<Stmt> out) {
        Label entry = walk.label("case");
        Label next = walk.label("next");
        for (Type t : c.types()) {
            Expr test;
            if (t == null) {
                test = Walk.binary(c.pos(), Basic.BOOL, BinaryOp.EQ, x, new Zero(c.pos(), x.type()));
            } else {
                LocalRef ok = walk.variable(c.pos(), Basic.BOOL, null, out);
                out.add(new AssertOk(c.pos(), null, ok, x, t));
                test = ok;
            }
            out.add(new If(c.pos(), test, List.of(new Goto(c.pos(), entry)), List.of()));
        }
        out.add(new Goto(c.pos(), next));
        out.add(new LabelStmt(c.pos(), entry));
        out.addAll(clauseBody(w, c, x));
        out.add(new LabelStmt(c.pos(), next));
    }

    private List<Stmt> clauseBody(TypeSwitch w, TypeSwitch.TypeClause c, Expr x) {
        List<Stmt> body = new ArrayList<>();
        if (c.local() != null) {
            body.add(new Declare(c.pos(), c.local(), x));
        }
        walk.stmts.list(c.body(), body);
        body.add(new Break(c.pos(), w.label()));
        return List.of(new Block(c.pos(), body));
    }

    /// The type of runtime values that are any.
    static Type any() {
        return Universe.ANY;
    }
}
