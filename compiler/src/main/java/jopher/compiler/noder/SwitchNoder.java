package jopher.compiler.noder;

import java.util.ArrayList;
import java.util.List;
import jopher.compiler.base.Pos;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.IrTypes;
import jopher.compiler.ir.Label;
import jopher.compiler.ir.Local;
import jopher.compiler.ir.Stmt;
import jopher.compiler.syntax.Expr.Operation;
import jopher.compiler.syntax.Expr.TypeSwitchGuard;
import jopher.compiler.syntax.Stmt.AssignStmt;
import jopher.compiler.syntax.Stmt.BranchStmt;
import jopher.compiler.syntax.Stmt.CaseClause;
import jopher.compiler.syntax.Stmt.CommClause;
import jopher.compiler.syntax.Stmt.ExprStmt;
import jopher.compiler.syntax.Stmt.SelectStmt;
import jopher.compiler.syntax.Stmt.SendStmt;
import jopher.compiler.syntax.Stmt.SwitchStmt;
import jopher.compiler.syntax.Operator;
import jopher.compiler.syntax.TokenKind;
import jopher.compiler.types.Basic;
import jopher.compiler.types.Chan;
import jopher.compiler.types.Type;
import jopher.compiler.types.Types;
import jopher.compiler.types.Var;
import jopher.compiler.types.constant.Constant;

/// Expression switches, type switches and select.
final class SwitchNoder {
    private final FuncNoder f;

    SwitchNoder(FuncNoder f) {
        this.f = f;
    }

    void switchStmt(SwitchStmt s, String name, List<Stmt> out) {
        Label label = f.label(name);
        f.targets.put(s, new FuncNoder.Target(label, null));
        List<Stmt> inner = s.init() == null ? out : new ArrayList<>();
        if (s.init() != null) {
            f.stmts.stmt(s.init(), null, inner);
        }
        if (s.tag() instanceof TypeSwitchGuard g) {
            typeSwitch(s, g, label, inner);
        } else {
            expression(s, label, inner);
        }
        if (s.init() != null) {
            out.add(new Stmt.Block(s.pos(), inner));
        }
    }

    private void expression(SwitchStmt s, Label label, List<Stmt> out) {
        Expr tag = null;
        if (s.tag() != null) {
            tag = ExprNoder.unroll(f.exprs.expr(s.tag()), out);
        }
        if (tag instanceof Expr.Const c && constant(s, c, label, out)) {
            return;
        }
        boolean mixed = false;
        if (tag != null && !IrTypes.isInterface(tag.type())) {
            for (CaseClause c : s.body()) {
                for (var e : jopher.compiler.syntax.Expr.unpackList(c.cases())) {
                    mixed |= !f.values.isNil(e) && f.values.constant(e) == null && IrTypes.isInterface(f.values.type(e));
                }
            }
        }
        if (mixed) {
            // a concrete tag compared with interface values: each case decides the type of the comparison
            Local t = f.temp(tag.pos(), tag.type());
            out.add(new Stmt.Declare(tag.pos(), t, tag));
            tag = f.ref(tag.pos(), t);
        }
        List<Stmt.Switch.SwitchClause> clauses = new ArrayList<>();
        for (CaseClause c : s.body()) {
            List<Expr> values = null;
            if (c.cases() != null) {
                values = new ArrayList<>();
                for (var e : jopher.compiler.syntax.Expr.unpackList(c.cases())) {
                    if (tag == null) {
                        // an interface value is compared with true by the switch itself
                        values.add(f.values.constant(e) == null && IrTypes.isInterface(f.values.type(e)) ? f.exprs.expr(e) : f.conv.to(e, Basic.BOOL));
                    } else if (mixed) {
                        Expr v = f.values.isNil(e) ? f.values.zero(e.pos(), tag.type()) : f.exprs.expr(e);
                        ConvNoder.Pair p = f.conv.common(tag, v);
                        values.add(new Expr.Binary(e.pos(), Basic.BOOL, Expr.BinaryOp.EQ, p.x(), p.y()));
                    } else {
                        values.add(f.conv.to(e, tag.type()));
                    }
                }
            }
            clauses.add(new Stmt.Switch.SwitchClause(c.pos(), values, f.stmts.block(c.body())));
        }
        out.add(new Stmt.Switch(s.pos(), label, mixed ? null : tag, clauses));
    }

