package jopher.compiler.noder;

import java.util.ArrayList;
import java.util.List;
import jopher.compiler.base.Pos;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Label;
import jopher.compiler.ir.Local;
import jopher.compiler.ir.Stmt;
import jopher.compiler.syntax.Decl;
import jopher.compiler.syntax.Expr.CallExpr;
import jopher.compiler.syntax.Stmt.AssignStmt;
import jopher.compiler.syntax.Stmt.BlockStmt;
import jopher.compiler.syntax.Stmt.BranchStmt;
import jopher.compiler.syntax.Stmt.CallStmt;
import jopher.compiler.syntax.Stmt.DeclStmt;
import jopher.compiler.syntax.Stmt.EmptyStmt;
import jopher.compiler.syntax.Stmt.ExprStmt;
import jopher.compiler.syntax.Stmt.ForStmt;
import jopher.compiler.syntax.Stmt.IfStmt;
import jopher.compiler.syntax.Stmt.LabeledStmt;
import jopher.compiler.syntax.Stmt.RangeClause;
import jopher.compiler.syntax.Stmt.ReturnStmt;
import jopher.compiler.syntax.Stmt.SelectStmt;
import jopher.compiler.syntax.Stmt.SendStmt;
import jopher.compiler.syntax.Stmt.SwitchStmt;
import jopher.compiler.syntax.TokenKind;
import jopher.compiler.types.Builtin;
import jopher.compiler.types.Chan;
import jopher.compiler.types.Named;
import jopher.compiler.types.Tuple;
import jopher.compiler.types.Type;
import jopher.compiler.types.TypeName;
import jopher.compiler.types.Types;

/// Statements; assignments, switches and loops are handed on.
final class StmtNoder {
    private final FuncNoder f;

    StmtNoder(FuncNoder f) {
        this.f = f;
    }

    void list(List<jopher.compiler.syntax.Stmt> in, List<Stmt> out) {
        // what stands before a label may declare what is used behind it
        int lastLabel = in.size() - 1;
        while (lastLabel >= 0 && !(in.get(lastLabel) instanceof LabeledStmt)) {
            lastLabel--;
        }
        boolean dead = false;
        for (int i = 0; i < in.size(); i++) {
            if (!dead || i <= lastLabel) {
                stmt(in.get(i), null, out);
                dead = terminates(in.get(i));
            }
        }
    }

    /// Whether what follows is never reached, as gc's noder sees it: such code is not compiled.
    private boolean terminates(jopher.compiler.syntax.Stmt s) {
        return switch (s) {
            case BranchStmt b -> b.tok() == TokenKind.GOTO;
            case ReturnStmt r -> true;
            case ExprStmt e -> jopher.compiler.syntax.Expr.unparen(e.x()) instanceof CallExpr c && f.calls.builtin(c) == Builtin.Id.PANIC;
            case IfStmt i -> {
                var c = f.values.constant(i.cond());
                boolean always = c != null && c.boolVal();
                boolean never = c != null && !c.boolVal();
                yield (never || terminates(i.then())) && (always || i.els() != null && terminates(i.els()));
            }
            case BlockStmt b -> {
                var last = b.list().stream().filter(x -> !(x instanceof EmptyStmt)).reduce((x, y) -> y);
                yield last.isPresent() && terminates(last.get());
            }
            case null, default -> false;
        };
    }

    List<Stmt> block(BlockStmt b) {
        return block(b.list());
    }

    List<Stmt> block(List<jopher.compiler.syntax.Stmt> in) {
        List<Stmt> out = new ArrayList<>();
        list(in, out);
        return out;
    }

    /// `label` is the name of the label in front of the statement, or null.
    void stmt(jopher.compiler.syntax.Stmt s, String label, List<Stmt> out) {
        switch (s) {
            case null -> {}
            case EmptyStmt e -> {}
            case BlockStmt b -> out.add(new Stmt.Block(b.pos(), block(b)));
            case LabeledStmt l -> {
                out.add(new Stmt.LabelStmt(l.pos(), gotoLabel(l)));
                stmt(l.stmt(), l.label().value(), out);
            }
            case ExprStmt e -> {
                Stmt x = exprStmt(e.x(), out);
                if (x != null) {
                    out.add(x);
                }
            }
            case SendStmt x -> {
                Expr ch = f.exprs.expr(x.chan());
                out.add(new Stmt.Send(x.pos(), ch, f.conv.to(x.value(), f.type(((Chan) ch.type().underlying()).elem()))));
            }
            case DeclStmt d -> d.declList().forEach(decl -> declare(decl, out));
            case AssignStmt a -> f.assigns.assign(a, out);
            case BranchStmt b -> branch(b, out);
            case CallStmt c -> call(c, out);
            case ReturnStmt r -> returns(r, out);
            case IfStmt i -> ifStmt(i, out);
            case ForStmt x -> f.loops.loop(x, label, out);
            case SwitchStmt x -> f.switches.switchStmt(x, label, out);
            case SelectStmt x -> f.switches.select(x, label, out);
            case RangeClause r -> throw f.bug(r.pos(), "range clause outside a for statement");
        }
    }

    Label gotoLabel(LabeledStmt l) {
        Label known = f.gotos.get(l);
        if (known == null) {
            known = new Label(l.label().value());
            f.gotos.put(l, known);
        }
        return known;
    }

    /// A call or receive as a statement; what it needs first goes to `out`.
    private Stmt exprStmt(jopher.compiler.syntax.Expr e, List<Stmt> out) {
        var x = jopher.compiler.syntax.Expr.unparen(e);
        if (x instanceof CallExpr c && !f.values.isType(c.fun())) {
            Builtin.Id b = f.calls.builtin(c);
            if (b != null) {
                Stmt s = f.builtins.statement(c, b, out);
                if (s != null) {
                    return s;
                }
            }
        }
        Expr v = ExprNoder.unroll(f.exprs.expr(x), out);
        return v instanceof Expr.Const ? null : new Stmt.ExprStmt(e.pos(), v);
    }

