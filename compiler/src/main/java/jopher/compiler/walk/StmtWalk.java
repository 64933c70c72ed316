package jopher.compiler.walk;

import java.util.ArrayList;
import java.util.List;
import jopher.abi.RuntimeSymbol;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Expr.*;
import jopher.compiler.ir.IrTypes;
import jopher.compiler.ir.Local;
import jopher.compiler.ir.Places;
import jopher.compiler.ir.Stmt;
import jopher.compiler.ir.Stmt.*;
import jopher.compiler.types.Basic;

/// Lowers statements, handing the families over to their classes.
final class StmtWalk {
    private final Walk walk;

    StmtWalk(Walk walk) {
        this.walk = walk;
    }

    List<Stmt> block(List<Stmt> in) {
        List<Stmt> out = new ArrayList<>(in.size());
        list(in, out);
        return out;
    }

    void list(List<Stmt> in, List<Stmt> out) {
        for (int i = 0; i < in.size(); i++) {
            Stmt s = in.get(i);
            if (s instanceof Declare d && i + 1 < in.size() && walk.conversions.isOperandOf(d, in.get(i + 1))) {
                continue;
            }
            if (s instanceof Declare d && i + 1 < in.size() && walk.conversions.isLookedAt(d, in.get(i + 1))) {
                walk.conversions.stand(d.local(), ExprWalk.looked(ex(d.init(), out)));
                continue;
            }
            stmt(s, out);
        }
    }

    private Expr ex(Expr e, List<Stmt> out) {
        return walk.exprs.expr(e, out);
    }

    void stmt(Stmt s, List<Stmt> out) {
        switch (s) {
            case Declare x -> {
                Declare d = walk.conversions.declare(x);
                walk.slices.leave(d.init(), out);
                out.add(new Declare(d.pos(), d.local(), ex(d.init(), out)));
            }
            case Assign a -> assign(a, out);
            case CallAssign c -> out.add(new CallAssign(c.pos(), c.places(), walk.exprs.call(c.call(), out)));
            case ExprStmt x -> {
                if (x.x() instanceof Recv r) {
                    out.add(new ExprStmt(x.pos(), walk.chans.recv(r, out)));
                } else {
                    out.add(new ExprStmt(x.pos(), ex(x.x(), out)));
                }
            }
            case AssertOk a -> assertOk(a, out);
            case Block b -> out.add(new Block(b.pos(), block(b.stmts())));
            case If i -> out.add(new If(i.pos(), ex(i.cond(), out), block(i.then()), block(i.otherwise())));
            case Loop l -> {
                List<Stmt> setup = block(l.condSetup());
                Expr c = ex(l.cond(), setup);
                out.add(new Loop(l.pos(), l.label(), setup, c, block(l.post()), block(l.body())));
            }
            case For f -> forLoop(f, out);
            case IntSwitch w -> out.add(new IntSwitch(w.pos(), w.label(), ex(w.tag(), out), clauses(w.clauses()), block(w.otherwise())));
            case StringSwitch w -> out.add(new StringSwitch(w.pos(), w.label(), ex(w.tag(), out), clauses(w.clauses()), block(w.otherwise())));
            case Switch w -> walk.switches.lower(w, out);
            case TypeSwitch w -> walk.switches.lower(w, out);
            case Break b -> out.add(b);
            case Continue c -> out.add(c);
            case Goto g -> out.add(g);
            case LabelStmt l -> out.add(l);
            case Fallthrough f -> throw new IllegalStateException("fallthrough outside switch at " + f.pos());
            case Return r -> {
                walk.slices.leave(r, out);
                out.add(new Return(r.pos(), walk.exprs.exprs(r.values(), out)));
            }
            case Panic p -> out.add(new Panic(p.pos(), ex(p.value(), out)));
            case GoStmt g -> out.add(new GoStmt(g.pos(), ex(g.thunk(), out)));
            case DeferStmt d -> out.add(new DeferStmt(d.pos(), ex(d.thunk(), out), d.target()));
            case GoCall g -> throw new IllegalStateException("go call after order at " + g.pos());
            case DeferCall d -> throw new IllegalStateException("deferred call after order at " + d.pos());
            case AssignList a -> throw new IllegalStateException("assignment list after order at " + a.pos());
            case DeclareList d -> throw new IllegalStateException("declaration list after order at " + d.pos());
            case OpAssign a -> walk.maps.opAssign(a, (MapIndex) a.place(), out);
            case MapIndexOk m -> walk.maps.indexOk(m, out);
            case RecvOk r -> walk.chans.recvOk(r, out);
            case Send d -> walk.chans.send(d, out);
            case Delete d -> walk.maps.delete(d, out);
            case Clear c -> clear(c, out);
            case Print p -> walk.prints.lower(p, out);
            case Close c -> out.add(Walk.rtStmt(c.pos(), RuntimeSymbol.CLOSECHAN, ex(c.ch(), out)));
            case Range r -> walk.ranges.lower(r, out);
            case Select w -> walk.chans.select(w, out);
        }
    }