    /// A switch on a constant by constants (`switch runtime.GOOS`) is only the clause that matches. False if it is not such a switch.
    private boolean constant(SwitchStmt s, Expr.Const tag, Label label, List<Stmt> out) {
        CaseClause match = null;
        CaseClause otherwise = null;
        for (CaseClause c : s.body()) {
            if (!c.body().isEmpty() && c.body().getLast() instanceof BranchStmt b && b.tok() == TokenKind.FALLTHROUGH) {
                return false;
            }
            if (c.cases() == null) {
                otherwise = c;
            }
            for (var e : jopher.compiler.syntax.Expr.unpackList(c.cases())) {
                Constant v = f.values.constant(e);
                if (v == null) {
                    return false;
                }
                if (match == null && f.values.constant(e.pos(), tag.type(), v) instanceof Expr.Const k && k.value().equals(tag.value())) {
                    match = c;
                }
            }
        }
        CaseClause chosen = match != null ? match : otherwise;
        if (chosen != null) {
            // one clause, so that break still has its statement
            var clause = new Stmt.Switch.SwitchClause(chosen.pos(), null, f.stmts.block(chosen.body()));
            out.add(new Stmt.Switch(s.pos(), label, null, List.of(clause)));
        }
        return true;
    }

    private void typeSwitch(SwitchStmt s, TypeSwitchGuard g, Label label, List<Stmt> out) {
        Expr x = ExprNoder.unroll(f.exprs.expr(g.x()), out);
        List<Stmt.TypeSwitch.TypeClause> clauses = new ArrayList<>();
        for (CaseClause c : s.body()) {
            List<Type> types = null;
            if (c.cases() != null) {
                types = new ArrayList<>();
                for (var e : jopher.compiler.syntax.Expr.unpackList(c.cases())) {
                    types.add(f.values.isNil(e) ? null : f.values.rawType(e));
                }
            }
            Local local = null;
            if (f.info().implicits.get(c) instanceof Var v) {
                local = f.local(c.pos(), v, Local.Kind.AUTO);
            }
            clauses.add(new Stmt.TypeSwitch.TypeClause(c.pos(), types, local, f.stmts.block(c.body())));
        }
        out.add(new Stmt.TypeSwitch(s.pos(), label, x, clauses));
    }

    void select(SelectStmt s, String name, List<Stmt> out) {
        Label label = f.label(name);
        f.targets.put(s, new FuncNoder.Target(label, null));
        List<Stmt.Select.CommClause> clauses = new ArrayList<>();
        for (CommClause c : s.body()) {
            clauses.add(comm(c));
        }
        out.add(new Stmt.Select(s.pos(), label, clauses));
    }

    private Stmt.Select.CommClause comm(CommClause c) {
        Pos pos = c.pos();
        switch (c.comm()) {
            case null -> {
                return new Stmt.Select.CommClause(pos, null, null, null, null, null, false, true, f.stmts.block(c.body()));
            }
            case SendStmt x -> {
                Expr ch = f.exprs.expr(x.chan());
                Expr v = f.conv.to(x.value(), f.type(((Chan) ch.type().underlying()).elem()));
                return new Stmt.Select.CommClause(pos, ch, v, null, null, null, false, false, f.stmts.block(c.body()));
            }
            case ExprStmt x -> {
                return new Stmt.Select.CommClause(pos, null, null, channel(x.x()), null, null, false, false, f.stmts.block(c.body()));
            }
            case AssignStmt a -> {
                return receive(pos, a, c);
            }
            default -> throw f.bug(pos, "communication clause");
        }
    }

    private Expr channel(jopher.compiler.syntax.Expr recv) {
        return f.exprs.expr(((Operation) jopher.compiler.syntax.Expr.unparen(recv)).x());
    }

    /// The values go to fresh variables: those of `:=`, or temporaries that the body assigns first.
    private Stmt.Select.CommClause receive(Pos pos, AssignStmt a, CommClause c) {
        Expr ch = channel(a.rhs());
        Type elem = f.type(((Chan) ch.type().underlying()).elem());
        var lhs = jopher.compiler.syntax.Expr.unpackList(a.lhs());
        boolean define = a.op() == Operator.DEF;
        Expr[] dst = new Expr[2];
        List<Expr> places = new ArrayList<>();
        List<Expr> values = new ArrayList<>();
        List<Stmt> body = new ArrayList<>();
        for (int i = 0; i < lhs.size(); i++) {
            Type t = i == 0 ? elem : Basic.BOOL;
            AssignNoder.Target target = f.assigns.target(lhs.get(i), define);
            if (target.isBlank()) {
                continue;
            }
            if (target.declared() != null && Types.identical(target.type(), t)) {
                dst[i] = new Expr.LocalRef(target.pos(), target.declared());
                continue;
            }
            Expr tmp = f.ref(target.pos(), f.temp(target.pos(), t));
            dst[i] = tmp;
            Expr v = f.conv.implicit(target.pos(), tmp, target.type());
            if (target.declared() != null) {
                body.add(new Stmt.Declare(target.pos(), target.declared(), v));
            } else {
                places.add(target.place());
                values.add(v);
            }
        }
        if (!places.isEmpty()) {
            body.add(new Stmt.AssignList(pos, places, values));
        }
        body.addAll(f.stmts.block(c.body()));
        return new Stmt.Select.CommClause(pos, null, null, ch, dst[0], dst[1], true, false, body);
    }
}