    private void declare(Decl d, List<Stmt> out) {
        switch (d) {
            case Decl.VarDecl v -> f.assigns.var(v, out);
            case Decl.TypeDecl t -> {
                if (f.info().defs.get(t.name()) instanceof TypeName tn && !tn.isAlias() && Types.unalias(tn.type()) instanceof Named n) {
                    f.type(n);
                }
            }
            default -> {}
        }
    }

    private void call(CallStmt c, List<Stmt> out) {
        Stmt s = exprStmt(c.call(), out);
        if (s == null) {
            return;
        }
        if (c.tok() == TokenKind.GO) {
            out.add(new Stmt.GoCall(c.pos(), s));
        } else {
            FuncNoder home = f.home();
            home.fn.hasDefer = true;
            if (home != f && s instanceof Stmt.ExprStmt e && e.x() instanceof Expr.Recover r) {
                // runs when the function ends, so it recovers for that, not for the body of the loop
                s = new Stmt.ExprStmt(e.pos(), new Expr.Recover(r.pos(), r.type(), f.ref(r.pos(), home.recoverToken())));
            }
            out.add(new Stmt.DeferCall(c.pos(), s, home.fn));
        }
    }

    private void ifStmt(IfStmt i, List<Stmt> out) {
        if (i.init() != null) {
            List<Stmt> inner = new ArrayList<>();
            stmt(i.init(), null, inner);
            ifPart(i, inner);
            out.add(new Stmt.Block(i.pos(), inner));
        } else {
            ifPart(i, out);
        }
    }

    private void ifPart(IfStmt i, List<Stmt> out) {
        Expr cond = f.exprs.expr(i.cond());
        Boolean known = Values.truth(cond);
        if (known != null) {
            if (known) {
                out.add(new Stmt.Block(i.pos(), block(i.then())));
            } else if (i.els() != null) {
                stmt(i.els(), null, out);
            }
            return;
        }
        cond = ExprNoder.unroll(cond, out);
        List<Stmt> then = block(i.then());
        List<Stmt> els = new ArrayList<>();
        switch (i.els()) {
            case null -> {}
            case BlockStmt b -> list(b.list(), els);
            case jopher.compiler.syntax.Stmt s -> stmt(s, null, els);
        }
        out.add(new Stmt.If(i.pos(), cond, then, els));
    }

    // ---- control ----

    private void branch(BranchStmt b, List<Stmt> out) {
        Pos pos = b.pos();
        RangeExits.Kind kind = switch (b.tok()) {
            case BREAK -> RangeExits.Kind.BREAK;
            case CONTINUE -> RangeExits.Kind.CONTINUE;
            case GOTO -> RangeExits.Kind.GOTO;
            default -> null;
        };
        if (kind == null) {
            out.add(new Stmt.Fallthrough(pos));
            return;
        }
        jump(pos, kind, b.target(), out);
    }

    /// Goes to a statement of this function, or out of the loop body that this function is.
    void jump(Pos pos, RangeExits.Kind kind, jopher.compiler.syntax.Stmt target, List<Stmt> out) {
        if (kind == RangeExits.Kind.GOTO) {
            if (target instanceof LabeledStmt l && f.gotos.containsKey(l)) {
                out.add(new Stmt.Goto(pos, gotoLabel(l)));
                return;
            }
        } else {
            FuncNoder.Target t = f.targets.get(target);
            if (t != null) {
                out.add(kind == RangeExits.Kind.BREAK ? new Stmt.Break(pos, t.breaks()) : new Stmt.Continue(pos, t.continues()));
                return;
            }
        }
        if (f.range == null) {
            throw f.bug(pos, kind + " has no target");
        }
        f.rangeFuncs.leave(pos, kind, target, out);
    }

    private void returns(ReturnStmt r, List<Stmt> out) {
        Pos pos = r.pos();
        FuncNoder home = f.home();
        List<Local> results = home.fn.results;
        var list = jopher.compiler.syntax.Expr.unpackList(r.results());
        List<Expr> values = new ArrayList<>();
        if (list.size() == 1 && results.size() > 1) {
            Expr call = ExprNoder.unroll(f.exprs.expr(list.getFirst()), out);
            List<Type> types = Values.types((Tuple) call.type());
            boolean same = true;
            for (int i = 0; i < types.size(); i++) {
                same &= Types.identical(types.get(i), results.get(i).type);
            }
            if (same && home == f) {
                values.add(call);
            } else {
                List<Expr> temps = new ArrayList<>();
                for (int i = 0; i < types.size(); i++) {
                    Expr t = f.ref(pos, f.temp(pos, f.type(types.get(i))));
                    temps.add(t);
                    values.add(f.conv.implicit(pos, t, results.get(i).type));
                }
                out.add(new Stmt.CallAssign(pos, temps, (Expr.Call) call));
            }
        } else {
            for (int i = 0; i < list.size(); i++) {
                values.add(f.conv.to(list.get(i), results.get(i).type));
            }
            if (values.size() == 1) {
                values.set(0, ExprNoder.unroll(values.getFirst(), out));
            }
        }
        if (!values.isEmpty() && home.fn.namedResults) {
            results.forEach(l -> l.reassigned = true);
        }
        if (home == f) {
            out.add(new Stmt.Return(pos, values));
        } else {
            f.rangeFuncs.returns(pos, values, out);
        }
    }
}
