package jopher.compiler.ir;

import java.util.List;
import java.util.function.Consumer;
import jopher.compiler.ir.Expr.*;
import jopher.compiler.ir.Stmt.*;

/// Visits every statement and expression of a tree, parents before children, in source order. Bodies of function literals are
/// functions of their own and are not entered.
public final class IrVisitor {
    private final Consumer<Stmt> onStmt;
    private final Consumer<Expr> onExpr;

    private IrVisitor(Consumer<Stmt> onStmt, Consumer<Expr> onExpr) {
        this.onStmt = onStmt;
        this.onExpr = onExpr;
    }

    public static void visit(List<Stmt> body, Consumer<Stmt> onStmt, Consumer<Expr> onExpr) {
        new IrVisitor(onStmt, onExpr).stmts(body);
    }

    public static void visit(Expr x, Consumer<Expr> onExpr) {
        new IrVisitor(s -> {}, onExpr).expr(x);
    }

    private void stmts(List<Stmt> body) {
        body.forEach(this::stmt);
    }

    private void exprs(List<Expr> xs) {
        xs.forEach(this::expr);
    }

    private void stmt(Stmt s) {
        if (s == null) {
            return;
        }
        onStmt.accept(s);
        switch (s) {
            case Declare d -> expr(d.init());
            case Assign a -> {
                expr(a.place());
                expr(a.value());
            }
            case CallAssign c -> {
                exprs(c.places());
                expr(c.call());
            }
            case ExprStmt x -> expr(x.x());
            case AssertOk a -> {
                expr(a.dst());
                expr(a.ok());
                expr(a.x());
            }
            case Block b -> stmts(b.stmts());
            case If i -> {
                expr(i.cond());
                stmts(i.then());
                stmts(i.otherwise());
            }
            case Loop l -> {
                stmts(l.condSetup());
                expr(l.cond());
                stmts(l.body());
                stmts(l.post());
            }
            case IntSwitch w -> {
                expr(w.tag());
                w.clauses().forEach(c -> stmts(c.body()));
                stmts(w.otherwise());
            }
            case StringSwitch w -> {
                expr(w.tag());
                w.clauses().forEach(c -> stmts(c.body()));
                stmts(w.otherwise());
            }
            case Break b -> { }
            case Continue c -> { }
            case Goto g -> { }
            case LabelStmt l -> { }
            case Fallthrough f -> { }
            case Return r -> exprs(r.values());
            case Panic p -> expr(p.value());
            case GoStmt g -> expr(g.thunk());
            case DeferStmt d -> expr(d.thunk());
            case GoCall g -> stmt(g.call());
            case DeferCall d -> stmt(d.call());
            case AssignList a -> {
                exprs(a.places());
                exprs(a.values());
            }
            case DeclareList d -> exprs(d.values());
            case OpAssign a -> {
                expr(a.place());
                expr(a.value());
            }
            case MapIndexOk m -> {
                expr(m.dst());
                expr(m.ok());
                expr(m.x());
            }
            case RecvOk r -> {
                expr(r.dst());
                expr(r.ok());
                expr(r.ch());
            }
            case Send d -> {
                expr(d.ch());
                expr(d.value());
            }
            case Delete d -> {
                expr(d.map());
                expr(d.key());
            }
            case Clear c -> expr(c.x());
            case Print p -> exprs(p.args());
            case Close c -> expr(c.ch());
            case Range r -> {
                expr(r.key());
                expr(r.value());
                expr(r.x());
                stmt(r.assign());
                stmts(r.before());
                stmts(r.body());
            }
            case For f -> {
                stmts(f.init());
                expr(f.cond());
                stmts(f.body());
                stmts(f.post());
            }
            case Switch w -> {
                expr(w.tag());
                w.clauses().forEach(c -> {
                    if (c.values() != null) {
                        exprs(c.values());
                    }
                    stmts(c.body());
                });
            }
            case TypeSwitch w -> {
                expr(w.x());
                w.clauses().forEach(c -> stmts(c.body()));
            }
            case Select w -> w.clauses().forEach(c -> {
                expr(c.sendCh());
                expr(c.sendValue());
                expr(c.recvCh());
                expr(c.dst());
                expr(c.ok());
                stmts(c.body());
            });
        }
    }

    private void expr(Expr e) {
        if (e == null) {
            return;
        }
        onExpr.accept(e);
        switch (e) {
            case Const x -> { }
            case Zero x -> { }
            case LocalRef x -> { }
            case GlobalRef x -> { }
            case FuncRef x -> { }
            case Closure x -> { }
            case TypeDesc x -> { }
            case New x -> { }
            case Recover x -> {
                if (x.token() != null) {
                    expr(x.token());
                }
            }
            case RecoverToken x -> { }
            case Unary x -> expr(x.x());
            case Binary x -> {
                expr(x.x());
                expr(x.y());
            }
            case Logical x -> {
                expr(x.x());
                expr(x.y());
            }
            case Concat x -> exprs(x.parts());
            case MinMax x -> exprs(x.args());
            case MakeComplex x -> {
                expr(x.re());
                expr(x.im());
            }
            case Real x -> expr(x.x());
            case Imag x -> expr(x.x());
            case Conv x -> expr(x.x());
            case ToIface x -> expr(x.x());
            case IfaceToIface x -> expr(x.x());
            case TypeAssert x -> expr(x.x());
            case BitCast x -> expr(x.x());
            case Field x -> expr(x.x());
            case Deref x -> expr(x.x());
            case Index x -> {
                expr(x.x());
                expr(x.index());
            }
            case AddrOf x -> expr(x.x());
            case SliceOp x -> {
                expr(x.x());
                expr(x.lo());
                expr(x.hi());
                expr(x.max());
            }
            case Len x -> expr(x.x());
            case Cap x -> expr(x.x());
            case Append x -> {
                expr(x.slice());
                exprs(x.elems());
            }
            case AppendSlice x -> {
                expr(x.slice());
                expr(x.tail());
            }
            case Copy x -> {
                expr(x.dst());
                expr(x.src());
            }
            case MakeSlice x -> {
                expr(x.len());
                expr(x.cap());
            }
            case MakeChan x -> expr(x.size());
            case UnsafeOp x -> exprs(x.args());
            case StructLit x -> exprs(x.fields());
            case ArrayLit x -> x.entries().forEach(en -> expr(en.value()));
            case Call x -> {
                switch (x.callee()) {
                    case StaticCallee c -> { }
                    case FuncCallee c -> expr(c.fn());
                    case IfaceCallee c -> expr(c.recv());
                }
                exprs(x.args());
            }
            case RuntimeCall x -> exprs(x.args());
            case MapSlot x -> {
                expr(x.map());
                expr(x.slot());
            }
            case MapIndex x -> {
                expr(x.map());
                expr(x.key());
            }
            case MethodValue x -> expr(x.recv());
            case DynamicAssert x -> expr(x.x());
            case MakeMap x -> expr(x.hint());
            case MapLit x -> {
                exprs(x.keys());
                exprs(x.values());
            }
            case Recv x -> expr(x.ch());
            case Seq x -> {
                stmts(x.stmts());
                expr(x.value());
            }
        }
    }
}
