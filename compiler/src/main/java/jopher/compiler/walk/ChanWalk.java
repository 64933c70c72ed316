package jopher.compiler.walk;

import java.util.ArrayList;
import java.util.List;
import jopher.abi.RuntimeSymbol;
import jopher.compiler.base.Pos;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Expr.*;
import jopher.compiler.ir.IrTypes;
import jopher.compiler.ir.Stmt;
import jopher.compiler.ir.Stmt.*;
import jopher.compiler.types.Basic;
import jopher.compiler.types.Type;
import jopher.compiler.types.constant.Constant;

/// Channel operations and select.
final class ChanWalk {
    private final Walk walk;

    ChanWalk(Walk walk) {
        this.walk = walk;
    }

    private static RuntimeSymbol byKind(Type elem, RuntimeSymbol j, RuntimeSymbol d, RuntimeSymbol l) {
        return switch (Kinds.of(elem)) {
            case I, J -> j;
            case F, D -> d;
            case L -> l;
        };
    }

    Expr make(MakeChan x, List<Stmt> out) {
        Expr size = x.size() == null ? IrTypes.intConst(x.pos(), 0) : walk.exprs.expr(x.size(), out);
        if (Kinds.of(size.type()) != Kinds.J) {
            size = new Conv(x.pos(), Basic.INT, ConvKind.NUMERIC, size);
        }
        return Walk.rt(x.pos(), x.type(), RuntimeSymbol.MAKECHAN, Walk.desc(x.pos(), x.type()), size);
    }

    Expr recv(Recv r, List<Stmt> out) {
        RuntimeSymbol fn = byKind(r.type(), RuntimeSymbol.CHANRECVJ, RuntimeSymbol.CHANRECVD, RuntimeSymbol.CHANRECVL);
        return Walk.rt(r.pos(), r.type(), fn, walk.exprs.expr(r.ch(), out));
    }

    void recvOk(RecvOk r, List<Stmt> out) {
        Expr ch = walk.exprs.expr(r.ch(), out);
        Type elem = IrTypes.elem(ch.type());
        Expr value = recv(new Recv(r.pos(), elem, ch), out);
        if (r.dst() != null) {
            out.add(new Assign(r.pos(), r.dst(), value));
        } else {
            out.add(new ExprStmt(r.pos(), value));
        }
        if (r.ok() != null) {
            out.add(new Assign(r.pos(), r.ok(), ExprWalk.retype(Walk.ok(r.pos()), r.ok().type())));
        }
    }

    void send(Send s, List<Stmt> out) {
        Expr ch = walk.exprs.expr(s.ch(), out);
        Type elem = IrTypes.elem(ch.type());
        RuntimeSymbol fn = byKind(elem, RuntimeSymbol.CHANSENDJ, RuntimeSymbol.CHANSENDD, RuntimeSymbol.CHANSENDL);
        out.add(Walk.rtStmt(s.pos(), fn, ch, owned(walk.exprs.expr(s.value(), out), out)));
    }

    /// A value that the channel may keep: aggregates are copied into a temporary of their own.
    private Expr owned(Expr v, List<Stmt> out) {
        return IrTypes.isAggregate(v.type()) ? walk.define(v.pos(), v.type(), v, out) : v;
    }

    /// sel := selectnew(n); the cases in source order; i := selectgo(sel, block); then a switch over i.
    void select(Select w, List<Stmt> out) {
        Pos pos = w.pos();
        int n = 0;
        boolean block = true;
        for (Select.CommClause c : w.clauses()) {
            if (c.isDefault()) {
                block = false;
            } else {
                n++;
            }
        }
        LocalRef sel = walk.define(pos, Basic.UNSAFE_POINTER, Walk.rt(pos, Basic.UNSAFE_POINTER, RuntimeSymbol.SELECTNEW, IrTypes.constOf(pos, Basic.INT32, n)), out);
        for (Select.CommClause c : w.clauses()) {
            if (c.isDefault()) {
                continue;
            }
            if (c.sendCh() != null) {
                Expr ch = walk.exprs.expr(c.sendCh(), out);
                Type elem = IrTypes.elem(ch.type());
                RuntimeSymbol fn = byKind(elem, RuntimeSymbol.SELECTSENDJ, RuntimeSymbol.SELECTSENDD, RuntimeSymbol.SELECTSENDL);
                out.add(Walk.rtStmt(c.pos(), fn, sel, ch, owned(walk.exprs.expr(c.sendValue(), out), out)));
            } else {
                out.add(Walk.rtStmt(c.pos(), RuntimeSymbol.SELECTRECV, sel, walk.exprs.expr(c.recvCh(), out)));
            }
        }
        LocalRef chosen = walk.define(pos, Basic.INT32, Walk.rt(pos, Basic.INT32, RuntimeSymbol.SELECTGO, sel, IrTypes.boolConst(pos, block)), out);
        List<IntSwitch.Clause> clauses = new ArrayList<>();
        List<Stmt> otherwise = List.of();
        int index = 0;
        for (Select.CommClause c : w.clauses()) {
            if (c.isDefault()) {
                otherwise = walk.stmts.block(c.body());
                continue;
            }
            clauses.add(new IntSwitch.Clause(c.pos(), List.of(Constant.of(index++)), clause(c, sel)));
        }
        out.add(new IntSwitch(pos, w.label(), chosen, clauses, otherwise));
    }

    private List<Stmt> clause(Select.CommClause c, Expr sel) {
        List<Stmt> body = new ArrayList<>();
        if (c.dst() != null) {
            Type elem = c.dst().type();
            RuntimeSymbol fn = byKind(elem, RuntimeSymbol.SELECTVALJ, RuntimeSymbol.SELECTVALD, RuntimeSymbol.SELECTVALL);
            body.add(new Declare(c.pos(), ((LocalRef) c.dst()).local(), Walk.rt(c.pos(), elem, fn, sel)));
        }
        if (c.ok() != null) {
            body.add(new Declare(c.pos(), ((LocalRef) c.ok()).local(), ExprWalk.retype(Walk.rt(c.pos(), Basic.BOOL, RuntimeSymbol.SELECTOK, sel), c.ok().type())));
        }
        walk.stmts.list(c.body(), body);
        return body;
    }
}