    /// The outcome for a conversion is known. It needs an object only where it is the result.
    private void assertOk(AssertOk a, List<Stmt> out) {
        Expr x = ex(a.x(), out);
        Expr operand = Conversions.operand(x);
        if (operand == null || a.dst() != null && IrTypes.isInterface(a.target())) {
            out.add(new AssertOk(a.pos(), a.dst(), a.ok(), x, a.target()));
            return;
        }
        boolean holds = Conversions.holds(operand.type(), a.target());
        out.add(new Assign(a.pos(), holds ? a.dst() : null, operand));
        if (!holds && a.dst() != null) {
            out.add(new Assign(a.pos(), a.dst(), new Zero(a.pos(), a.target())));
        }
        if (a.ok() != null) {
            out.add(new Assign(a.pos(), a.ok(), ExprWalk.retype(IrTypes.boolConst(a.pos(), holds), a.ok().type())));
        }
    }

    private List<IntSwitch.Clause> clauses(List<IntSwitch.Clause> in) {
        List<IntSwitch.Clause> out = new ArrayList<>();
        for (IntSwitch.Clause c : in) {
            out.add(new IntSwitch.Clause(c.pos(), c.values(), block(c.body())));
        }
        return out;
    }

    private void assign(Assign a, List<Stmt> out) {
        walk.slices.leave(a.value(), out);
        if (a.place() instanceof MapIndex m) {
            if (a.value() instanceof Append x && x.slice() == m || a.value() instanceof AppendSlice y && y.slice() == m) {
                walk.maps.appendAssign(a.pos(), m, a.value(), out);
            } else {
                walk.maps.assign(a.pos(), m, a.value(), out);
            }
            return;
        }
        Expr place = a.place() == null ? null : ex(a.place(), out);
        boolean inPlace = place != null && a.value() instanceof Append x && Places.same(a.place(), x.slice()) && !walk.slices.isInRegisters(a.place());
        out.add(new Assign(a.pos(), place, inPlace ? walk.exprs.append((Append) a.value(), null, out) : ex(a.value(), out)));
        walk.slices.assigned(a, out);
    }

    private void clear(Clear c, List<Stmt> out) {
        Expr x = ex(c.x(), out);
        if (IrTypes.isMap(x.type())) {
            out.add(Walk.rtStmt(c.pos(), RuntimeSymbol.MAPCLEAR, Walk.desc(c.pos(), x.type()), x));
        } else {
            out.add(Walk.rtStmt(c.pos(), RuntimeSymbol.CLEARSLICE, x, Walk.desc(c.pos(), IrTypes.elem(x.type()))));
        }
    }

    /// A three-clause loop. With per-iteration variables each iteration has its own copy, made before the post statement
    /// (spec: For statements with for clause): `Declare v = v` starts a fresh variable with the old one's value.
    private void forLoop(For f, List<Stmt> out) {
        List<Stmt> body = new ArrayList<>(block(f.init()));
        List<Stmt> setup = new ArrayList<>();
        Expr cond = ex(f.cond(), setup);
        List<Stmt> post = new ArrayList<>();
        for (Local v : f.perIteration()) {
            if (v.captured || v.addrTaken) {
                post.add(new Declare(f.pos(), v, new LocalRef(f.pos(), v)));
            }
        }
        list(f.post(), post);
        body.add(new Loop(f.pos(), f.label(), setup, cond, post, block(f.body())));
        out.add(new Block(f.pos(), body));
    }

    static Expr not(Expr x) {
        return new Unary(x.pos(), Basic.BOOL, UnaryOp.NOT, x);
    }
}
